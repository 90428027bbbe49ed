import { inLanguage, type Language } from '../../languages/list.ts'
import type { Standing } from './course-progress.ts'
import type { Result } from './progress.ts'

/** How far a student is with a lab, as `list` and `progress` print it with `--json`. */
export function standingAsJson(
  { lab, progress, points }: Standing,
  chapter: string | null,
  language: Language,
) {
  const { state, best, last, tries, spentMs, solvedAt, hints, gaveUp, latest } = progress
  return {
    number: lab.number ?? null,
    slug: lab.slug,
    title: inLanguage(lab.title, language),
    chapter: lab.chapter ?? null,
    chapter_title: chapter,
    minutes: lab.minutes ?? null,
    points: points.possible,
    earned: points.earned,
    state,
    best: resultAsJson(best),
    last: resultAsJson(last),
    tries,
    time_ms: spentMs,
    solved: solvedAt,
    hints_opened: hints,
    gave_up: gaveUp,
    latest,
  }
}

const resultAsJson = (result: Result | null) =>
  result && {
    earned: result.points.earned,
    possible: result.points.possible,
    complete: result.complete,
    time: result.at,
  }
