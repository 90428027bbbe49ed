import { blankTape } from '../../docker/port/tape.ts'
import type { Lab } from '../../lab/lab.ts'
import { LANGUAGES } from '../../languages/list.ts'
import { digestOf } from '../snapshot/canonical.ts'
import type { Judging } from '../snapshot/judge.ts'
import { SCHEMA, type Snapshot } from '../snapshot/snapshot.ts'
import { textOf } from '../snapshot/write.ts'
import type { Submissions } from './submit.ts'

const NOBODY = { endpoint: '', name: null, version: null, api: null }

/**
 * Judges a snapshot of nothing, in each language: what that takes is loaded then, before a whole class hands in at once.
 */
export async function warmUp(
  labs: readonly Lab[],
  origin: Judging['origin'],
  { readSnapshot, judge }: Pick<Submissions, 'readSnapshot' | 'judge'>,
): Promise<void> {
  const rest: Omit<Snapshot, 'digest'> = {
    schema: SCHEMA,
    ...origin,
    engine: NOBODY,
    student: null,
    time: new Date().toISOString(),
    labs: labs.map(({ slug, number = null, digest, varied }) => ({ slug, number, digest, values: varied })),
    tape: blankTape(),
  }
  const text = textOf({ ...rest, digest: digestOf(rest) })
  const slugs = labs.map(({ slug }) => slug)
  for (const language of LANGUAGES) await judge(await readSnapshot(text, language), slugs, '', language)
}
