import { type Points, total } from '../../grading/report.ts'
import type { Lab } from '../../lab/lab.ts'
import { entries, labKey } from './log.ts'
import { earned, type LabProgress, progressOf } from './progress.ts'

/** How far a student is with one lab of a course. */
export interface Standing {
  lab: Lab
  progress: LabProgress
  /** Of the best result, and of the lab. */
  points: Points
}

/** How far a student is with each lab, in the order of the course. */
export async function standings(labs: readonly Lab[], builtIn: string): Promise<Standing[]> {
  const progress = progressOf(await entries())
  return labs.map((lab) => {
    const one = progress(labKey(lab, builtIn))
    const { possible } = total(lab.checks.map(({ points }) => ({ points: { earned: 0, possible: points } })))
    return { lab, progress: one, points: { earned: earned(one, possible), possible } }
  })
}

/** The lab that something was last done with. */
export function current(all: readonly Standing[]): Standing | undefined {
  const begun = all.filter(({ progress }) => progress.latest !== null)
  return begun.toSorted((one, other) => (whenOf(one) < whenOf(other) ? 1 : -1))[0]
}

const whenOf = ({ progress }: Standing) => progress.latest ?? ''

/** The lab after a given one, or after the current one, that is not solved; from the end it goes on at the beginning. */
export function following(all: readonly Standing[], after = current(all)): Standing | undefined {
  const index = after ? all.indexOf(after) + 1 : 0
  return [...all.slice(index), ...all.slice(0, index)].find(
    (one) => one !== after && one.progress.state !== 'solved',
  )
}

/** The lab to work on: the current one until it is solved, and then the one that follows. */
export function toDo(all: readonly Standing[]): Standing | undefined {
  const now = current(all)
  return now && now.progress.state !== 'solved' ? now : following(all, now)
}

/** What a lab is called on the command line. */
export const called = ({ number, slug }: Pick<Lab, 'number' | 'slug'>): string => `${number ?? slug}`

/** The labs of each chapter, in the order of the course. @param titleOf what a lab's chapter is called */
export function byChapter<Key>(
  all: readonly Standing[],
  titleOf: (lab: Lab) => Key,
): { chapter: Key; standings: Standing[] }[] {
  const chapters = Map.groupBy(all, ({ lab }) => titleOf(lab))
  return [...chapters].map(([chapter, standings]) => ({ chapter, standings }))
}
