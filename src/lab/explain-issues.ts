import type * as z from 'zod'
import type { Name, Wanted } from '../languages/lab-faults.ts'
import type { LabFault } from './fault.ts'
import { nearest } from './nearest.ts'
import { foundIn, wantedBy } from './wanted.ts'
import type { Path, WrongAt, YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/**
 * The value of a YAML file by a schema, or the InputError that says with codes and places why not. `kinds`: the keys
 * of an entry of `checks` under which a check kind's own schema holds.
 */
export async function parseWith<T>(
  schema: z.ZodType<T>,
  file: YamlFile,
  kinds: readonly string[] = [],
): Promise<T> {
  const result = schema.safeParse(file.value, { error: noted, reportInput: true })
  if (result.success) return result.data
  const all = result.error.issues.flatMap((issue) => wrongsIn(issue, [], kinds))
  // A misspelt key is one mistake: what was meant by it is not missing as well.
  const meant = new Set(all.map(({ path, suggestion }) => JSON.stringify([...path.slice(0, -1), suggestion])))
  // What is of the wrong type is not also too long or too short.
  const ofOtherType = new Set(all.filter(isOtherType).map(({ path }) => JSON.stringify(path)))
  const isTold = (one: WrongAt, place = JSON.stringify(one.path)) =>
    !meant.has(place) && (isOtherType(one) || !ofOtherType.has(place))
  throw await file.refusal(all.filter((one) => isTold(one)))
}

const isOtherType = ({ fault }: WrongAt) => fault?.code === 'must-be' && fault.wanted.is === 'type'

/** What only the raw issue knows, because its schema is in it. */
type Note = { keys: string[] } | { wanted: Wanted }

/** An issue carries nothing but a message, so a note travels as JSON; the messages of our own schemas are codes. */
function noted(issue: z.core.$ZodRawIssue): string {
  const note: Note =
    issue.code === 'unrecognized_keys' ? { keys: keysOf(issue.inst) } : { wanted: wantedBy(issue) }
  return JSON.stringify(note)
}

function noteOf({ message }: Issue): Partial<{ keys: string[]; wanted: Wanted }> {
  return message.startsWith('{') ? JSON.parse(message) : {}
}

function wrongsIn(issue: Issue, under: Path, kinds: readonly string[]): WrongAt[] {
  const path = [...under, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const free = (noteOf(issue).keys ?? []).filter((key) => !Object.hasOwn(Object(issue.input), key))
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: 'key',
      fault: { code: 'unknown-key', key },
      suggestion: nearest(key, free),
    }))
  }
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue)
    if (branch) return branch.flatMap((inner) => wrongsIn(inner, path, kinds))
  }
  const key = String(path.at(-1))
  if (path.length > 0 && blamed(issue) === undefined) return [{ path, fault: { code: 'missing-key', key } }]
  if (issue.code === 'invalid_key') return [{ path, at: 'key', fault: { code: 'bad-key', key } }]
  return [{ path, fault: faultOf(issue, path, kinds) }]
}

function faultOf(issue: Issue, path: Path, kinds: readonly string[]): LabFault {
  const { wanted } = noteOf(issue)
  const name = nameOf(path)
  const value = blamed(issue)
  if (wanted) {
    return {
      code: 'must-be',
      name,
      wanted,
      ...(wanted.is !== 'valid' && { found: foundIn(value, wanted) }),
    }
  }
  const [, , kind] = path
  const said = (issue as { params?: { said?: string } }).params?.said
  return {
    code: 'refused',
    name,
    rule: issue.message,
    ...(path[0] === 'checks' && kinds.includes(String(kind)) && { kind: String(kind) }),
    ...(said !== undefined && { said }),
    found: foundIn(value),
  }
}

/** Of the ways that a union allows, the one that was probably meant: the right type of value, with the fewest slips. */
function closestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] | undefined {
  const isOtherType = ({ code, path }: Issue) =>
    path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')
  const branches = issue.errors.filter((branch) => !branch.some(isOtherType))
  return branches.sort((one, other) => one.length - other.length)[0]
}

/** The value that an issue is about: a union with a discriminator blames that key, but reports the whole. */
function blamed(issue: Issue): unknown {
  if (!('discriminator' in issue)) return issue.input
  return (issue.input as Record<string, unknown> | undefined)?.[String(issue.discriminator)]
}

/** The end of a path, from its last key on. */
function nameOf(path: Path): Name {
  const last = path.findLastIndex((step) => typeof step === 'string')
  return path.slice(Math.max(last, 0)) as Name
}

function keysOf(schema: unknown): string[] {
  return Object.keys((schema as Partial<z.ZodObject> | undefined)?.shape ?? {})
}
