import * as z from 'zod'
import type { FieldFacts } from '../../grading/contract/field.ts'
import type { Check } from '../../lab/lab.ts'

/** The schema of a check kind as JSON, as far as it is needed here, with what its fields say of themselves. */
export interface Shape extends Partial<FieldFacts> {
  enum?: unknown[]
  const?: unknown
  default?: unknown
  items?: Shape
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
}

export const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: 'input' }) as Shape

/** The key with which a check asks that something is not there, if it does. */
export function absenceIn({ want }: Pick<Check, 'want'>, { properties = {} }: Shape): string | undefined {
  const asked = want as Record<string, unknown>
  return Object.keys(properties).find((key) => {
    const absent = properties[key]?.absent
    return absent !== undefined && asked[key] === absent
  })
}
