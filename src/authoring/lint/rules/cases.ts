import { containerTexts } from '../../../grading/contract/container/en.ts'
import { problemTexts } from '../../../grading/look-problems.ts'
import { nearest } from '../../../lab/nearest.ts'
import { inLab, type KindFacts, labRule } from '../rule.ts'

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

  labRule('unknown-diagnosis', 'error', function* ({ lab, cases = [], kinds }, say) {
    for (const [index, { expect }] of cases.entries())
      for (const { id, grader } of lab.checks) {
        const [outcome, code] = (expect[id] ?? '').split(' ')
        const facts = kinds.get(grader)
        const known = facts && codes(facts)[outcome as 'fail' | 'error']
        if (code && known && !known.includes(code)) {
          const place = { file: 'cases.yaml', path: [index, 'expect', id] }
          yield { place, ...say(outcome as 'fail' | 'error', code, grader, nearest(code, known)) }
        }
      }
  }),
]

const ofContainers = Object.keys(containerTexts.diagnoses)
const ofLooking = Object.keys(problemTexts)

function codes({ diagnoses, undecided }: KindFacts): { fail: string[]; error: string[] } {
  const decided = [...diagnoses].filter((code) => !undecided.has(code))
  return { fail: [...decided, ...ofContainers], error: [...undecided, ...ofLooking] }
}
