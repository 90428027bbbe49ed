import type { CheckReport } from '../../grading/report.ts'
import { inLanguage, type Lab, type Language } from '../../lab/lab.ts'
import type { CheckFigures, Count, LabFigures, StudentLab } from '../class-report.ts'

/** How many different diagnoses and values of a check are listed. */
const LISTED = 5

/** How a class does in a lab. @param own of each student: what is known of this lab */
export function labFigures(
  lab: Lab,
  own: StudentLab[],
  language: Language,
): Pick<LabFigures, 'possible' | 'students' | 'full' | 'average' | 'checks'> {
  const counted = (status: StudentLab['status']) => own.filter((one) => one.status === status).length
  const points = own.flatMap((one) => (one.points === null ? [] : [one.points]))
  const seen = own.flatMap(({ attempt }) => attempt?.checks ?? [])
  const byId = Map.groupBy(seen, ({ id }) => id)
  return {
    possible: lab.checks.reduce((sum, check) => sum + check.points, 0),
    students: {
      graded: counted('graded'),
      pending: counted('pending'),
      error: counted('error'),
      missing: counted('missing'),
    },
    full: own.filter((one) => one.points !== null && one.points >= one.possible).length,
    average: points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0) / points.length,
    checks: lab.checks.map(({ id, title, points: possible }) => ({
      id,
      title: inLanguage(title, language),
      possible,
      ...checkFigures(byId.get(id) ?? []),
    })),
  }
}

function checkFigures(seen: CheckReport[]): Omit<CheckFigures, 'id' | 'title' | 'possible'> {
  const counted = (outcome: CheckReport['outcome']) => seen.filter((one) => one.outcome === outcome).length
  const failed = seen.filter(({ outcome }) => outcome === 'fail')
  return {
    pass: counted('pass'),
    fail: failed.length,
    blocked: counted('blocked'),
    error: counted('error'),
    diagnoses: commonest(failed.map(({ diagnosis }) => diagnosis)),
    actual: commonest(failed.map(({ actual }) => actual)),
  }
}

/** The most frequent values, with how many have them; of equally many, the one that was met first. */
function commonest(values: (string | undefined)[]): Count[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, LISTED)
    .map(([value, students]) => ({ value, students }))
}
