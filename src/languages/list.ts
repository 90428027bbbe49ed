/**
 * The languages that docker-lab speaks: adding one is a line here, `src/languages/CODE/`, a `CODE.ts` and `CODE.md`
 * beside each `en.ts` and `en.md`, and for a course `README.CODE.md`. The first one stands in where a lab has no other.
 */
export const LANGUAGES = ['en', 'zh'] as const

export type Language = (typeof LANGUAGES)[number]

/** A text of a course: a plain string stands for every language. */
export type Text = string | ({ en: string } & { [Other in Language]?: string | undefined })

/** The text in a language, or in English where it was not translated. */
export function inLanguage(text: Text, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? text.en)
}
