import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../languages/list.ts'
import { logIn, NotAnswered } from './api.ts'
import { Class } from './class.tsx'
import { Login } from './login.tsx'
import { applyLanguage, storedLanguage } from './settings.ts'
import { Settings } from './settings-bar.tsx'
import { Student } from './student.tsx'
import { LanguageContext, words } from './words.ts'

/** The link that the terminal prints has its code where no server and no log sees it. */
const codeInLink = /^#login=([\w-]+)$/.exec(location.hash)?.[1]
const isStudent = location.pathname.startsWith('/s/')

type Door = 'entering' | 'in' | 'out' | 'failed' | 'too-often'

export function Page() {
  const [language, setLanguage] = useState<Language>(storedLanguage)
  const [door, setDoor] = useState<Door>(codeInLink ? 'entering' : 'in')
  const settings = <Settings language={language} setLanguage={setLanguage} />

  useEffect(() => {
    applyLanguage(language)
    document.title = `docker-lab: ${words[language].title}`
  }, [language])

  const enter = async (secret: string) => {
    try {
      await logIn(secret)
      setDoor('in')
    } catch (error) {
      const isTooOften = error instanceof NotAnswered && error.code === 'too-often'
      setDoor(isTooOften ? 'too-often' : 'failed')
    }
  }
  useEffect(() => {
    if (!codeInLink) return
    history.replaceState(null, '', '/')
    // A link that was used before does no harm to who is logged in.
    enter(codeInLink)
  }, [])

  return (
    <LanguageContext.Provider value={language}>
      {isStudent ? (
        <Student settings={settings} />
      ) : door === 'in' ? (
        <Class settings={settings} onLogin={() => setDoor('out')} />
      ) : door === 'entering' ? null : (
        <Login settings={settings} problem={door === 'out' ? undefined : door} enter={enter} />
      )}
    </LanguageContext.Provider>
  )
}
