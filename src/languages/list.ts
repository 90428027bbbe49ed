/**
 * The languages that docker-lab speaks: adding one is a line here, `src/languages/CODE/`, a `CODE.ts` and `CODE.md`
 * beside each `en.ts` and `en.md`, and for a course `README.CODE.md`. The first one stands in where a lab has no other.
 */
export const LANGUAGES = ['en', 'zh'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language that every text has, and that stands in for one that it lacks. */
export const FALLBACK = LANGUAGES[0]

/** A text of a course: a plain string is for every language. */
export type Text =
  | string
  | ({ [First in typeof FALLBACK]: string } & { [Other in Language]?: string | undefined })

/** The text in a language, or in {@link FALLBACK} where it was not translated. */
export function inLanguage(text: Text, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? text[FALLBACK])
}
