import * as z from 'zod'

/** A key that an author can write, by its path: `minutes`, `environment.images`, `checks[].points`. */
export interface Option {
  name: string
  type: Type
  required: boolean
  /** What it is when it is left out, or undefined for nothing. */
  fallback: unknown
}

/** The part of JSON Schema that our schemas need. */
export interface Type {
  $ref?: string
  type?: string | string[]
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Type[]
  allOf?: Type[]
  items?: Type
  properties?: Record<string, Type>
  required?: string[]
  additionalProperties?: Type | boolean
  minimum?: number
  maximum?: number
  description?: string
  default?: unknown
}

/** Every key of a schema, and after each those inside it. */
export function optionsOf(schema: z.ZodType): Option[] {
  return optionsIn(z.toJSONSchema(schema, { io: 'input' }) as Type)
}

/** The same for a schema that is JSON already. */
export function optionsIn(type: Type, path = ''): Option[] {
  const { properties = {}, required = [], items, anyOf = [], additionalProperties: named } = type
  const own = Object.entries(properties).flatMap(([key, option]) => {
    const name = path === '' ? key : `${path}.${key}`
    const one = {
      name,
      type: option,
      required: required.includes(key),
      fallback: option.default === '' ? undefined : option.default,
    }
    return [one, ...optionsIn(option, name)]
  })
  // What the author names.
  const naming = path.endsWith('differs_on') ? 'ENGINE' : 'NAME'
  const any = typeof named === 'object' && named.properties ? { [naming]: named } : {}
  const more = Object.entries(any).flatMap(([key, option]) => {
    const name = `${path}.${key}`
    return [{ name, type: option, required: false, fallback: undefined }, ...optionsIn(option, name)]
  })
  const either = anyOf.flatMap((one) => optionsIn(one, path))
  return [...own, ...more, ...either, ...(items ? optionsIn(items, `${path}[]`) : [])]
}
