import { expect, test } from 'vitest'
import type { CheckKind } from '../../src/grading/contract/kind.ts'
import { spokenKind } from '../../src/kinds/kinds.ts'
import { explainCode } from '../../src/kinds/pages.ts'
import { LANGUAGES, type Language } from '../../src/languages/list.ts'

/** Rows are read as: the case, what an author writes in YAML, the facts (and the code that they must get). */
export type Accepted<Facts> = [name: string, yaml: object, facts: Facts]
export type Rejected<Facts> = [name: string, yaml: object, facts: Facts, code: string]

const UNFIT = /undefined|NaN|\[object| {2}/

/** Facts as a tape gives them back. */
const taped = <Facts>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts))

/** Each row must pass. */
export function accepts<Want, Facts, Code extends string, Shown>(
  name: string,
  kind: CheckKind<Want, Facts, Code, Shown>,
  rows: Accepted<Facts>[],
): void {
  test.each(rows)(`${name} accepts %s`, (_, yaml, facts) => {
    expect(kind.judge(kind.schema().parse(yaml), taped(facts))).toBe('pass')
  })
}

/** Each row must fail with its code, and say so in sound words in every language. */
export function rejects<Want, Facts, Code extends string, Shown>(
  name: string,
  kind: CheckKind<Want, Facts, Code, Shown>,
  rows: Rejected<Facts>[],
): void {
  keepsItsWords(name, kind, rows)
  test.each(rows)(`${name} rejects %s`, async (_, yaml, facts, code) => {
    const want = kind.schema().parse(yaml)
    expect(kind.judge(want, taped(facts))).toBe(code)
    for (const language of LANGUAGES) {
      for (const [part, text] of Object.entries(await said(name, want, taped(facts), code, language))) {
        expect.soft(text.trim(), `${part} in ${language}`).not.toBe('')
        expect.soft(text, `${part} in ${language}`).not.toMatch(UNFIT)
      }
    }
  })
}

/**
 * What is said of each row is in one file for each language, for those who edit or translate it; `vitest -u` writes it
 * again. A check kind has one table.
 */
function keepsItsWords<Want, Facts, Code extends string, Shown>(
  name: string,
  kind: CheckKind<Want, Facts, Code, Shown>,
  rows: Rejected<Facts>[],
): void {
  test.each(LANGUAGES)(`${name} says in %s what is in its snapshot`, async (language) => {
    const words = await spokenKind(name, language)
    const told = rows.map(([heading, yaml, facts, code]) => {
      const want = kind.schema().parse(yaml)
      const actual = words.actual(taped(facts), want, code)
      const said = { code, expected: words.expected(want), actual, ...words.say(code, want, taped(facts)) }
      const lines = Object.entries(said).map(([part, text]) => `${`${part}:`.padEnd(9)} ${text}`)
      return [`# ${heading}`, ...lines, ''].join('\n')
    })
    await expect(told.join('\n')).toMatchFileSnapshot(`snapshots/${name}.${language}.txt`)
  })
}

/** Every code of the kind's own must be some row's, so that no diagnosis is dead. */
export function coversEveryDiagnosis(name: string, kind: { codes: object }, rows: Rejected<unknown>[]): void {
  test(`${name}: every diagnosis has a row`, () => {
    const codes = new Set(rows.map(([, , , code]) => code))
    expect(Object.keys(kind.codes).filter((code) => !codes.has(code))).toEqual([])
  })
}

/** All that a student reads of a failure: the report's words, and the page. */
async function said(
  name: string,
  want: unknown,
  facts: unknown,
  code: string,
  language: Language,
): Promise<Record<string, string>> {
  const words = await spokenKind(name, language)
  const { title, page } = await explainCode({ code, kinds: [name] }, language)
  return {
    expected: words.expected(want),
    actual: words.actual(facts, want, code),
    ...words.say(code, want, facts),
    title,
    what: page.what,
    why: page.why,
    see: page.see.join('\n'),
  }
}
