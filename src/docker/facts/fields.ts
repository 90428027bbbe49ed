/** The engine's JSON does not have the shape that its API promises. */
export class WrongShape extends Error {
  override name = 'WrongShape'
}

export type Json = Record<string, unknown>

/**
 * Readers of untrusted JSON. What is absent or null is empty, since engines differ in that; what is of another type
 * throws {@link WrongShape}, so that no verdict is built on it.
 */
export function record(value: unknown, what: string): Json {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new WrongShape(`${what} is no object`)
  return value as Json
}

export function list(value: unknown, what: string): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new WrongShape(`${what} is no list`)
  return value
}

export function text(value: unknown, what: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw new WrongShape(`${what} is no text`)
  return value
}

export function number(value: unknown, what: string): number {
  if (value === undefined || value === null) return 0
  if (typeof value !== 'number') throw new WrongShape(`${what} is no number`)
  return value
}

export function flag(value: unknown, what: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw new WrongShape(`${what} is no boolean`)
  return value
}

export function texts(value: unknown, what: string): string[] {
  return list(value, what).map((one) => text(one, what))
}

export function textRecord(value: unknown, what: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value, what)).map(([key, one]) => [key, text(one, what)]))
}

/** What must be there. */
export function required(value: unknown, what: string): string {
  const there = text(value, what)
  if (there === '') throw new WrongShape(`${what} is missing`)
  return there
}

/** `KEY=value` entries. */
export function environment(value: unknown, what: string): Record<string, string> {
  return Object.fromEntries(
    texts(value, what).map((entry) => {
      const [key = '', ...rest] = entry.split('=')
      return [key, rest.join('=')]
    }),
  )
}
