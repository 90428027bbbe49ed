import type { AnyGrader } from '../grading/contract/contract.ts'
import { registry } from './catalogue.ts'

/** The names of all check kinds, in the order of the alphabet. */
export const graderKeys: string[] = Object.keys(registry)

/** The grader of a check kind. A key that is not in {@link graderKeys} is a bug: the lab loader has checked it. */
export async function loadGrader(key: string): Promise<AnyGrader> {
  const entry = registry[key]
  if (!entry) throw new Error(`no grader ${key}`)
  return (await entry.grader()).default
}
