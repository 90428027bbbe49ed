import type { Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import type { Screen } from '../terminal/screen.ts'

/** A report as text. Pure. All strings in a report are safe to print; what else its format needs, it escapes. */
export type Reporter = (report: Report, messages: Messages, screen: Screen) => string

/** Where each reporter is: only the ones that are asked for are loaded. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  tap: async () => (await import('./tap.ts')).tap,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Record<string, () => Promise<Reporter>>

export type ReporterName = keyof typeof reporters
