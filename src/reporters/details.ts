import type { CheckReport, LabReport } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'

/** What a report says of a check that did not pass, besides the message: as much as the check reveals. */
export function detailsOf({ expected, actual, next }: CheckReport, words: Messages['report']): string[] {
  return [
    expected && words.labelled(words.expected, expected),
    actual && words.labelled(words.actual, actual),
    next,
  ].filter((line): line is string => Boolean(line))
}

/** The command that shows the page of the diagnosis. */
export function explainCommand({ diagnosis }: CheckReport): string[] {
  return diagnosis ? [`docker-lab explain ${diagnosis}`] : []
}

/** What the student had opened of a lab, where it was anything. */
export function openedOf(
  { checks, solution_opened }: Pick<LabReport, 'checks' | 'solution_opened'>,
  words: Pick<Messages['report'], 'opened'>,
): string[] {
  const hints = checks.reduce((sum, { hints_opened = 0 }) => sum + hints_opened, 0)
  return hints > 0 || solution_opened ? [words.opened(hints, solution_opened)] : []
}

/** The titles of the checks that a blocked check waits for. */
export function neededTitles(check: CheckReport, lab: Pick<LabReport, 'checks'>): string[] {
  return (check.waits_for ?? []).map((id) => lab.checks.find((other) => other.id === id)?.title ?? id)
}
