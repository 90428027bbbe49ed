import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ClassWebWords } from '../../../languages/en/class-web.ts'
import { FALLBACK, inLanguage, type Language, type Text } from '../../../languages/list.ts'
import type { LabView } from '../view.ts'

const found = import.meta.glob<ClassWebWords>('../../../languages/*/class-web.ts', {
  eager: true,
  import: 'default',
})

/** The words of every language, by its code. */
export const words = Object.fromEntries(
  Object.entries(found).map(([path, said]) => [path.split('/').at(-2), said]),
) as Record<Language, ClassWebWords>

export const LanguageContext = createContext<Language>(FALLBACK)

export interface Said {
  say: ClassWebWords
  language: Language
  /** A text of the course. */
  text(text: Text): string
  /** `3 Deploy nginx` */
  lab(lab: LabView): string
  time(at: string): string
}

export function useWords(): Said {
  const language = useContext(LanguageContext)
  const text = (text: Text) => inLanguage(text, language)
  return {
    say: words[language],
    language,
    text,
    lab: ({ number, title }) => [number, text(title)].filter((part) => part !== null).join(' '),
    time: (at) => new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }),
  }
}
