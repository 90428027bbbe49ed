import { expect, test } from 'vitest'
import type { AnyGrader, Grader } from '../../src/grading/contract/contract.ts'
import { registry } from '../../src/kinds/catalogue.ts'
import { wordsOf } from '../../src/kinds/words.ts'
import type { Language } from '../../src/lab/lab.ts'

/** Rows are read as: the case, what an author writes in YAML, the facts (and the code that they must get). */
export type Accepted<Facts> = [name: string, yaml: object, facts: Facts]
export type Rejected<Facts> = [name: string, yaml: object, facts: Facts, code: string]

const UNFIT = /undefined|NaN|\[object| {2}/

/** Each row must pass. */
export function accepts<Want, Facts, Code extends string, Shown>(
  key: string,
  grader: Grader<Want, Facts, Code, Shown>,
  rows: Accepted<Facts>[],
): void {
  test.each(rows)(`${key} accepts %s`, (_, yaml, facts) => {
    expect(grader.judge(grader.schema().parse(yaml), facts)).toBe('pass')
  })
}

/** Each row must fail with its code, and say so in sound words in every language. */
export function rejects<Want, Facts, Code extends string, Shown>(
  key: string,
  grader: Grader<Want, Facts, Code, Shown>,
  rows: Rejected<Facts>[],
): void {
  test.each(rows)(`${key} rejects %s`, async (_, yaml, facts, code) => {
    const want = grader.schema().parse(yaml)
    expect(grader.judge(want, facts)).toBe(code)
    for (const language of ['en', 'zh'] as const) {
      for (const [part, text] of Object.entries(await said(key, grader, want, facts, code, language))) {
        expect.soft(text.trim(), `${part} in ${language}`).not.toBe('')
        expect.soft(text, `${part} in ${language}`).not.toMatch(UNFIT)
      }
    }
  })
}

/** Every code of the grader's own must be some row's, so that no diagnosis is dead. */
export function coversEveryDiagnosis(
  key: string,
  grader: { diagnoses: object },
  rows: Rejected<unknown>[],
): void {
  test(`${key}: every diagnosis has a row`, () => {
    const codes = new Set(rows.map(([, , , code]) => code))
    expect(Object.keys(grader.diagnoses).filter((code) => !codes.has(code))).toEqual([])
  })
}

async function said<Want, Facts, Code extends string, Shown>(
  key: string,
  grader: Grader<Want, Facts, Code, Shown>,
  want: Want,
  facts: Facts,
  code: string,
  language: Language,
): Promise<Record<string, string>> {
  expect(registry).toHaveProperty(key)
  const words = await wordsOf(key, grader as unknown as AnyGrader, language)
  const diagnosis = words.diagnosis(code)
  if (!diagnosis) throw new Error(`${key} has no diagnosis ${code}`)
  return {
    expected: words.expected(want),
    actual: words.actual(facts, want, code),
    message: diagnosis.message(want, facts),
    next: diagnosis.next(want, facts),
    title: diagnosis.title,
    what: diagnosis.page.what,
    why: diagnosis.page.why,
    see: diagnosis.page.see.join('\n'),
  }
}
