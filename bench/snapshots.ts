import { join } from 'node:path'
import { digestOf } from '../src/classroom/snapshot/canonical.ts'
import { hidePrivate } from '../src/classroom/snapshot/hide-private.ts'
import type { Snapshot } from '../src/classroom/snapshot/snapshot.ts'
import { textOf } from '../src/classroom/snapshot/write.ts'
import type { Tape } from '../src/docker/port/tape.ts'
import { gradeAndRecord } from '../src/grading/grade.ts'
import { kinds } from '../src/kinds/kinds.ts'
import type { Lab } from '../src/lab/lab.ts'
import { loadLab } from '../src/lab/load.ts'
import { recordedEngine } from '../test/adversaries/recording.ts'
import { LABS, readRecordings, withoutEngine } from '../test/adversaries/recordings.ts'
import { elsewhere } from '../test/grading/a-lab.ts'

const { origin } = elsewhere
const engine = { endpoint: 'unix:///recorded', name: 'docker', version: '28.5', api: '1.51' }

export const folderOf = (slug: string) => join(import.meta.dirname, '../labs', slug)

/**
 * The text of a student's snapshot of some labs, with what a real engine answered (see test/adversaries/record.ts):
 * solutions, mistakes and cheats, different from one student to the next.
 */
export async function recordedSnapshots(
  folders: readonly string[] = LABS,
): Promise<(student: string, index: number) => string> {
  const labs = await Promise.all(folders.map((slug) => loadLab(folderOf(slug), kinds)))
  /** For each lab, the tape of a solution, of a mistake and of a cheat. */
  const tapes = await Promise.all(labs.map((lab, at) => tapesOf(lab, folders[at] as string)))
  const ways = await Promise.all(
    [0, 1, 2].flatMap((first) =>
      [0, 1, 2].map(async (second) => {
        const chosen = tapes.map((ofLab, at) => ofLab[at % 2 === 0 ? first : second] as Tape)
        return hidePrivate(merged(chosen), labs, { origin, engine })
      }),
    ),
  )
  return (student, index) => {
    const rest: Omit<Snapshot, 'digest'> = {
      schema: 'docker-lab/snapshot@1',
      ...origin,
      engine,
      student,
      time: new Date().toISOString(),
      labs: labs.map(({ slug, number = null, digest }) => ({ slug, number, digest, values: {} })),
      tape: ways[index % ways.length] as Tape,
    }
    return textOf({ ...rest, digest: digestOf(rest) })
  }
}

const tapesOf = (lab: Lab, folder: string) =>
  Promise.all(
    readRecordings()
      .filter((graded) => graded.lab === folder)
      .map(async ({ started, recorded }) => {
        const grading = withoutEngine(started)
        const connect = () => recordedEngine(recorded, grading.signal)
        return (await gradeAndRecord([lab], { ...grading, connect })).tape
      }),
  )

const merged = (all: readonly Tape[]): Tape => ({
  answers: Object.assign({}, ...all.map(({ answers }) => answers)),
  askedBy: Object.assign({}, ...all.map(({ askedBy }) => askedBy)),
})
