import { printedText } from '../../src/grading/contract/text/text.ts'

/** The value that a page is as JSON; undefined where it is none. */
export function jsonIn(page: string): unknown {
  try {
    return JSON.parse(printedText(page))
  } catch {
    return undefined
  }
}

/** Whether two values are the same as JSON, whatever the order of their keys. */
export const isSameJson = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other)

/** As one line of JSON, with all keys in order. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isMapping(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  )

const isMapping = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)
