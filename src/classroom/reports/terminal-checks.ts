import type { ClassReportWords } from '../../languages/en/class-report.ts'
import { painter, type Screen } from '../../terminal/screen.ts'
import { shortened } from '../../terminal/width.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { CheckFigures, ClassReport, Count, LabFigures } from '../class-report.ts'
import { labLabel } from './mark.ts'
import { pairText, sharedTexts } from './shared-texts.ts'
import { uncheckedIn } from './unchecked.ts'

/** How many diagnoses and values of a check are named. */
const NAMED = 2
/** How many pairs are listed: those that have the most in common. */
const PAIRS = 20

/** Below the table: checks that fail, what could not be looked at, and work with ids in common. */
export function checkLines(report: ClassReport, words: ClassReportWords, screen: Screen): string[] {
  const bold = (text: string) => painter(screen)('bold', text)
  const failing = report.labs.flatMap((lab) =>
    lab.checks.filter(({ fail }) => fail > 0).map((check) => failure(lab, check, words, screen)),
  )
  return [
    '',
    bold(words.checksHeading),
    ...(failing.length > 0 ? failing.flat() : [words.allPass]),
    ...errorLines(report, words, screen),
    ...sharedLines(report, words, screen),
  ]
}

function failure(lab: LabFigures, check: CheckFigures, words: ClassReportWords, screen: Screen): string[] {
  const seen = check.pass + check.fail + check.blocked + check.error
  const named = (counts: Count[]) =>
    counts.slice(0, NAMED).map(({ value, students }) => words.times(value, students))
  const told = [words.failLine(check.fail, seen), ...named(check.diagnoses)]
  const why = [told.join(' · '), ...named(check.actual)]
  return [
    ...indented(`${labLabel(lab)} ${check.title}`, 2, screen),
    ...why.flatMap((text) => indented(text, 5, screen)),
  ]
}

const indented = (text: string, by: number, screen: Screen) =>
  wrap(text, screen.columns - by).map((line) => ' '.repeat(by) + line)

function errorLines(report: ClassReport, words: ClassReportWords, screen: Screen): string[] {
  const lines = uncheckedIn(report).flatMap(({ student, labs, why }) => {
    const who = `${labs.map(labLabel).join(' ')} ${shortened(student.name, 30)}`
    return indented(why === undefined ? who : words.labelled(who, why), 2, screen)
  })
  if (lines.length === 0) return []
  const bold = painter(screen)('bold', words.errorsHeading)
  return ['', bold, ...wrap(words.errorsNote, screen.columns), ...lines]
}

function sharedLines(report: ClassReport, words: ClassReportWords, screen: Screen): string[] {
  if (report.shared_ids.length === 0) return []
  const more = report.shared_ids.length - PAIRS
  const pairs = report.shared_ids.slice(0, PAIRS).flatMap((pair) => {
    return [
      ...indented(pairText(pair, report, words), 2, screen),
      ...sharedTexts(pair, words).flatMap((text) => indented(text, 5, screen)),
    ]
  })
  const rest = more > 0 ? indented(words.sharedMore(more), 2, screen) : []
  const bold = painter(screen)('bold', words.sharedHeading)
  return ['', bold, ...wrap(words.sharedNote, screen.columns), ...pairs, ...rest]
}
