import { CouldNotLook, type Detail, type LookProblem } from '../docker/port/could-not-look.ts'
import type { Check } from '../lab/lab.ts'
import type { AnyCheckKind } from './contract/kind.ts'
import type { World } from './contract/world.ts'
import { problemOf } from './problems/problems.ts'

/** What a look at a check gave: the facts, or why there are none. Codes and numbers, never sentences of ours. */
export type Sight = { seen: unknown } | { unseen: LookProblem; endpoint: string; detail: Detail }

/** By the id of the check. */
export type Sights = ReadonlyMap<string, Sight>

/** Ends a look early: our own deadline, or Ctrl-C. */
export interface Deadline {
  signal: AbortSignal
  /** The engine that is asked, for the sight. */
  endpoint: string
}

/**
 * Looks once, and waits for nothing but the answers. Never rejects.
 * @param scene what to call the lab, where the check says something only after `start`
 */
export async function look(
  { want }: Pick<Check, 'want'>,
  kind: AnyCheckKind,
  world: World,
  deadline: Deadline,
  scene?: string,
): Promise<Sight> {
  try {
    if (scene !== undefined && !(await orLate(world.started.record(), deadline)))
      return unseen(new CouldNotLook('not-started', deadline.endpoint, { name: scene }))
    return { seen: await orLate(kind.observe(want, world), deadline) }
  } catch (error) {
    return unseen(problemOf(error))
  }
}

export const unseen = ({ code, endpoint, detail }: CouldNotLook): Sight => ({
  unseen: code,
  endpoint,
  detail,
})

/** The sight of a check for which no time was left. */
export const late = ({ endpoint }: Deadline): CouldNotLook => new CouldNotLook('deadline', endpoint)

/** What was promised, or `CouldNotLook('deadline')`, whichever is first. Leaves nothing behind on the signal. */
export async function orLate<T>(promised: Promise<T>, deadline: Deadline): Promise<T> {
  const { signal } = deadline
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(late(deadline))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
  try {
    return await Promise.race([promised, aborted])
  } finally {
    if (stop) signal.removeEventListener('abort', stop)
  }
}
