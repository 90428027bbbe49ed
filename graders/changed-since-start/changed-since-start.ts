import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { type Compared, compare } from './compare.ts'
import { observe } from './observe.ts'
import { type SinceStartWant, schema } from './want.ts'

/** What became of each thing that the check names, in its order. */
export interface SinceStartFacts {
  things: Compared[]
}

/** Compares things that `start` noted with what is there now. */
export default defineKind({
  schema,
  example: { containers: ['web'], is: 'restarted' },
  observe: async (want, world): Promise<SinceStartFacts> => ({ things: await observe(want, world) }),
  judge: (want, facts) => wrongs(want, facts).code ?? 'pass',
  codes,
  authoring: {
    sinceStart: true,
    passesAtOnce: ({ is }) => is === 'same',
  },
})

/** The things that are wrong in the same way as the first, and how. */
export function wrongs(
  { is }: Pick<SinceStartWant, 'is'>,
  { things }: SinceStartFacts,
): { code: keyof typeof codes | undefined; things: Compared[] } {
  const code = things.map((thing) => compare(thing, is)).find((one) => one !== undefined)
  return { code, things: code === undefined ? [] : things.filter((thing) => compare(thing, is) === code) }
}
