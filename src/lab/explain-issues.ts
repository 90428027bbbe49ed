import type * as z from 'zod'
import { nearest } from './nearest.ts'
import type { Finding, Path, YamlFile } from './yaml-file.ts'

type RawIssue = z.core.$ZodRawIssue
type Issue = z.core.$ZodIssue

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
}

/** The value of a YAML file by a schema, or the InputError that says for people, and with places, why not. */
export async function parseWith<T>(schema: z.ZodType<T>, file: YamlFile): Promise<T> {
  // An issue keeps its `keys` array, but not the schema that it came from.
  const known = new Map<unknown, string[]>()
  const error = (issue: RawIssue): string => {
    if (issue.code === 'unrecognized_keys') known.set(issue.keys, keysOf(issue.inst))
    return `must be ${wanted(issue)}`
  }
  const result = schema.safeParse(file.value, { error, reportInput: true })
  if (result.success) return result.data
  const all = result.error.issues.flatMap((issue) => findings(issue, [], known))
  // A misspelt key is one mistake: what was meant by it is not missing as well.
  const meant = new Set(all.map(({ path, suggestion }) => JSON.stringify([...path.slice(0, -1), suggestion])))
  throw await file.refusal(all.filter(({ path }) => !meant.has(JSON.stringify(path))))
}

function findings(issue: Issue, under: Path, known: Map<unknown, string[]>): Finding[] {
  const path = [...under, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const free = (known.get(issue.keys) ?? []).filter((key) => !Object.hasOwn(Object(issue.input), key))
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: 'key',
      message: `unknown key «${key}»`,
      suggestion: nearest(key, free),
    }))
  }
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue)
    if (branch) return branch.flatMap((inner) => findings(inner, path, known))
  }
  if (path.length > 0 && blamed(issue) === undefined)
    return [{ path, message: `missing key «${String(path.at(-1))}»` }]
  if (issue.code === 'invalid_key') {
    const why = issue.issues.map((inner) => inner.message).join(', ')
    return [{ path, at: 'key', message: `the key «${String(path.at(-1))}» ${why}` }]
  }
  const joint = issue.message.startsWith('must ') ? ' ' : ': '
  return [{ path, message: `${nameOf(path)}${joint}${issue.message}${notThis(issue)}` }]
}

/** Of the ways that a union allows, the one that was probably meant: the right kind of value, with the fewest slips. */
function closestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] | undefined {
  const isOtherKind = ({ code, path }: Issue) =>
    path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')
  const branches = issue.errors.filter((branch) => !branch.some(isOtherKind))
  return branches.sort((one, other) => one.length - other.length)[0]
}

/** The value that an issue is about: a union that is told apart by a key blames the key, but reports the whole. */
function blamed(issue: Issue): unknown {
  if (!('discriminator' in issue)) return issue.input
  return (issue.input as Record<string, unknown> | undefined)?.[String(issue.discriminator)]
}

/** What a schema asked for, to follow «must be». */
function wanted(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[isInteger(issue.inst) ? 'int' : issue.expected] ?? issue.expected
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)))
    case 'too_small':
      return bound(issue.origin, issue.minimum, 'at least', issue.inclusive)
    case 'too_big':
      return bound(issue.origin, issue.maximum, 'at most', issue.inclusive)
    case 'invalid_format':
      return format(issue)
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'invalid_union':
      return unionOf(issue)
    default:
      return 'valid'
  }
}

function format(issue: RawIssue & { code: 'invalid_format' }): string {
  const { prefix, suffix, includes } = issue as { prefix?: string; suffix?: string; includes?: string }
  if (prefix) return `text that starts with ${shown(prefix)}`
  if (suffix) return `text that ends with ${shown(suffix)}`
  if (includes) return `text that contains ${shown(includes)}`
  return issue.format === 'regex' ? `of the form ${issue.pattern}` : `a valid ${issue.format}`
}

function unionOf(issue: RawIssue & { code: 'invalid_union' }): string {
  const options = (issue as { options?: unknown[] }).options
  if (options) return oneOf(options.map((option) => JSON.stringify(option)))
  const kinds = issue.errors.flatMap((branch) => branch.slice(0, 1).map((inner) => wanted(inner as RawIssue)))
  return [...new Set(kinds)].join(' or ')
}

function bound(origin: string, limit: number | bigint, words: string, inclusive = true): string {
  if (origin === 'string') return limit === 1 ? 'text that is not empty' : `${words} ${limit} characters long`
  if (origin === 'array') return `a list of ${words} ${limit}`
  return inclusive ? `${words} ${limit}` : words === 'at least' ? `more than ${limit}` : `less than ${limit}`
}

/** What stands there instead. */
function notThis(issue: Issue): string {
  const value = blamed(issue)
  if (!issue.message.startsWith('must be ')) return ''
  if (value === null) return ', but nothing stands there'
  if (Array.isArray(value) && issue.message.startsWith('must be a list of')) return `, not ${value.length}`
  const unquoted = issue.message.startsWith('must be text') && ['number', 'boolean'].includes(typeof value)
  return `, not ${shown(value)}${unquoted ? '; put quotes around it' : ''}`
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const oneOf = (words: string[]) => (words.length === 1 ? '' : 'one of ') + words.join(', ')

/** `points`, `entry 2 of images`, or the file itself. */
function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'this file'
  return typeof last === 'number' ? `entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : String(last)
}

function isInteger(schema: unknown): boolean {
  return (schema as z.ZodInt | undefined)?._zod.def.check === 'number_format'
}

function keysOf(schema: unknown): string[] {
  return Object.keys((schema as Partial<z.ZodObject> | undefined)?.shape ?? {})
}
