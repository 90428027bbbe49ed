import { RE2JS } from 're2js'

type Want = Record<string, unknown>

/** The key by which two wants ask for texts that one text cannot be. With itself, a want can do so as well. */
export function textConflict(one: Want, other: Want): string | undefined {
  if (cannotBe(one, other) || cannotBe(other, one)) return 'equals'
  if (hasWhatItLacks(one, other) || hasWhatItLacks(other, one)) return 'lacks'
  return Object.keys(one).find(
    (key) => isMapping(one[key]) && isMapping(other[key]) && textConflict(one[key], other[key]),
  )
}

function cannotBe(
  { equals, nonempty }: Want,
  { equals: second, contains, matches, lacks, nonempty: isFull }: Want,
): boolean {
  if (typeof equals !== 'string') return false
  const text = equals.trimEnd()
  if (typeof second === 'string' && second.trimEnd() !== text) return true
  if (typeof contains === 'string' && !equals.includes(contains)) return true
  if (typeof lacks === 'string' && equals.includes(lacks)) return true
  if (text === '' && equals === '' && (nonempty === true || isFull === true)) return true
  return typeof matches === 'string' && !RE2JS.compile(matches).matcher(text).find()
}

const hasWhatItLacks = ({ lacks }: Want, { contains }: Want): boolean =>
  typeof lacks === 'string' && typeof contains === 'string' && contains.includes(lacks)

const isMapping = (value: unknown): value is Want =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
