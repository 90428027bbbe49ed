import type { Check, Lab } from '../lab/lab.ts'
import type { AnyCheckKind } from './contract/kind.ts'
import type { Sights } from './look.ts'
import { problemOf } from './problems/problems.ts'
import type { Outcome } from './report.ts'

/** What a check came to, in codes. */
export interface Verdict {
  id: string
  outcome: Outcome
  /** Of `fail` and `error`: the diagnosis. */
  code?: string
  /** Of `error`, when `judge` itself broke: what it said. */
  said?: string
  /** Of `blocked`: the ids of the checks that it waits for. */
  waitsFor?: string[]
}

/** The check kinds of a lab, by their names. */
export type KindsOfLab = ReadonlyMap<string, AnyCheckKind>

/** Judges a lab by what was seen: pure, so that a tape can be judged again in another place, or after a lab was mended. */
export function judge(lab: Lab, sights: Sights, kinds: KindsOfLab): Verdict[] {
  const verdicts = new Map<string, Verdict>()
  const verdictOf = (check: Check): Verdict => {
    const known = verdicts.get(check.id)
    if (known) return known
    const waitsFor = check.needs.filter((id) => {
      const needed = lab.checks.find((other) => other.id === id)
      return !needed || verdictOf(needed).outcome !== 'pass'
    })
    const verdict: Verdict =
      waitsFor.length > 0
        ? { id: check.id, outcome: 'blocked', waitsFor }
        : judgeCheck(check, sights, kinds.get(check.grader))
    verdicts.set(check.id, verdict)
    return verdict
  }
  return lab.checks.map(verdictOf)
}

/** Judges one check, as if nothing else were needed. */
export function judgeCheck({ id, want }: Check, sights: Sights, kind: AnyCheckKind | undefined): Verdict {
  const sight = sights.get(id)
  if (!kind || !sight) return { id, outcome: 'error', code: 'not-recorded' }
  if ('unseen' in sight) return { id, outcome: 'error', code: sight.unseen }
  try {
    const code = kind.judge(want, sight.seen)
    if (code === 'pass') return { id, outcome: 'pass' }
    return { id, outcome: isUndecided(kind, code) ? 'error' : 'fail', code }
  } catch (error) {
    const { code, detail } = problemOf(error)
    return { id, outcome: 'error', code, ...(detail.said !== undefined && { said: detail.said }) }
  }
}

const isUndecided = ({ codes, causes = [] }: AnyCheckKind, code: string): boolean =>
  [codes, ...causes.map((cause) => cause.codes)].some((known) => known[code]?.undecided)
