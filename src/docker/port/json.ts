import { CouldNotLook, type Detail } from './could-not-look.ts'

/** JSON from outside does not have the shape that it should have. */
export class WrongShape extends Error {
  override name = 'WrongShape'
  readonly detail: Detail

  constructor(detail: Detail) {
    super(JSON.stringify(detail))
    this.detail = detail
  }
}

export type Json = Record<string, unknown>

/**
 * Readers of untrusted JSON. What is absent or null is empty, since engines differ in that; what is of the wrong type
 * throws {@link WrongShape}, so that no verdict is built on it. `name` is the field, for the message.
 */
export function record(value: unknown, name: string): Json {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw wrongType(name)
  return value
}

export function list(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw wrongType(name)
  return value
}

export function text(value: unknown, name: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw wrongType(name)
  return value
}

export function number(value: unknown, name: string): number {
  if (value === undefined || value === null) return 0
  if (typeof value !== 'number') throw wrongType(name)
  return value
}

export function flag(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw wrongType(name)
  return value
}

export function texts(value: unknown, name: string): string[] {
  return list(value, name).map((one) => text(one, name))
}

export function textRecord(value: unknown, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value, name)).map(([key, one]) => [key, text(one, name)]))
}

/** `KEY=value` entries. */
export function environment(value: unknown, name: string): Record<string, string> {
  return Object.fromEntries(
    texts(value, name).map((entry) => {
      const [key = '', ...rest] = entry.split('=')
      return [key, rest.join('=')]
    }),
  )
}

/** A text that must be there, and not empty. */
export function required(value: unknown, name: string): string {
  const there = text(value, name)
  if (there === '') throw new WrongShape({ why: 'missing-field', name })
  return there
}

/** What must be there, of whatever type. */
export function present(value: unknown, name: string): unknown {
  if (value === undefined || value === null) throw new WrongShape({ why: 'missing-field', name })
  return value
}

/** A value of the right type that means nothing to us. */
export const unknownValue = (said: string, name: string) =>
  new WrongShape({ why: 'unknown-value', name, said: said.slice(0, 100) })

/** @throws WrongShape for text that is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongShape({ why: 'not-json', said: text.trim().slice(0, 300) })
  }
}

/** What was read, or undefined where the JSON has a different shape: for what need not be understood. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof WrongShape) return undefined
    throw error
  }
}

/** What was read of an engine's JSON, or `CouldNotLook` where it does not have the shape of the API. */
export function understood<T>(endpoint: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error
    throw new CouldNotLook('engine-answer', endpoint, error.detail, { cause: error })
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrongType = (name: string) => new WrongShape({ why: 'wrong-type', name })
