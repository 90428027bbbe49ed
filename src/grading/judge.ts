import { CouldNotLook, type Detail } from '../docker/port/could-not-look.ts'
import type { Check, Lab } from '../lab/lab.ts'
import { believable } from './believable.ts'
import type { AnyCheckKind, CodeFacts } from './contract/kind.ts'
import type { Sights } from './look.ts'
import type { Outcome } from './report.ts'

/** What a check came to, in codes. */
export interface Verdict {
  id: string
  outcome: Outcome
  /** Of `fail`, `error`, and a check that is blocked because the lab was not started: the diagnosis. */
  code?: string
  /** Of `error`, when that came out only while judging: what is known besides. */
  detail?: Detail
  /** Of `blocked`: the ids of the checks that it waits for. */
  waitsFor?: string[]
}

/** The check kinds of a lab, by their names. */
export type KindsOfLab = ReadonlyMap<string, AnyCheckKind>

/** Judges a lab by what was seen: pure, so that a tape can be judged again in another place, or after a lab was corrected. */
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
  if ('unseen' in sight)
    return { id, outcome: sight.unseen === 'not-started' ? 'blocked' : 'error', code: sight.unseen }
  try {
    const code: unknown = kind.judge(want, believable(sight.seen))
    if (code === 'pass') return { id, outcome: 'pass' }
    const facts = factsOf(kind, code)
    if (!facts) return broken(id, `judged ${JSON.stringify(code)}`)
    return { id, outcome: facts.undecided ? 'error' : 'fail', code: String(code) }
  } catch (error) {
    if (error instanceof CouldNotLook) return { id, outcome: 'error', code: error.code, detail: error.detail }
    return broken(id, error instanceof Error ? error.message : String(error))
  }
}

const broken = (id: string, said: string): Verdict => ({
  id,
  outcome: 'error',
  code: 'probe-broke',
  detail: { said },
})

/** What is known of a code that the check kind can give; undefined for anything else. */
function factsOf({ codes, causes = [] }: AnyCheckKind, code: unknown): CodeFacts | undefined {
  if (typeof code !== 'string') return undefined
  const known = [codes, ...causes.map((cause) => cause.codes)].find((all) => Object.hasOwn(all, code))
  return known?.[code]
}
