import type { CheckReport, LabReport } from '../../grading/report.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { openedOf } from '../../reporters/details.ts'
import type { Attempt } from '../attempt.ts'
import { failedScript, scriptTexts } from '../script-end.ts'
import type { ShownAttempt, ShownCheck } from './view.ts'

/** What the page shows of a check. */
export function checkShown(check: CheckReport): ShownCheck {
  const { id, title, outcome, points, expected, actual, diagnosis, message, next } = check
  return { id, title, outcome, points, expected, actual, diagnosis, message, next, waitsFor: check.waits_for }
}

/** What the page shows of an attempt. @param report in the language of the page @param words in the same */
export function attemptShown(
  { id, gradedAt, way, trust, origin }: Attempt,
  report: LabReport,
  words: Pick<Messages['report'], 'opened' | 'scriptEnded'>,
): ShownAttempt {
  const script = failedScript({ report, origin })
  const { name, version } = origin.engine
  return {
    id,
    at: gradedAt,
    way,
    trust,
    engine: [name, version].filter(Boolean).join(' '),
    opened: openedOf(report, words)[0] ?? null,
    script: script ? { ...script, said: scriptTexts(script, words)[0] } : null,
    checks: report.checks.map(checkShown),
  }
}
