import { labWithOpened } from '../grading/opened.ts'
import type { LabReport, Report } from '../grading/report.ts'
import type { Lab } from '../lab/lab.ts'
import { changeState, type State, stateOf } from './state.ts'

type Place = Pick<Lab, 'folder'>
type When = NonNullable<LabReport['solution_opened']>

/** Remembers that a lab's solution was shown. The first time counts. Rejects where it can't be written. */
export function rememberSolution(lab: Place, when: When): Promise<void> {
  return changeState('opened', lab, (before) => ({ solution: when, ...before }))
}

/** Remembers that a hint of a check was shown. The highest counts. Rejects where it can't be written. */
export function rememberHint(lab: Place, check: string, level: number): Promise<void> {
  return changeState('opened', lab, (before) => {
    const hints = levelsIn(before)
    return { ...before, hints: { ...hints, [check]: Math.max(levelOf(hints, check), level) } }
  })
}

/** Forgets what was shown of a lab. */
export function forgetOpened(lab: Place): Promise<void> {
  return changeState('opened', lab, () => ({})).catch(() => {})
}

/** The report, with what the student had opened: hints and solutions. @param labs those of the report, in its order */
export async function withOpened(report: Report, labs: readonly Place[]): Promise<Report> {
  const reports = report.labs.map(async (lab, index): Promise<LabReport> => {
    const place = labs[index]
    if (!place) return lab
    const { solution, ...opened } = await stateOf('opened', place)
    const levels = levelsIn(opened)
    const hints = Object.fromEntries(lab.checks.map(({ id }) => [id, levelOf(levels, id)]))
    return labWithOpened(lab, { hints, ...(isWhen(solution) && { solution }) })
  })
  return { ...report, labs: await Promise.all(reports) }
}

const isWhen = (value: unknown): value is When => value === 'after-solving' || value === 'gave-up'

const levelsIn = ({ hints }: State): State =>
  typeof hints === 'object' && hints !== null ? (hints as State) : {}

function levelOf(levels: State, check: string): number {
  const level = Object.hasOwn(levels, check) ? levels[check] : undefined
  return Number.isInteger(level) ? Math.max(0, level as number) : 0
}
