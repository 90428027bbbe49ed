import { setTimeout as delay } from 'node:timers/promises'
import type { Check, Lab } from '../lab/lab.ts'
import { judgeCheck, type KindsOfLab } from './judge.ts'
import { type Deadline, late, look, type Sight, unseen } from './look.ts'
import type { Session } from './session.ts'

/** How often a check that may soon be different is looked at again, in ms. */
const LOOK_AGAIN_MS = 200

/** What was seen of a lab, by the id of the check, and how long that took. */
export interface Looked {
  sights: Map<string, Sight>
  tookMs: Map<string, number>
}

/** What it takes to look. */
export interface Looking {
  session: Session
  kinds: KindsOfLab
  deadline: Deadline
  /** Whether it is worth waiting: a tape never changes. */
  waits: boolean
}

/**
 * Looks at every check whose needs pass, and looks again while waiting may change what is seen: at what has not
 * settled, and at what is younger than `within`. This is the one place that waits.
 */
export async function lookAtAll(labs: readonly Lab[], looking: Looking): Promise<Map<Lab, Looked>> {
  const { session, deadline } = looking
  const all = new Map(labs.map((lab) => [lab, { sights: new Map(), tookMs: new Map() } as Looked]))
  for (;;) {
    await Promise.all(labs.map((lab) => lookAtLab(lab, all.get(lab) as Looked, looking)))
    const waiting = labs.flatMap((lab) =>
      lab.checks.flatMap((check) => {
        const ms = waitMs(check, (all.get(lab) as Looked).sights, looking.kinds)
        return ms === undefined ? [] : [{ lab, check, ms }]
      }),
    )
    if (waiting.length === 0) return all
    const nextMs = Math.min(LOOK_AGAIN_MS, ...waiting.map(({ ms }) => ms))
    if (!looking.waits || !(await waited(nextMs, deadline.signal))) {
      for (const { lab, check } of waiting) all.get(lab)?.sights.set(check.id, unseen(late(deadline)))
      return all
    }
    const askers = new Set(waiting.map(({ lab, check }) => askerOf(lab, check)))
    const again = forgetWhatWasAskedBy(askers, session)
    for (const lab of labs)
      for (const check of lab.checks)
        if (again.has(askerOf(lab, check))) all.get(lab)?.sights.delete(check.id)
  }
}

/** A tape can be read elsewhere, so it holds no path of this machine. */
const askerOf = (lab: Lab, check: Check) => `${lab.slug}#${check.id}`

/** The askers of anything that these asked: what one asks again, the others have to see as well. */
function forgetWhatWasAskedBy(askers: ReadonlySet<string>, session: Session): Set<string> {
  const { askedBy } = session.tape
  const keys = Object.keys(askedBy).filter((key) => askedBy[key]?.some((asker) => askers.has(asker)))
  const again = new Set(keys.flatMap((key) => askedBy[key] ?? []))
  session.forget(keys)
  return again
}

/** Looks at what has not been seen yet, each check as soon as all that it needs has passed. */
async function lookAtLab(lab: Lab, { sights, tookMs }: Looked, looking: Looking): Promise<void> {
  const { session, kinds, deadline } = looking
  const passing = new Map<string, Promise<boolean>>()
  const passes = (check: Check): Promise<boolean> => {
    const known = passing.get(check.id)
    if (known) return known
    const result = looked(check)
    passing.set(check.id, result)
    return result
  }
  async function looked(check: Check): Promise<boolean> {
    const needed = lab.checks.filter(({ id }) => check.needs.includes(id)).map(passes)
    if (!(await Promise.all(needed)).every(Boolean)) return false
    const kind = kinds.get(check.grader)
    if (kind && !sights.has(check.id)) {
      const started = performance.now()
      sights.set(check.id, await look(check, kind, session.world(lab, askerOf(lab, check)), deadline))
      tookMs.set(check.id, (tookMs.get(check.id) ?? 0) + performance.now() - started)
    }
    return judgeCheck(check, sights, kind).outcome === 'pass' && waitMs(check, sights, kinds) === undefined
  }
  await Promise.all(lab.checks.map(passes))
}

/** In how many ms it is worth looking at a check again; undefined when it is decided. */
function waitMs(check: Check, sights: ReadonlyMap<string, Sight>, kinds: KindsOfLab): number | undefined {
  const sight = sights.get(check.id)
  const kind = kinds.get(check.grader)
  if (!kind || !sight || 'unseen' in sight) return undefined
  const settlesInMs = kind.pending?.(check.want, sight.seen)
  if (settlesInMs !== undefined) return settlesInMs
  const age = check.withinMs > 0 ? kind.ageMs?.(sight.seen) : undefined
  const mayChange = age !== undefined && age < check.withinMs
  return mayChange && judgeCheck(check, sights, kind).outcome !== 'pass' ? LOOK_AGAIN_MS : undefined
}

/** Whether there was time to wait. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(ms, undefined, { signal })
    return true
  } catch {
    return false
  }
}
