import * as z from 'zod'
import { rule, text, words } from './schema.ts'

/** An outcome, with the code of the diagnosis where there is one. */
export type Expected = 'pass' | 'blocked' | `fail ${string}` | `error ${string}`

const expected = z
  .string()
  .regex(/^(pass|blocked|(fail|error) [a-z0-9]+(-[a-z0-9]+)*)$/, rule('outcome'))
  .transform((word) => word as Expected)

const outcomes = z.record(z.string(), expected).optional()

export const casesSchema = z
  .array(
    z.strictObject({
      name: words,
      kind: z.enum(['solution', 'mistake', 'cheat', 'limit']),
      reason: text.optional(),
      run: words,
      setup: words.optional(),
      catalogue: z.array(z.string().regex(/^[A-Z]\d\d+$/, rule('mistake-id'))).default([]),
      expect: outcomes,
      equivalent_mutants: z
        .array(
          z.strictObject({
            mutant: words,
            reason: words,
          }),
        )
        .optional(),
      differs_on: z
        .record(
          z.string().regex(/^[a-z0-9.]+(-[a-z0-9.]+)*$/),
          z.strictObject({
            reason: words,
            expect: outcomes,
          }),
        )
        .optional(),
    }),
  )
  .min(1, rule('at-least-one-case'))

/** A case as the file has it. */
export type CaseInput = z.output<typeof casesSchema>[number]
