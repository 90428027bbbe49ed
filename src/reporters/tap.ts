import type { CheckReport, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { originOf } from './origin.ts'

/**
 * The report as TAP 14 (https://testanything.org/tap-version-14-specification.html). A check that is blocked or that
 * could not be looked at is `not ok` without a directive: consumers count SKIP and TODO as passed.
 */
export function tap(report: Report, { report: words }: Messages): string {
  const tests = report.labs.flatMap((lab) => lab.checks.map((check) => ({ lab, check })))
  const lines = tests.map(({ lab, check }, index) => {
    const ok = check.outcome === 'pass' ? 'ok' : 'not ok'
    return [`${ok} ${index + 1} - ${escaped(`${lab.slug}: ${check.title}`)}`, ...diagnostics(check)].join(
      '\n',
    )
  })
  const origin = originOf(report, words).map((line) => `# ${line}`)
  return `${['TAP version 14', `1..${tests.length}`, ...origin, ...lines].join('\n')}\n`
}

function diagnostics(check: CheckReport): string[] {
  if (check.outcome === 'pass') return []
  const { outcome, diagnosis, message, expected, actual, next, waits_for, points } = check
  const fields = { outcome, diagnosis, message, expected, actual, next, waits_for, points }
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    // JSON is YAML, and needs no quoting rules of its own.
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
  return ['  ---', ...lines, '  ...']
}

/** A number sign would begin a directive. */
function escaped(description: string): string {
  return description.replace(/[\\#]/g, '\\$&')
}
