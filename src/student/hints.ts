import type { Check, Lab } from '../lab/lab.ts'
import { changeState, stateOf } from './state.ts'

/** The next step of a check's ladder of hints, from 1; the last one stays. */
export async function nextLevel(lab: Lab, { id, hints }: Check): Promise<number> {
  const levels = await stateOf('hints', lab)
  const last = Object.hasOwn(levels, id) ? levels[id] : undefined
  const before = Number.isInteger(last) ? Math.max(0, last as number) : 0
  return Math.min(before + 1, hints.length)
}

/** Remembers a step. Where it can't be written, the next hint is the same one again. */
export async function rememberLevel(lab: Lab, { id }: Check, level: number): Promise<void> {
  await changeState('hints', lab, (levels) => ({ ...levels, [id]: level })).catch(() => {})
}

/** Forgets all steps for a lab: someone who begins it again begins with the first hints. */
export function forgetLevels(lab: Lab): Promise<void> {
  return changeState('hints', lab, () => ({})).catch(() => {})
}
