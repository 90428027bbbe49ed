import type { Tape } from '../../docker/port/tape.ts'
import { type Grading, type Recorded, regrade } from '../../grading/grade.ts'
import type { LabReport, Report } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import { LANGUAGES, type Language } from '../../languages/list.ts'

/**
 * Judges the tape of a run again, as it would be kept in a file, in every language: the report has to be the same but
 * for its times. Gives the languages in which it is not, which is a bug in docker-lab or of a check kind. A report with
 * {@link lateChecks} cannot be compared: what it lacks can be on the tape by now.
 */
export async function differentReplays(
  lab: Lab,
  { report, tape, retell }: Recorded,
  grading: Pick<Grading, 'kinds' | 'origin'>,
): Promise<Language[]> {
  const kept: Tape = JSON.parse(JSON.stringify(tape))
  const different: Language[] = []
  for (const language of LANGUAGES) {
    const live = language === report.language ? report : await retell(language)
    const replayed = await regrade([lab], kept, { ...grading, language, engine: report.engine })
    if (withoutTimes(live) !== withoutTimes(replayed)) different.push(language)
  }
  return different
}

/** The ids of the checks for which no time was left. */
export const lateChecks = ({ checks }: Pick<LabReport, 'checks'>): string[] =>
  checks.filter(({ diagnosis }) => diagnosis === 'deadline').map(({ id }) => id)

const TIMES = ['time', 'duration_ms']

const withoutTimes = (report: Report): string =>
  JSON.stringify(report, (key, value: unknown) => (TIMES.includes(key) ? undefined : value))
