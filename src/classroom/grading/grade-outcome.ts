import type { Lab } from '../../lab/lab.ts'
import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import { safeText, safeValue } from '../../terminal/safe-text.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Grade } from '../grades/grade.ts'
import { gradesOf } from '../grades/grades.ts'
import type { ClassToGrade } from './class-to-grade.ts'
import type { StudentResult } from './grade-student.ts'
import { resultTable, statusOf } from './result-table.ts'
import type { Run } from './run-record.ts'

/** What a run came to. */
export interface GradeOutcome {
  toGrade: ClassToGrade
  run: Pick<Run, 'id'>
  /** Where the gradebook is. */
  place: string
  results: readonly StudentResult[]
  /** Of these students in these labs, as they are now. */
  grades: Grade[]
}

/** Reads the grades as they are after a run. */
export async function gradesAfter(
  { roster, students, labs }: ClassToGrade,
  gradebook: Pick<Gradebook, 'attempts' | 'overrides'>,
  possible: readonly Pick<Lab, 'slug' | 'checks'>[],
): Promise<Grade[]> {
  const [attempts, overrides] = [await gradebook.attempts(), await gradebook.overrides()]
  const points = new Map(
    possible.map(({ slug, checks }) => [slug, checks.reduce((all, one) => all + one.points, 0)]),
  )
  // Groups are those of the whole class, whoever is graded.
  const all = gradesOf(
    { ...roster, labs: labs.map(({ slug }) => slug) },
    attempts,
    overrides,
    new Date(),
    points,
  )
  const ids = new Set(students.map(({ id }) => id))
  return all.filter(({ student }) => ids.has(student))
}

/** Whether everybody could be looked at. */
export const isComplete = ({ results }: Pick<GradeOutcome, 'results'>): boolean =>
  results.every(({ labs }) => labs.every(({ outcome }) => outcome !== 'error'))

/** The outcome as lines of text. */
export function outcomeText(outcome: GradeOutcome, words: ClassGradeWords, columns?: number): string {
  const { toGrade, results, grades, place } = outcome
  const rows = resultTable(toGrade.students, toGrade.labs, { results, grades, words, columns })
  const isWithout =
    grades.some(({ points }) => points !== null) && grades.some(({ points }) => points === null)
  const count = (status: string) => results.filter((result) => statusIn(result, grades) === status).length
  return [
    ...rows,
    '',
    ...(isWithout ? [words.without] : []),
    ...changedLines(outcome, words, columns),
    words.summary(count('graded'), count('error'), count('nothing')),
    words.kept(place),
    '',
  ].join('\n')
}

/** For each lab that has changed since: whose snapshots are older than it is now. */
function changedLines(
  { toGrade, results }: GradeOutcome,
  words: Pick<ClassGradeWords, 'labChanged'>,
  columns = Infinity,
): string[] {
  return toGrade.labs.flatMap(({ slug }) => {
    const isOlder = ({ labs }: StudentResult) =>
      labs.some(({ lab, labChanged }) => lab === slug && labChanged)
    const students = results.filter(isOlder).map(({ student }) => safeText(student))
    return students.length > 0 ? wrap(words.labChanged(slug, students), columns) : []
  })
}

/** The outcome as `--json` prints it: `docker-lab/class-grade@1`. */
export function outcomeJson(outcome: GradeOutcome): unknown {
  const { toGrade, run, place, results, grades } = outcome
  const names = new Map(toGrade.students.map(({ id, name }) => [id, name]))
  return safeValue({
    schema: 'docker-lab/class-grade@1',
    run: run.id,
    gradebook: place,
    complete: isComplete(outcome),
    students: results.map((result) => ({
      id: result.student,
      name: names.get(result.student) ?? null,
      status: statusIn(result, grades),
      ...(result.notes && { notes: result.notes }),
      labs: result.labs.map(({ lab, outcome, earned, possible, isNew, labChanged, why }) => ({
        lab,
        outcome,
        points: { earned, possible },
        new: isNew,
        ...(labChanged && { lab_changed: true }),
        ...(why !== undefined && { why }),
      })),
      grades: grades
        .filter(({ student }) => student === result.student)
        .map(({ lab, status, points, possible, lateDays }) => ({
          lab,
          status,
          points,
          possible,
          late_days: lateDays,
        })),
    })),
  })
}

const statusIn = (result: StudentResult, grades: readonly Grade[]) =>
  statusOf(
    result,
    grades.filter(({ student }) => student === result.student),
  )
