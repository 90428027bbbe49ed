import { FALLBACK, LANGUAGES, type Language } from '../../../languages/list.ts'

export type Theme = 'auto' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

/** What the browser was told to remember; nothing, where it must not remember anything. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {}
}

export const storedTheme = (): Theme => THEMES.find((theme) => theme === stored('theme')) ?? 'auto'

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  store('theme', theme)
}

export function storedLanguage(): Language {
  const wanted = [stored('language'), ...navigator.languages.map((one) => one.slice(0, 2))]
  return wanted.flatMap((one) => LANGUAGES.find((language) => language === one) ?? [])[0] ?? FALLBACK
}

export function applyLanguage(language: Language): void {
  document.documentElement.lang = language
  store('language', language)
}
