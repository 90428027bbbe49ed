import { isDeepStrictEqual } from 'node:util'
import type { Check } from '../../../lab/lab.ts'
import { claimOf } from '../claim.ts'
import { contradiction } from '../contradictions.ts'
import { emptyConditions } from '../empty-conditions.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'
import { textConflict } from '../text-conflicts.ts'

/** What the checks of a lab can have wrong among themselves. */
export const checkRules = [
  labRule('never-fails', 'error', function* ({ lab, kindOf }, say) {
    for (const [index, check] of lab.checks.entries())
      for (const { path, why } of emptyConditions(check, kindOf(check)))
        yield { place: inLab(['checks', index, check.grader, ...path], 'key'), ...say(check.id, why) }
  }),

  labRule('same-check-twice', 'error', function* ({ lab: { checks } }, say) {
    for (const [index, check] of checks.entries()) {
      const earlier = checks
        .slice(0, index)
        .find(({ grader, want }) => grader === check.grader && isDeepStrictEqual(want, check.want))
      if (earlier)
        yield { place: inLab(['checks', index, check.grader], 'key'), ...say(check.id, earlier.id) }
    }
  }),

  labRule('free-points', 'error', function* (scope, say) {
    const { checks } = scope.lab
    const byId = new Map(checks.map((check) => [check.id, check]))
    const isEarned = (check: Check): boolean =>
      !passesAtOnce(check, scope) || check.needs.some((need) => isEarned(byId.get(need) as Check))
    for (const [index, check] of checks.entries())
      if (check.points > 0 && !isEarned(check))
        yield {
          place: inLab(['checks', index, check.grader], 'key'),
          ...say(check.id, scope.asksForAbsence(check)),
        }
  }),

  labRule('cannot-both-pass', 'error', function* ({ lab: { checks }, literals, kindOf }, say) {
    const claims = checks.map((check, index) => claimOf(check, kindOf(check), literals[index] ?? []))
    for (const [index, claim] of claims.entries()) {
      const { check } = claim
      const own = textConflict(claim.want, claim.want)
      const earlier = own ? claim : claims.slice(0, index).find((one) => contradiction(claim, one))
      const key = own ?? (earlier && contradiction(claim, earlier))
      if (earlier && key)
        yield { place: inLab(['checks', index, check.grader, key]), ...say(check.id, earlier.check.id) }
    }
  }),

  labRule('path-outside', 'error', function* ({ literals }, say) {
    for (const { value, path, onHost } of literals.flat())
      if (onHost && /(^|[/\\])\.\.([/\\]|$)/.test(value)) yield { place: inLab(path), ...say(value) }
  }),
]

/** Whether a check passes on an engine on which the student has not done anything yet. */
function passesAtOnce(check: Check, { lab, kindOf }: LabScope): boolean {
  return kindOf(check).authoring.passesAtOnce?.(check.want, lab.environment) ?? false
}
