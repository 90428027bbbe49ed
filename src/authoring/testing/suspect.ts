import type { Lab } from '../../lab/lab.ts'
import type { TrialChange } from './trial.ts'

/** The check that should have caught a change: the one that names most of what changed, and then most of the line. */
export function suspect({ checks }: Lab, change: TrialChange | undefined): string | undefined {
  if (!change) return undefined
  const [before, after] = [wordsOf(change.before), wordsOf(change.after)]
  const gone = change.after.startsWith('# ') ? before : before.filter((word) => !after.includes(word))
  const rated = checks.map(({ id, want }) => {
    const spoken = new Set(wordsOf(JSON.stringify(want)))
    const count = (words: string[]) => words.filter((word) => spoken.has(word)).length
    return { id, rating: count(gone) * 100 + count(before) }
  })
  const best = rated.reduce((one, other) => (other.rating > one.rating ? other : one), { id: '', rating: 0 })
  return best.rating > 0 ? best.id : undefined
}

const wordsOf = (text: string): string[] => [...new Set(text.match(/[\w.-]+/g) ?? [])]
