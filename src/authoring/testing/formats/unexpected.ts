import type { LabTestWords } from '../../../languages/en/lab-test.ts'
import type { Outcomes } from '../outcomes.ts'
import type { CaseTest } from '../report.ts'

/** The checks of a case with unexpected outcomes, each in a line. Where nothing was done, no check must pass. */
export function unexpected({ expected, got }: CaseTest, words: LabTestWords): { id: string; line: string }[] {
  const isRight = (id: string, outcome: string) =>
    expected ? expected[id] === outcome : /^(fail|blocked)/.test(outcome)
  return Object.entries(got ?? {})
    .filter(([id, outcome]) => !isRight(id, outcome))
    .map(([id, outcome]) => ({
      id,
      line: words.outcome(id, expected?.[id] ?? words.earnsNothing, outcome),
    }))
}

/** What did not pass, in one line. */
export const inShort = (outcomes: Outcomes): string =>
  Object.entries(outcomes)
    .filter(([, outcome]) => outcome !== 'pass')
    .map(([id, outcome]) => `${id} ${outcome}`)
    .join(', ') || 'pass'
