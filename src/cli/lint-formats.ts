import type { LintReport } from '../authoring/lint/lint.ts'
import type { LintWords } from '../languages/en/lint.ts'
import { screenOf } from '../terminal/stream.ts'

export const lintFormats = ['pretty', 'json', 'github', 'sarif'] as const
export type LintFormat = (typeof lintFormats)[number]

/** A report of lint as text for stdout. */
export async function shownLint(
  format: LintFormat,
  report: LintReport,
  { words, passed, version }: { words: LintWords; passed: boolean; version: string },
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../authoring/lint/formats/json.ts')).json(report, passed)
    case 'github':
      return (await import('../authoring/lint/formats/github.ts')).github(report, words)
    case 'sarif':
      return (await import('../authoring/lint/formats/sarif.ts')).sarif(report, words, version)
    default: {
      const { pretty } = await import('../authoring/lint/formats/pretty.ts')
      return pretty(report, words, screenOf(process.stdout))
    }
  }
}
