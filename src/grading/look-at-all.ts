import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Check, Lab } from '../lab/lab.ts'
import { contradictions } from './contradictions.ts'
import { judgeCheck, type KindsOfLab } from './judge.ts'
import { type Deadline, late, look, type Sight, unseen } from './look.ts'
import type { Session } from './session.ts'
import { needsStart } from './start-gate.ts'
import { LOOK_AGAIN_MS, waitMs } from './worth-waiting.ts'

/** How often answers that contradict each other are asked for again. */
const MOST_CONTRADICTIONS = 5

/** What was seen of a lab, by the id of the check, how long that took, and when the first look began. */
export interface Looked {
  sights: Map<string, Sight>
  tookMs: Map<string, number>
  since: Map<string, number>
}

/** What it takes to look. */
export interface Looking {
  session: Session
  kinds: KindsOfLab
  deadline: Deadline
  /** Whether it is worth waiting: a tape never changes. */
  waits: boolean
  /** Told before each wait: what was seen so far, and the checks for which it may still change. */
  onWait?(looked: ReadonlyMap<Lab, Looked>, open: readonly { lab: Lab; check: Check }[]): void
}

/**
 * Looks at every check whose needs pass, and looks again while waiting may change what is seen: at what has not
 * settled, at what `within` gives time to, and at what the engine contradicts itself about. This is the one place that
 * waits.
 */
export async function lookAtAll(labs: readonly Lab[], looking: Looking): Promise<Map<Lab, Looked>> {
  const { session, deadline } = looking
  const all = new Map(
    labs.map((lab): [Lab, Looked] => [lab, { sights: new Map(), tookMs: new Map(), since: new Map() }]),
  )
  const checks = labs.flatMap((lab) =>
    lab.checks.map((check) => ({ lab, check, ...(all.get(lab) as Looked) })),
  )
  for (let contradicted = 0; ; ) {
    await Promise.all(labs.map((lab) => lookAtLab(lab, all.get(lab) as Looked, looking)))
    const unsteady = unsteadyChecks(checks, looking)
    const isPatient = looking.waits && contradicted < MOST_CONTRADICTIONS
    if (unsteady.length > 0) contradicted++
    if (!isPatient) for (const { check, sights, sight } of unsteady) sights.set(check.id, sight)
    const waiting = [
      ...(isPatient ? unsteady.map((one) => ({ ...one, ms: LOOK_AGAIN_MS })) : []),
      ...checks.flatMap((one) => {
        const ms = waitMs(one, looking)
        return ms === undefined ? [] : [{ ...one, ms }]
      }),
    ]
    if (waiting.length === 0) return all
    looking.onWait?.(all, waiting)
    const nextMs = Math.min(LOOK_AGAIN_MS, ...waiting.map(({ ms }) => ms))
    if (!looking.waits || !(await waited(nextMs, deadline.signal))) {
      for (const { check, sights } of waiting) sights.set(check.id, unseen(late(deadline)))
      return all
    }
    const askers = new Set(waiting.map(({ lab, check }) => askerOf(lab, check)))
    const again = forgetWhatWasAskedBy(askers, session)
    for (const { lab, check, sights } of checks) if (again.has(askerOf(lab, check))) sights.delete(check.id)
  }
}

/** A tape can be read elsewhere, so it holds no path of this machine. */
const askerOf = (lab: Lab, check: Check) => `${lab.slug}#${check.id}`

/** The askers of anything that these asked: what one asks again, the others have to see as well. */
function forgetWhatWasAskedBy(askers: ReadonlySet<string>, session: Session): Set<string> {
  const { askedBy } = session.tape
  const keys = Object.keys(askedBy).filter((key) => askedBy[key]?.some((asker) => askers.has(asker)))
  const again = new Set([...askers, ...keys.flatMap((key) => askedBy[key] ?? [])])
  session.forget(keys)
  return again
}

type CheckOfLab = { lab: Lab; check: Check } & Looked

/** The checks that did not pass, and about which the engine contradicts itself, with what is then to be said. */
function unsteadyChecks<One extends CheckOfLab>(checks: One[], { session, kinds, deadline }: Looking) {
  const found = contradictions(session.tape)
  const { askedBy } = session.tape
  return checks.flatMap((one) => {
    const sight = one.sights.get(one.check.id)
    if (!sight) return []
    if ('unseen' in sight) return sight.unseen === 'changed-meanwhile' ? [{ ...one, sight }] : []
    const asker = askerOf(one.lab, one.check)
    const about = found.find(({ key, other }) =>
      [key, other].every((asked) => askedBy[asked]?.includes(asker)),
    )
    if (!about || judgeCheck(one.check, one.sights, kinds.get(one.check.grader)).outcome === 'pass') return []
    const problem = new CouldNotLook('changed-meanwhile', deadline.endpoint, { name: about.name })
    return [{ ...one, sight: unseen(problem) }]
  })
}

/** Looks at what has not been seen yet, each check as soon as all that it needs has passed. */
async function lookAtLab(lab: Lab, looked: Looked, looking: Looking): Promise<void> {
  const { sights, tookMs, since } = looked
  const { session, kinds, deadline } = looking
  const passing = new Map<string, Promise<boolean>>()
  const passes = (check: Check): Promise<boolean> => {
    const known = passing.get(check.id)
    if (known) return known
    const result = lookAt(check)
    passing.set(check.id, result)
    return result
  }
  async function lookAt(check: Check): Promise<boolean> {
    const needed = lab.checks.filter(({ id }) => check.needs.includes(id)).map(passes)
    if (!(await Promise.all(needed)).every(Boolean)) return false
    const kind = kinds.get(check.grader)
    if (kind && !sights.has(check.id)) {
      const started = performance.now()
      since.set(check.id, since.get(check.id) ?? started)
      const scene = needsStart(lab, check, kinds) ? `${lab.number ?? lab.slug}` : undefined
      sights.set(check.id, await look(check, kind, session.world(lab, askerOf(lab, check)), deadline, scene))
      tookMs.set(check.id, (tookMs.get(check.id) ?? 0) + performance.now() - started)
    }
    const isPass = judgeCheck(check, sights, kind).outcome === 'pass'
    return isPass && waitMs({ check, ...looked }, looking) === undefined
  }
  await Promise.all(lab.checks.map(passes))
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
