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

/** What a record from outside has under a name, and not what every object has, such as `constructor`. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
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

/** No engine nests deeper, and no list of what is in an engine is longer. */
const DEEPEST = 64
const MOST_VALUES = 300_000
/** What is shorter can be parsed, whatever it is. */
const HARMLESS = 64 * 1024

/** @throws WrongShape for text that is not JSON, or that would take many times its own length when it is parsed */
export function parseJson(text: string): unknown {
  if (text.length > HARMLESS && isBomb(text)) throw new WrongShape({ why: 'too-complex' })
  try {
    return JSON.parse(wellFormed(text))
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

/** Halves of characters, which only an escape can bring here and no address can hold, are replaced. */
function wellFormed(text: string): string {
  if (!/\\ud[89a-f]/i.test(text)) return text
  return text.replace(
    /\\(?:u(d[89ab][0-9a-f]{2})(\\ud[c-f][0-9a-f]{2})?|u(d[c-f][0-9a-f]{2})|.)/gi,
    (written, high, low, alone) => ((high && !low) || alone ? '\ufffd' : written),
  )
}

/** Brackets and commas within texts do not count. */
function isBomb(text: string): boolean {
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at)
        break
      case COMMA:
        if (++values > MOST_VALUES) return true
        break
      case OPENS_LIST:
      case OPENS_RECORD:
        if (++depth > DEEPEST || ++values > MOST_VALUES) return true
        break
      case CLOSES_LIST:
      case CLOSES_RECORD:
        depth--
    }
  }
  return false
}

const QUOTE = 0x22
const COMMA = 0x2c
const OPENS_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSES_LIST = 0x5d
const OPENS_RECORD = 0x7b
const CLOSES_RECORD = 0x7d

/** Where the text ends that begins here. */
function endOfText(text: string, begin: number): number {
  let end = text.indexOf('"', begin + 1)
  while (end > 0) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrongType = (name: string) => new WrongShape({ why: 'wrong-type', name })
