import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts'

/** Every mutant as `kind: changed line`. */
export async function mutations(run: string): Promise<string[]> {
  return (await mutantsOf(run)).map(({ mutation, after }) => `${mutation}: ${after}`)
}

/** Those of one kind: the changed lines. */
export async function changedBy(mutation: string, run: string): Promise<string[]> {
  return (await mutantsOf(run)).filter((one) => one.mutation === mutation).map(({ after }) => after)
}
