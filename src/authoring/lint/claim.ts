import type { Check } from '../../lab/lab.ts'
import type { Literal } from './literals.ts'
import type { KindFacts } from './rule.ts'

/** A check with what lint knows of it. */
export interface Claim extends KindFacts {
  check: Check
  /** What it asks for, as its check kind compares it. */
  want: Record<string, unknown>
  literals: Literal[]
}

/** What a check claims. */
export function claimOf(check: Check, kind: KindFacts, literals: Literal[]): Claim {
  const want = check.want as Record<string, unknown>
  return { ...kind, check, literals, want: { ...want, ...kind.authoring.means?.(check.want) } }
}
