/**
 * The languages that docker-lab speaks, by the codes that locales begin with. Adding one takes a word here, the files of
 * `src/languages/CODE/`, a `CODE.ts` and `CODE.md` beside each `zh.ts` and `zh.md`, the templates in folders called
 * `zh`, and in a course `README.CODE.md`.
 */
export const LANGUAGES = ['en', 'zh'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language that every text has, and that is used where a text lacks the one asked for. */
export const FALLBACK = LANGUAGES[0]

/** A text of a course: a plain string is for every language. A course can have languages that docker-lab does not speak. */
export type Text = string | ({ [First in typeof FALLBACK]: string } & { [code: string]: string | undefined })

/** The text in a language, or in {@link FALLBACK} where it was not translated. */
export function inLanguage(text: Text, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? text[FALLBACK])
}
