import { useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../../languages/list.ts'
import { applyTheme, storedTheme, THEMES, type Theme } from './settings.ts'
import { useWords, words } from './words.ts'

/** The language and the colours of the page. */
export function Settings(props: { language: Language; setLanguage: (language: Language) => void }) {
  const { say } = useWords()
  const [theme, setTheme] = useState<Theme>(storedTheme)
  const choose = (chosen: Theme) => {
    applyTheme(chosen)
    setTheme(chosen)
  }
  return (
    <div class="settings">
      <select
        aria-label={say.languageLabel}
        value={props.language}
        onChange={({ currentTarget }) => props.setLanguage(currentTarget.value as Language)}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {words[code].language}
          </option>
        ))}
      </select>
      <select
        aria-label={say.theme.label}
        value={theme}
        onChange={({ currentTarget }) => choose(currentTarget.value as Theme)}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {say.theme[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
