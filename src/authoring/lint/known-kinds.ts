import { containerCause } from '../../grading/contract/container/container.ts'
import type { CodeFacts } from '../../grading/contract/kind.ts'
import { problemCodes } from '../../grading/problems/codes.ts'
import { loadKind } from '../../kinds/kinds.ts'
import type { KindFacts } from './rule.ts'
import { shapeOf } from './shape.ts'

/** What rules have to know of the check kinds named. */
export async function knownKinds(names: Iterable<string>): Promise<Map<string, KindFacts>> {
  const known = [...new Set(names)].map(async (name) => [name, await factsOf(name)] as const)
  return new Map(await Promise.all(known))
}

/** The codes of containers count for all: most checks of every kind come to them. */
async function factsOf(name: string): Promise<KindFacts> {
  const { codes: own, causes = [], schema, authoring = {} } = await loadKind(name)
  const shared = [containerCause, ...causes].map(({ codes }) => codes)
  const codes = Object.entries<CodeFacts>(Object.assign({}, ...shared, own))
  const [fail, undecided] = [false, true].map((isUndecided) =>
    codes.filter(([, { undecided = false }]) => undecided === isUndecided).map(([code]) => code),
  ) as [string[], string[]]
  return {
    shape: shapeOf(schema()),
    authoring,
    codes: { fail, error: [...undecided, ...Object.keys(problemCodes)] },
  }
}
