import type { LintWords } from '../../../languages/en/lint.ts'
import type { LintFinding } from '../findings.ts'
import type { LintReport } from '../lint.ts'

/**
 * Annotations of a GitHub Actions run, and a line that sums up
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
 */
export function github({ labs, findings, errors, warnings }: LintReport, words: LintWords): string {
  const summary = `docker-lab: ${words.summary(labs.length, errors, warnings)}`
  return `${[...findings.map(annotation), summary].join('\n')}\n`
}

function annotation({ severity, file, line, column, rule, message, remedy }: LintFinding): string {
  const properties = { file, line, col: column, title: rule }
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${data(`${value}`).replace(/:/g, '%3A').replace(/,/g, '%2C')}`)
  return `::${severity} ${written.join(',')}::${data(`${message}\n${remedy}`)}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}
