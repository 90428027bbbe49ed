import { nearest } from '../../../lab/nearest.ts'
import { inLab, labRule } from '../rule.ts'

/** What the cases of a lab have to cover. */
export const caseRules = [
  labRule('cases-missing', 'warning', function* ({ hasCases }, say) {
    if (!hasCases) yield { place: { file: 'cases.yaml' }, ...say() }
  }),

  labRule('solution-missing', 'error', function* ({ cases }, say) {
    if (cases && !cases.some(({ kind }) => kind === 'solution'))
      yield { place: { file: 'cases.yaml', path: [] }, ...say() }
  }),

  labRule('mistake-missing', 'error', function* ({ lab, cases }, say) {
    if (!cases) return
    for (const [index, { id }] of lab.checks.entries())
      if (!cases.some(({ expect }) => expect[id]?.startsWith('fail ')))
        yield { place: inLab(['checks', index, 'id']), ...say(id) }
  }),

  labRule('unknown-diagnosis', 'error', function* ({ lab, cases = [], kindOf }, say) {
    for (const [index, { expect }] of cases.entries())
      for (const check of lab.checks) {
        const [word, code] = (expect[check.id] ?? '').split(' ')
        if (code === undefined) continue
        const outcome = word as 'fail' | 'error'
        const known = kindOf(check).codes[outcome]
        const place = { file: 'cases.yaml', path: [index, 'expect', check.id] }
        if (!known.includes(code)) yield { place, ...say(outcome, code, check.grader, nearest(code, known)) }
      }
  }),
]
