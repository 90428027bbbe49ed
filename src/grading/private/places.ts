import type { Answer, Key, Tape } from '../../docker/port/tape.ts'

/** What becomes of what is private. */
export interface Change {
  /** The value of an environment variable, or a part of one. */
  value(text: string): string
  /** A path of the host. */
  path(text: string): string
}

/** Where Compose notes paths of the machine that it ran on. */
const PATH_LABELS = [
  'com.docker.compose.project.working_dir',
  'com.docker.compose.project.config_files',
  'com.docker.compose.project.environment_file',
]
/** Of the answers of an engine, and of the working directory. */
const PATHS = ['folder', 'device', 'real', 'root']
/** Their text belongs to a check: a file, a log, a page, what a program printed. */
const ASKED_FOR = /^\["(?!docker"|folder","place")|^\["docker","(file|imageFile|logs|exec|http|changes)"/

/** The tape with everything private in it changed: values of environment variables, and paths of the host. Pure. */
export function withPrivate(tape: Tape, change: Change): Tape {
  const keys = new Map(Object.keys(tape.answers).map((key) => [key, changedKey(key, change)]))
  const renamed = <Value>(record: Record<Key, Value>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [keys.get(key) ?? key, value]))
  const answers = Object.entries(tape.answers).map(([key, answer]): [Key, Answer] => [
    keys.get(key) ?? key,
    ASKED_FOR.test(key) || !('gave' in answer) ? answer : { gave: changedAnswer(key, answer.gave, change) },
  ])
  return { answers: Object.fromEntries(answers), askedBy: renamed(tape.askedBy) }
}

const IS_PLACE = /^\["folder","place",/

/** A question can hold paths of the host: `["folder","place","site",["/home/alice/site"]]`. */
function changedKey(key: Key, { path }: Change): Key {
  if (!IS_PLACE.test(key)) return key
  const [part, question, about, hostPaths] = JSON.parse(key)
  if (!Array.isArray(hostPaths)) return key
  return JSON.stringify([part, question, about, hostPaths.map((one) => path(`${one}`))])
}

function changedAnswer(key: Key, gave: unknown, change: Change): unknown {
  const changed = changedValue(gave, change)
  if (!IS_PLACE.test(key) || !isRecord(changed)) return changed
  return { ...changed, ...(typeof changed.path === 'string' && { path: change.path(changed.path) }) }
}

type Json = Record<string, unknown>

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function changedValue(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((item) => changedValue(item, change))
  if (!isRecord(value)) return value
  const changed = Object.entries(value).map(([name, member]) => [
    name,
    changedMember(value, name, member, change),
  ])
  return Object.fromEntries(changed)
}

function changedMember(of: Json, name: string, member: unknown, change: Change): unknown {
  if (name === 'env' && isRecord(member)) return mapped(member, change.value)
  if (name === 'labels' && isRecord(member))
    return mapped(member, (text, label) => (PATH_LABELS.includes(label) ? change.path(text) : text))
  if (name === 'state' && isRecord(member) && typeof member.error === 'string')
    return { ...member, error: withoutSources(member.error, of, change) }
  if (typeof member !== 'string') return changedValue(member, change)
  if (PATHS.includes(name) || (of.type === 'bind' && /^(source|askedSource)$/.test(name)))
    return change.path(member)
  return name === 'text' ? changedStep(of.instruction, member, change) : member
}

const mapped = (record: Json, change: (text: string, name: string) => string): Json =>
  Object.fromEntries(
    Object.entries(record).map(([name, one]) => [name, typeof one === 'string' ? change(one, name) : one]),
  )

/** Why a container did not start names what could not be mounted. */
function withoutSources(error: string, { mounts }: Json, { path }: Change): string {
  const sources = (Array.isArray(mounts) ? mounts.filter(isRecord) : [])
    .flatMap(({ type, source, askedSource }) => (type === 'bind' ? [source, askedSource] : []))
    .filter((one): one is string => typeof one === 'string' && one.length > 1)
  return sources.reduce((text, source) => text.replaceAll(source, path(source)), error)
}

/** A step of an image's history: `A=b C=d`, or in front of what was run, the arguments of the build: `|1 A=b /bin/sh …`. */
function changedStep(instruction: unknown, text: string, { value }: Change): string {
  const withValues = (part: string) =>
    part.replace(/(^|\s)(\w+=)?(\S+)/g, (_, space, name = '', rest) => `${space}${name}${value(rest)}`)
  if (instruction === 'ENV' || instruction === 'ARG')
    return text.includes('=') ? withValues(text) : text.replace(/(?<=\s).+$/s, value)
  const [, count, args, rest] = (instruction === 'RUN' && /^(\|\d+ )(.*?)( \/\S*sh -.*)$/s.exec(text)) || []
  return args === undefined ? text : `${count}${withValues(args)}${rest}`
}
