import { FLAGS } from './flags.ts'
import type { ShellWord } from './word.ts'

/** A command line of the Docker CLI. */
export interface DockerLine {
  /** The shortest way to say it: `run` for `docker container run`, `rmi` for `docker image rm`. */
  command: string
  /** The words that say it: `container run`. */
  verb: ShellWord[]
  flags: Flag[]
  /** What is neither: image, command, names. */
  operands: ShellWord[]
  start: number
  end: number
}

export interface Flag {
  /** Its long name: `publish`. */
  name: string
  /** The letter, where it is written as one. */
  letter: string | undefined
  /** Undefined for a switch without `=true`. */
  value: string | undefined
  /** The word with the dash, which several flags can share: `-dit`. */
  word: ShellWord
  shared: boolean
  /** The word that holds the value, and what comes before the value in it: `--publish=`. */
  holder: ShellWord
  prefix: string
  start: number
  end: number
}

interface Known {
  name: string
  letter: string | undefined
  takesValue: boolean
}

/** Each `docker GROUP COMMAND` that has a second name. */
const SAME: Readonly<Record<string, string>> = {
  'container ls': 'ps',
  'container list': 'ps',
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  'volume list': 'volume ls',
  'volume remove': 'volume rm',
  'network list': 'network ls',
  'network remove': 'network rm',
  'builder build': 'build',
  'buildx build': 'build',
}
const GROUPS =
  /^(container|image|volume|network|system|swarm|service|stack|node|secret|config|context|builder|buildx)$/
/** What can come before the command. */
const GLOBAL = flagsOf(
  '--config=string -c,--context=string -D,--debug -H,--host=list -l,--log-level=string --tls --tlscacert=string --tlscert=string --tlskey=string --tlsverify',
)
/** After the first operand everything belongs to the program in the container. */
const PROGRAM_FOLLOWS = new Set(['run', 'create', 'exec', 'top', 'service create'])
const WRAPPERS = /^(sudo|command|exec|time|nohup)$/

/** Undefined where it does not call the Docker CLI, or has words that we do not know. */
export function dockerLine(words: readonly ShellWord[]): DockerLine | undefined {
  const rest = [...words]
  while (WRAPPERS.test(rest[0]?.value ?? '')) rest.shift()
  if (rest[0]?.value === 'timeout') rest.splice(0, 2)
  const [program] = rest
  if (!program || !/^docker(-compose)?$/.test(program.value)) return undefined
  const start = program.start
  const end = rest.at(-1)?.end ?? program.end
  if (program.value === 'docker') rest.shift()
  const global = readFlags(rest, GLOBAL, true)
  if (!global) return undefined
  const [first, second, ...others] = global.operands
  if (!first) return undefined
  if (/^(docker-)?compose$/.test(first.value)) return composeLine(first, global.operands.slice(1), start, end)
  const inGroup = GROUPS.test(first.value) && second !== undefined
  const verb = inGroup ? [first, second] : [first]
  const command = commandOf(verb.map(({ value }) => value))
  const known = FLAGS[command]
  const read =
    known === undefined
      ? undefined
      : readFlags(inGroup ? others : global.operands.slice(1), flagsOf(known), PROGRAM_FOLLOWS.has(command))
  return read && { command, verb, ...read, start, end }
}

function commandOf(verb: string[]): string {
  const said = verb.join(' ')
  const inOneWord = said.replace(/^(container|image) (?!inspect$|prune$)/, '')
  return SAME[said] ?? inOneWord
}

/** `docker compose -f FILE up -d`: the group has flags of its own. */
function composeLine(
  group: ShellWord,
  words: ShellWord[],
  start: number,
  end: number,
): DockerLine | undefined {
  const own = readFlags(words, flagsOf(FLAGS.compose ?? ''), true)
  const [verb, ...rest] = own?.operands ?? []
  const command = `compose ${verb?.value}`
  const known = FLAGS[command]
  const read = known === undefined ? undefined : readFlags(rest, flagsOf(known), false)
  if (!own || !verb || !read) return undefined
  return { command, verb: [group, verb], ...read, flags: [...own.flags, ...read.flags], start, end }
}

function flagsOf(text: string): Known[] {
  return [...text.matchAll(/(?:-(\w),)?--([\w-]+)(=)?/g)].map(([, letter, name = '', value]) => ({
    name,
    letter,
    takesValue: value !== undefined,
  }))
}

/** The letter of a flag, such as `p` for `publish`, and the reverse. */
export function spellings(command: string, name: string): Known | undefined {
  return flagsOf(FLAGS[command] ?? '').find((known) => known.name === name)
}

function readFlags(
  words: readonly ShellWord[],
  known: Known[],
  stopsAtOperand: boolean,
): Pick<DockerLine, 'flags' | 'operands'> | undefined {
  const flags: Flag[] = []
  const operands: ShellWord[] = []
  const left = [...words]
  for (let word = left.shift(); word; word = left.shift()) {
    if (word.value === '--') return { flags, operands: [...operands, ...left] }
    if (!/^-./.test(word.value)) {
      operands.push(word)
      if (stopsAtOperand) return { flags, operands: [...operands, ...left] }
      continue
    }
    const read = word.value.startsWith('--') ? longFlag(word, known, left) : letters(word, known, left)
    if (!read) return undefined
    flags.push(...read)
  }
  return { flags, operands }
}

function longFlag(word: ShellWord, known: Known[], left: ShellWord[]): Flag[] | undefined {
  const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(word.value) ?? []
  const flag = known.find((one) => one.name === name)
  if (!flag) return undefined
  const whole = { name: flag.name, letter: undefined, word, shared: false, start: word.start, end: word.end }
  if (value !== undefined) return [{ ...whole, value, holder: word, prefix: `--${name}=` }]
  if (!flag.takesValue) return [{ ...whole, value: undefined, holder: word, prefix: '' }]
  const holder = left.shift()
  return holder && [{ ...whole, value: holder.value, holder, prefix: '', end: holder.end }]
}

/** `-d`, `-dit`, `-p8080:80`, `-p=8080:80`, `-dp 8080:80`. */
function letters(word: ShellWord, known: Known[], left: ShellWord[]): Flag[] | undefined {
  const flags: Flag[] = []
  const { value } = word
  for (let at = 1; at < value.length; at++) {
    const letter = value[at]
    const flag = known.find((one) => one.letter === letter)
    if (!flag) return undefined
    const whole = { name: flag.name, letter, word, shared: true, start: word.start, end: word.end }
    if (!flag.takesValue) {
      flags.push({ ...whole, value: undefined, holder: word, prefix: '' })
      continue
    }
    const attached = value.slice(at + 1)
    const holder = attached ? word : left.shift()
    if (!holder) return undefined
    const prefix = attached ? value.slice(0, at + (attached.startsWith('=') ? 2 : 1)) : ''
    flags.push({ ...whole, value: holder.value.slice(prefix.length), holder, prefix, end: holder.end })
    break
  }
  if (flags.length === 1) flags[0]!.shared = false
  return flags
}

/** `-d`, `--privileged=true`: a switch that is on. */
export function isOn({ flags }: DockerLine, name: string): boolean {
  const flag = flags.findLast((one) => one.name === name)
  return flag !== undefined && !/^(false|0|f|F)$/.test(flag.value ?? '')
}
