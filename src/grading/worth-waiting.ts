import type { Check } from '../lab/lab.ts'
import { judgeCheck, type KindsOfLab } from './judge.ts'
import type { Sights } from './look.ts'

/** How often a check that may soon be different is looked at again, in ms. */
export const LOOK_AGAIN_MS = 200

/**
 * In how many ms it is worth looking at a check again; undefined when it is decided.
 *
 * `within` gives time to whatever does not pass. Where it is known how long the thing has been as it is, that is what
 * counts, so that a wrong state that is older is told at once; where it is not (an image, a volume, a registry), it is
 * the time since the first look. A page that is wrong gets the time as well: a server that is starting has often a page
 * of its own to show, so that none is wrong for good before the time has passed.
 */
export function waitMs(
  { check, sights, since }: { check: Check; sights: Sights; since: ReadonlyMap<string, number> },
  { kinds, waits }: { kinds: KindsOfLab; waits: boolean },
): number | undefined {
  const sight = sights.get(check.id)
  const kind = kinds.get(check.grader)
  if (!kind || !sight || 'unseen' in sight) return undefined
  const settlesInMs = kind.pending?.(check.want, sight.seen)
  if (settlesInMs !== undefined) return settlesInMs
  // Whoever recorded a tape has waited.
  if (!waits || check.withinMs === 0) return undefined
  const lookingMs = performance.now() - (since.get(check.id) ?? performance.now())
  const ageMs = kind.ageMs?.(sight.seen)
  const mayChange =
    ageMs === undefined
      ? lookingMs < check.withinMs
      : // What starts again and again is always young.
        ageMs < check.withinMs && lookingMs < 2 * check.withinMs
  // What decides nothing yet is an error.
  return mayChange && judgeCheck(check, sights, kind).outcome !== 'pass' ? LOOK_AGAIN_MS : undefined
}
