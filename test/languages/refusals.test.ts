import { expect, test } from 'vitest'
import type * as z from 'zod'
import { kindNames, loadKind, ownWords } from '../../src/kinds/kinds.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'

test.each(kindNames)(
  '%s: every rule of its schema has words, and no words are of a rule that it lacks',
  async (name) => {
    const rules = rulesOf((await loadKind(name)).schema())
    for (const language of LANGUAGES) {
      const { refusals = {} } = await ownWords(name, language)
      const { rules: general } = await wordsIn('lab-faults', language)
      expect
        .soft(
          rules.filter((rule) => !(rule in refusals || rule in general)),
          language,
        )
        .toEqual([])
      expect
        .soft(
          Object.keys(refusals).filter((rule) => !rules.includes(rule)),
          language,
        )
        .toEqual([])
    }
  },
)

/** The codes that the parts of a schema refuse with. */
function rulesOf(schema: z.ZodType): string[] {
  const rules = new Set<string>()
  const seen = new Set<unknown>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const { error } = value as { error?: unknown }
    if (typeof error === 'function') rules.add(`${error({})}`)
    for (const inner of Object.values(value)) walk(inner)
    const def = (value as { _zod?: { def?: unknown } })._zod?.def
    if (def) walk(def)
  }
  walk(schema)
  return [...rules]
}
