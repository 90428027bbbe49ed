import { type Check, inLanguage, type Lab, type Language } from '../lab/lab.ts'
import type { Verdict } from './judge.ts'
import type { Sight, Sights } from './look.ts'
import { type ProblemWords, sayProblem } from './problems/problems.ts'
import { type CheckReport, type LabReport, score, total, worst } from './report.ts'

/** Everything that is needed to tell what labs came to, in one language. */
export interface Words {
  language: Language
  /** By the name of the check kind. */
  kinds: ReadonlyMap<string, SpokenKind>
  problems: ProblemWords
}

/** What a check kind says, with what it says for the causes that it shares with others. */
export interface SpokenKind {
  expected(want: unknown): string
  actual(facts: unknown, want: unknown, code: string): string
  /** @throws Error for a code that is none of the kind's: a bug in docker-lab */
  say(code: string, want: unknown, facts: unknown): { message: string; next: string }
}

/** Tells a lab's verdicts in words: pure. @param tookMs by the id of the check: how long the looks at it took */
export function tell(
  lab: Lab,
  sights: Sights,
  verdicts: readonly Verdict[],
  words: Words,
  tookMs: ReadonlyMap<string, number> = new Map(),
): LabReport {
  const checks = lab.checks.map((check, index): CheckReport => {
    const verdict = verdicts[index] as Verdict
    const said = safely(() => wordsFor(check, verdict, sights.get(check.id), words, lab), words)
    return {
      id: check.id,
      title: inLanguage(check.title, words.language),
      grader: check.grader,
      points: { earned: verdict.outcome === 'pass' ? check.points : 0, possible: check.points },
      outcome: verdict.outcome,
      ...said,
      duration_ms: Math.round(tookMs.get(check.id) ?? 0),
    }
  })
  const points = total(checks)
  return {
    number: lab.number ?? null,
    slug: lab.slug,
    title: inLanguage(lab.title, words.language),
    digest: lab.digest,
    outcome: worst(checks.map((check) => check.outcome)),
    points,
    score: score(points),
    checks,
  }
}

type Said = Partial<CheckReport>

function wordsFor(
  check: Check,
  verdict: Verdict,
  sight: Sight | undefined,
  words: Words,
  lab: Pick<Lab, 'number' | 'slug'>,
): Said {
  const { outcome, code = '', detail, waitsFor } = verdict
  if (outcome === 'pass') return {}
  if (waitsFor) return { waits_for: waitsFor }
  if (!sight || 'unseen' in sight || detail !== undefined) {
    const problem = sight && 'unseen' in sight ? sight : { endpoint: '', detail: detail ?? {} }
    return sayProblem({ ...problem, code: code as 'probe-broke' }, words.problems)
  }
  const kind = words.kinds.get(check.grader)
  if (!kind) throw new Error(`no words for the check kind ${check.grader}`)
  const { message, next } = kind.say(code, check.want, sight.seen)
  return revealed(check, {
    expected: kind.expected(check.want),
    actual: kind.actual(sight.seen, check.want, code),
    diagnosis: code,
    message,
    next: next.replace(A_LAB, `$1 ${lab.number ?? lab.slug}`),
  })
}

/** A check kind knows no lab, but a student has to type its number. */
const A_LAB = /\b(docker-lab [a-z]+) LAB\b/g

/** Words that break are a bug in docker-lab: the check then counts as one that we could not look at. */
function safely(say: () => Said, { problems }: Words): Said {
  try {
    return say()
  } catch (error) {
    const problem = { code: 'probe-broke', endpoint: '', detail: { said: String(error) } } as const
    return { outcome: 'error', ...sayProblem(problem, problems) }
  }
}

function revealed({ reveal }: Check, said: Said): Said {
  const { expected, actual, ...rest } = said
  if (reveal === 'full') return said
  if (reveal === 'actual') return { ...rest, ...(actual === undefined ? {} : { actual }) }
  return reveal === 'message' ? rest : {}
}
