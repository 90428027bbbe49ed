import type { CheckReport, LabReport, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { painter, type Screen, type Style } from '../terminal/screen.ts'
import { wrap } from '../terminal/wrap.ts'
import { checkLines, INDENT, whyLines } from './check-lines.ts'
import { neededTitles, openedOf } from './details.ts'
import { originOf } from './origin.ts'

/** The report for a terminal: what is right, what is not and why, and what to try. */
export function pretty(report: Report, { report: words }: Messages, screen: Screen): string {
  const paint = painter(screen)
  const saidBefore = new Set<string>()
  const origin = originOf(report, words).flatMap((line) => wrap(line, screen.columns))
  const labs = report.labs.flatMap((lab) => [
    '',
    heading(lab),
    '',
    ...lab.checks.flatMap((check) => lines(check, lab)),
    ...openedOf(lab, words).flatMap((text) => ['', ...dimmed(text)]),
  ])
  return [...origin.map((line) => paint('gray', line)), ...labs, '', ...summary(), '']
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')

  function heading({ number, title }: LabReport): string {
    return paint('bold', number === null ? title : `${number}  ${title}`)
  }

  function lines(check: CheckReport, lab: LabReport): string[] {
    return [...checkLines(check, screen), ...details(check, lab)]
  }

  function details(check: CheckReport, lab: LabReport): string[] {
    const { outcome, message } = check
    if (outcome === 'pass') return []
    if (check.waits_for) return dimmed(words.waitsFor(neededTitles(check, lab)))
    const isNoVerdict = outcome === 'error' || outcome === 'blocked'
    if (isNoVerdict && saidBefore.has(`${message}`)) return dimmed(words.sameReason)
    if (isNoVerdict) saidBefore.add(`${message}`)
    return [...whyLines(check, words, screen), '']
  }

  function dimmed(text: string): string[] {
    return wrap(text, screen.columns - INDENT).map((line) => ' '.repeat(INDENT) + paint('gray', line))
  }

  function summary(): string[] {
    const style: Style = report.complete ? (report.passed ? 'green' : 'bold') : 'yellow'
    const text = words.summary(report)
    return wrap(text, screen.columns).map((line) => paint(style, line))
  }
}
