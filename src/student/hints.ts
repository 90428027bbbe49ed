import type { Check, Lab } from '../lab/lab.ts'
import { rememberHint } from './opened.ts'
import { changeState, stateOf } from './state.ts'

/** The step of a check's ladder of hints that was shown last, from 1; 0 where none was. */
export async function lastLevel(lab: Pick<Lab, 'folder'>, { id, hints }: Check): Promise<number> {
  const levels = await stateOf('hints', lab)
  const last = Object.hasOwn(levels, id) ? levels[id] : undefined
  return Number.isInteger(last) ? Math.min(Math.max(0, last as number), hints.length) : 0
}

/** The next step of a check's ladder of hints, from 1; the last one stays. */
export async function nextLevel(lab: Pick<Lab, 'folder'>, check: Check): Promise<number> {
  return Math.min((await lastLevel(lab, check)) + 1, check.hints.length)
}

/** Remembers a step. Where it can't be written, the next hint is the same one again. */
export async function rememberLevel(lab: Pick<Lab, 'folder'>, { id }: Check, level: number): Promise<void> {
  await changeState('hints', lab, (levels) => ({ ...levels, [id]: level })).catch(() => {})
  await rememberHint(lab, id, level).catch(() => {})
}

/** Forgets all steps for a lab: someone who begins it again begins with the first hints. */
export function forgetLevels(lab: Pick<Lab, 'folder'>): Promise<void> {
  return changeState('hints', lab, () => ({})).catch(() => {})
}
