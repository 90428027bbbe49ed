import type { Lab } from '../../lab/lab.ts'
import type { ClassSnapshotWords, SnapshotNote } from '../../languages/en/class-snapshot.ts'
import { safeText } from '../../terminal/safe-text.ts'
import type { Snapshot } from './snapshot.ts'

/** Clocks of two machines are seldom further apart, in ms. */
const CLOCKS_MS = 10 * 60_000

/** The notes on a snapshot, where it is judged by these labs. Pure. */
export function notesOn({ labs: taken, tape, time }: Snapshot, labs: readonly Lab[]): SnapshotNote[] {
  const ofLabs = labs.flatMap((lab): SnapshotNote[] => {
    const before = taken.find(({ slug }) => slug === lab.slug)
    if (!before) return [{ code: 'lab-not-in-it', lab: lab.slug }]
    return before.digest === lab.digest ? [] : [{ code: 'lab-changed', lab: lab.slug }]
  })
  const latest = Date.parse(time) + CLOCKS_MS
  const younger = Object.entries(tape.answers).flatMap(([key, answer]): SnapshotNote[] => {
    if (!key.startsWith('["docker","container",') || !('gave' in answer)) return []
    const { name, created } = Object(answer.gave)
    return Date.parse(`${created}`) > latest
      ? [{ code: 'younger', name: `${name}`, created: `${created}` }]
      : []
  })
  return [...ofLabs, ...younger.slice(0, 1)]
}

/** A note in words, safe to print. */
export const tellNote = (note: SnapshotNote, { notes }: Pick<ClassSnapshotWords, 'notes'>): string =>
  safeText((notes[note.code] as (note: SnapshotNote) => string)(note))
