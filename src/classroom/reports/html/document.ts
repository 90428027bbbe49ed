import type { Language } from '../../../languages/list.ts'
import type { ClassReport } from '../../class-report.ts'
import { html, type Markup, markupText, verbatim } from './markup.ts'
import { STYLE } from './style.ts'

/** What says that a page is one of ours, and can be replaced by a newer one. */
export const GENERATOR = '<meta name="generator" content="docker-lab class report">'

/** How a language is called in `lang`: our code, but for Chinese, of which the script has to be said. */
export const langOf = (language: Language): string => (language === 'zh' ? 'zh-Hans' : language)

/** A page that needs nothing else: no script, no font, no picture, and no connection. */
export function page(title: string, language: Language, body: Markup): string {
  const head = html`<meta charset="utf-8">
${verbatim(GENERATOR)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${verbatim(STYLE)}</style>`
  const whole = html`<!doctype html>
<html lang="${langOf(language)}">
<head>
${head}
</head>
<body>
${body}
</body>
</html>
`
  return markupText(whole)
}

/** How a page shows times: in the reader's language, in one time zone. */
export type Clock = (iso: string) => string

/** @param timeZone by default the machine's */
export function clockIn(language: Language, timeZone?: string): Clock {
  const options = { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) } as const
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', options)
  return (iso) => format.format(new Date(iso))
}

export const timeElement = (iso: string, clock: Clock): Markup =>
  html`<time datetime="${iso}">${clock(iso)}</time>`

/** What a page calls the course. */
export const courseName = ({ course, roster }: Pick<ClassReport, 'course' | 'roster'>): string =>
  course.title ?? course.name ?? roster
