import type * as z from 'zod'
import type { Found, ValueType, Wanted } from '../languages/lab-faults.ts'

type RawIssue = z.core.$ZodRawIssue

const TYPES: Record<string, ValueType> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  array: 'list',
  object: 'mapping',
  record: 'mapping',
}

/** What a schema asked for. */
export function wantedBy(issue: RawIssue): Wanted {
  switch (issue.code) {
    case 'invalid_type':
      return typed(TYPES[isInteger(issue.inst) ? 'int' : issue.expected])
    case 'invalid_value':
      return { is: 'one-of', values: issue.values.map((value) => JSON.stringify(value)) }
    case 'too_small':
      return { is: 'size', of: sized(issue.origin), least: Number(issue.minimum), ...exclusive(issue) }
    case 'too_big':
      return { is: 'size', of: sized(issue.origin), most: Number(issue.maximum), ...exclusive(issue) }
    case 'invalid_format':
      return formatted(issue)
    case 'not_multiple_of':
      return { is: 'multiple', of: issue.divisor }
    case 'invalid_union':
      return unionOf(issue)
    default:
      return { is: 'valid' }
  }
}

const typed = (type: ValueType | undefined): Wanted =>
  type === undefined ? { is: 'valid' } : { is: 'type', types: [type] }

const sized = (origin: string) => (origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number')

const exclusive = ({ inclusive = true }: { inclusive?: boolean }) =>
  inclusive ? {} : ({ exclusive: true } as const)

function formatted(issue: RawIssue & { code: 'invalid_format' }): Wanted {
  const { prefix, suffix, includes } = issue as { prefix?: string; suffix?: string; includes?: string }
  if (prefix) return { is: 'text', that: 'starts-with', part: JSON.stringify(prefix) }
  if (suffix) return { is: 'text', that: 'ends-with', part: JSON.stringify(suffix) }
  if (includes) return { is: 'text', that: 'contains', part: JSON.stringify(includes) }
  return issue.format === 'regex'
    ? { is: 'text', that: 'matches', pattern: `${issue.pattern}` }
    : { is: 'format', format: issue.format }
}

/** A union with a discriminator has options; any other is described by the types of its branches. */
function unionOf(issue: RawIssue & { code: 'invalid_union' }): Wanted {
  const { options } = issue as { options?: unknown[] }
  if (options) return { is: 'one-of', values: options.map((option) => JSON.stringify(option)) }
  const branches = issue.errors.flatMap((branch) =>
    branch.slice(0, 1).map((one) => wantedBy(one as RawIssue)),
  )
  const types = branches.flatMap((wanted) => (wanted.is === 'type' ? wanted.types : []))
  return types.length === 0 ? { is: 'valid' } : { is: 'type', types: [...new Set(types)] }
}

/** What was found instead. */
export function foundIn(value: unknown, wanted?: Wanted): Found {
  if (value === null) return { is: 'nothing' }
  if (Array.isArray(value)) {
    if (wanted?.is === 'size') return { is: 'count', count: value.length }
    return { is: value.length === 0 ? 'empty-list' : 'list' }
  }
  if (typeof value === 'object') return { is: 'mapping' }
  const json = JSON.stringify(value)
  const wantsText = wanted?.is === 'type' && wanted.types[0] === 'text'
  const quotable = wantsText && ['number', 'boolean'].includes(typeof value)
  return {
    is: 'value',
    json: json.length > 60 ? `${json.slice(0, 60)}…` : json,
    ...(quotable && { quotable: true }),
  }
}

function isInteger(schema: unknown): boolean {
  return (schema as z.ZodInt | undefined)?._zod.def.check === 'number_format'
}
