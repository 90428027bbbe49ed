import type { AnyGrader } from '../grading/contract/contract.ts'
import { graderKeys, loadGrader } from './load.ts'

/** Every check kind by its name, in the order of the alphabet. */
export async function everyGrader(): Promise<Record<string, AnyGrader>> {
  return Object.fromEntries(await Promise.all(graderKeys.map(async (key) => [key, await loadGrader(key)])))
}

/** The check kinds, as the loader of labs wants them. */
export const kinds = { keys: graderKeys, load: loadGrader }
