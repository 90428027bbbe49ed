import { expect, test } from 'vitest'
import type { CheckKind } from '../../src/grading/contract/kind.ts'
import { ownWords } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'

/** Rows are read as: the case, what an author writes in YAML, the rule of the schema that is broken. */
export type Refused = [name: string, yaml: object, rule: string]

/** The schema must refuse each row by its rule, and say so in every language. */
export function refuses<Want, Facts, Code extends string, Shown>(
  name: string,
  kind: CheckKind<Want, Facts, Code, Shown>,
  rows: Refused[],
): void {
  test.each(rows)(`the schema of ${name} refuses %s`, async (_, yaml, rule) => {
    const messages = kind
      .schema()
      .safeParse(yaml)
      .error?.issues.map(({ message }) => message)
    expect(messages).toEqual([rule])
    for (const language of LANGUAGES) {
      const { refusals = {} } = await ownWords(name, language)
      const { rules } = await wordsIn('lab-faults', language)
      expect({ ...rules, ...refusals }, language).toHaveProperty([rule])
    }
  })
}
