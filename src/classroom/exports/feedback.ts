import type { CheckReport } from '../../grading/report.ts'
import type { ClassExportWords } from '../../languages/en/class-export.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { detailsOf, explainCommand } from '../../reporters/details.ts'
import type { StudentLab } from '../class-report.ts'
import { scriptTexts } from '../script-end.ts'

/** What exports say, in one language. */
export interface Wording {
  words: ClassExportWords
  report: Messages['report']
}

/** What changed a grade, or why there is none, in a few words; nothing where there is nothing to say. */
export function noteOf(
  { status, override, late_days, earned, points }: StudentLab,
  words: ClassExportWords,
): string[] {
  const byHand = override !== null && override.points !== null
  return [
    ...(status === 'error' || status === 'missing' ? [words[status]] : []),
    ...(late_days > 0 && earned !== null && points !== null && !byHand
      ? [words.late(late_days, earned)]
      : []),
    ...(override ? [(byHand ? words.byHand : words.comment)(override.by, override.because)] : []),
  ]
}

/** All that a student should read about a lab, as lines of plain text. */
export function feedbackOf(one: StudentLab, { words, report }: Wording): string[] {
  const open = one.attempt?.checks.filter(({ outcome }) => outcome !== 'pass') ?? []
  return [
    ...noteOf(one, words),
    ...open.flatMap((check) => [
      `[${words.outcomes[check.outcome]}] ${check.title}`,
      ...whyLines(check, one, report).map((line) => `  ${line}`),
    ]),
    ...scriptLines(one, report).map((line, index) => (index === 0 ? line : `  ${line}`)),
  ]
}

/** How the script failed: a sentence and what it printed last; nothing where it did not. */
export function scriptLines({ attempt }: StudentLab, report: Messages['report']): string[] {
  return attempt?.script ? scriptTexts(attempt.script, report) : []
}

/** Why a check did not pass. */
export function whyLines(check: CheckReport, { attempt }: StudentLab, report: Messages['report']): string[] {
  if (check.outcome === 'pass') return []
  const titleOf = (id: string) => attempt?.checks.find((other) => other.id === id)?.title ?? id
  const why =
    check.message ?? (check.waits_for ? report.waitsFor(check.waits_for.map(titleOf)) : report.notPassed)
  return [why, ...detailsOf(check, report), ...explainCommand(check)]
}
