import type { CheckReport, Report } from '../grading/report.ts'
import type { WatchWords } from '../languages/en/watch.ts'
import { MARKS } from '../reporters/check-lines.ts'
import { painter, type Screen } from '../terminal/screen.ts'

/**
 * What changed from one report to the next, a line each: every check at first, then those that came to something
 * different, and the points. What is not decided yet is left for later.
 */
export function changedLines(
  before: Report | undefined,
  now: Report,
  words: WatchWords,
  screen: Screen,
): string[] {
  const checks = now.labs.flatMap((lab) => lab.checks)
  const earlier = new Map(before?.labs.flatMap((lab) => lab.checks).map((check) => [check.id, check]))
  const changed = checks.filter((check) => !isSame(check, earlier.get(check.id)))
  if (changed.length === 0) return []
  const { earned, possible } = now.points
  return [...changed.map((check) => lineOf(check, words, screen)), words.points(earned, possible)]
}

const isSame = (check: CheckReport, before: CheckReport | undefined) =>
  before !== undefined &&
  before.outcome === check.outcome &&
  before.message === check.message &&
  before.actual === check.actual

function lineOf(check: CheckReport, words: WatchWords, screen: Screen): string {
  const { outcome, title, message = '' } = check
  const { unicode, ascii, style } = MARKS[outcome]
  const mark = painter(screen)(style, screen.unicode ? unicode : ascii)
  return `${mark} ${outcome === 'pass' ? words.passed(title) : words.notPassed(title, message)}`
}
