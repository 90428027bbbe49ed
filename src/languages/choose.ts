import { FALLBACK, LANGUAGES, type Language } from './list.ts'

/** The language to speak: the one asked for, or else that of the locale, or else {@link FALLBACK}. */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): Language {
  return called(asked) ?? called(localeOf(env).split(/[_.@-]/)[0]) ?? FALLBACK
}

/** The code of the locale's language, such as `fr`, where docker-lab does not speak it: texts of a course may be in it. */
export function languageOfTexts(
  asked: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (asked !== undefined) return undefined
  const [, code] = /^([a-z]{2,3})(?:[_.@-]|$)/.exec(localeOf(env)) ?? []
  return called(code) ? undefined : code
}

const called = (word: string | undefined) => LANGUAGES.find((language) => language === word)

/** Such as `zh_CN.UTF-8` or `zh-CN`. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_MESSAGES || LANG || systemLocale()
}

/** Windows and macOS have no such variables, but do have a language. Asking for it takes time elsewhere. */
function systemLocale(): string {
  if (process.platform !== 'win32' && process.platform !== 'darwin') return ''
  return Intl.DateTimeFormat().resolvedOptions().locale
}
