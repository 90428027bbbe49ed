import { stripVTControlCharacters } from 'node:util'
import { RE2JS, RE2JSException } from 're2js'
import * as z from 'zod'
import { field } from '../field.ts'

/**
 * What a text must be like, for every check kind that reads text. Patterns are RE2's, which match in linear time
 * whatever the text: https://github.com/google/re2/wiki/Syntax (neither look-around nor back-references).
 */
export interface TextMatch {
  contains?: string | undefined
  matches?: string | undefined
  equals?: string | undefined
  lacks?: string | undefined
}

/** The time that a match takes grows with the text, and with this: `a{100}` has a hundred steps. */
const MOST_STEPS = 300

const pattern = () =>
  z.string().superRefine((source, context) => {
    const problem = problemOf(source)
    if (problem) context.addIssue({ code: 'custom', ...problem })
  })

/** A pattern that finds a number, which is in its only brackets: `seen (\\d+) times`. */
export const numberPattern = () =>
  field.as(
    pattern().refine((source) => problemOf(source) !== undefined || groupsIn(source) === 1, {
      error: 'one-number',
    }),
    { is: 'unsaid', foundAs: 'pattern' },
  )

const groupsIn = (source: string) => RE2JS.compile(source).groupCount()

/** The number that a {@link numberPattern} finds in a text, if any. */
export function numberIn(source: string, text: string): number | undefined {
  const matcher = compiled(source).matcher(text)
  const found = matcher.find() ? (matcher.group(1) ?? '') : ''
  return /^-?\d+(\.\d+)?$/.test(found) ? Number(found) : undefined
}

/** The keys, for a schema that has others beside them. All that are given must hold. */
export const textMatchKeys = () => ({
  contains: field.part().optional(),
  matches: field.as(pattern(), { is: 'unsaid', foundAs: 'pattern' }).optional(),
  equals: field.text(z.string()).optional(),
  lacks: field.as(field.part(), { is: 'unsaid', foundAs: 'part' }).optional(),
})

/** The schema of a {@link TextMatch} that asks for something. */
export const textMatch = () => z.strictObject(textMatchKeys()).refine(asksForText, 'text-asks-for-nothing')

/** The text that a pattern such as `^hello world$` asks for, to show it as people write it; undefined for any other. */
export const literalOf = (pattern: string): string | undefined => /^\^([\w ,:;!='"/-]+)\$$/.exec(pattern)?.[1]

export function asksForText({ contains, matches, equals, lacks }: TextMatch): boolean {
  return (contains ?? matches ?? equals ?? lacks) !== undefined
}

/** Whether the text is as it must be. Windows line ends count as plain ones. */
export function matchesText({ contains, matches, equals, lacks }: TextMatch, text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n')
  if (contains !== undefined && !plain.includes(contains)) return false
  if (has(plain, lacks)) return false
  if (equals !== undefined && plain.trimEnd() !== equals.trimEnd()) return false
  return matches === undefined || compiled(matches).matcher(plain.trimEnd()).find()
}

/**
 * Whether the text is as it must be, where it can be one of which only the beginning was read: then what it lacks, and
 * what was not found in it, is `unknown`.
 */
export function judgeText(
  want: TextMatch,
  text: string,
  truncated: boolean | undefined,
): 'right' | 'wrong' | 'unknown' {
  const isRight = matchesText(want, text)
  if (!truncated || has(text, want.lacks)) return isRight ? 'right' : 'wrong'
  return isRight && want.lacks === undefined ? 'right' : 'unknown'
}

const has = (text: string, part: string | undefined) => part !== undefined && text.includes(part)

/**
 * What a program has printed, as somebody reads it on a terminal: colours, titles and links are no part of the text,
 * nor is the mark that some programs put before it, or before each line.
 */
export function printedText(text: string): string {
  const plain = text.includes('\x1b') || text.includes('\x9b') ? stripVTControlCharacters(text) : text
  return plain.replaceAll('\r\n', '\n').replace(/^\ufeff+/gm, '')
}

/** The start of a text, on one line, to show what was seen. */
export function excerpt(text: string, longest = 80): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

let latest: { source: string; pattern: RE2JS } | undefined

/** To compile takes longer than to match a line, and lines are matched by the thousand. */
function compiled(source: string): RE2JS {
  if (latest?.source !== source) latest = { source, pattern: RE2JS.compile(source) }
  return latest.pattern
}

/** The rule that a pattern breaks, with what the library says of it. */
function problemOf(source: string): { message: string; params?: { said: string } } | undefined {
  try {
    return RE2JS.compile(source).programSize() > MOST_STEPS ? { message: 'pattern-too-long' } : undefined
  } catch (error) {
    if (error instanceof RE2JSException)
      return { message: 'pattern', params: { said: error.message.replace(/^error parsing regexp: /, '') } }
    throw error
  }
}

/** What a language says of a {@link TextMatch}. */
export interface TextWords {
  expected(want: TextMatch): string
  /** What an author has to know of each key. */
  options: Record<keyof TextMatch, string>
}

/** The options of an option that is a {@link TextMatch}: `body.contains` and so on. */
export function textOptions(option: string, { options }: TextWords): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([key, words]) => [`${option}.${key}`, words]))
}
