import * as z from 'zod'

/** A key that an author may write, by its path: `minutes`, `environment.images`, `checks[].points`. */
export interface Option {
  name: string
  type: Type
  /** What stands in the schema, in English, or ''. */
  description: string
  required: boolean
  /** What it is when it is left out, or undefined for nothing. */
  fallback: unknown
}

/** The part of JSON Schema that our schemas need. */
export interface Type {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Type[]
  items?: Type
  properties?: Record<string, Type>
  required?: string[]
  additionalProperties?: Type | boolean
  minimum?: number
  maximum?: number
  description?: string
  default?: unknown
}

/** Every key of a schema, and below each those that stand inside it. */
export function optionsOf(schema: z.ZodType): Option[] {
  const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: 'input' }) as Type & {
    $defs?: Record<string, Type>
  }
  return inside(root, '')

  function inside(type: Type, path: string): Option[] {
    const { properties = {}, required = [] } = type
    const own = Object.entries(properties).flatMap(([key, option]) => {
      const name = path === '' ? key : `${path}.${key}`
      const { description = '', default: fallback } = option
      const one = { name, type: option, description, required: required.includes(key), fallback }
      return [one, ...inside(option, name)]
    })
    return type.items ? [...own, ...inside(type.items, `${path}[]`)] : own
  }
}
