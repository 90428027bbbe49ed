import { type DockerLine, type Flag, spellings } from '../docker-cli/docker-line.ts'
import type { Edit } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { type ShellWord, written } from '../docker-cli/word.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

/** Other spellings of the same command lines. Each is used wherever it can be, at once. */
export function otherSpellings(script: Script): Rewrite[] {
  const lines = script.commands.flatMap(({ docker }) => docker ?? [])
  const all = (rewrite: string, edit: (line: DockerLine) => Edit[]) =>
    everywhere(
      rewrite,
      lines.map((line) => ({ edits: edit(line), span: { start: line.start, end: line.end } })),
    )
  return [
    ...all('long-flags', ({ flags }) => byWord(flags).flatMap(toLong)),
    ...all('short-flags', toShort),
    ...all('flag-equals-value', ({ flags }) => flags.flatMap(joined)),
    ...all('flag-space-value', (line) => line.flags.flatMap((flag) => parted(line, flag))),
    ...all('reverse-flags', (line) => reversed(script.text, line)),
    ...all('long-commands', longCommand),
    ...all('short-commands', shortCommand),
  ]
}

/** Names that older command lines do not know: they called it `--time`. */
const NEWER = /^(timeout|signal)$/

interface Written {
  word: ShellWord
  flags: Flag[]
}

function byWord(flags: readonly Flag[]): Written[] {
  const words = new Map<ShellWord, Flag[]>()
  for (const flag of flags) words.set(flag.word, [...(words.get(flag.word) ?? []), flag])
  return [...words].map(([word, own]) => ({ word, flags: own }))
}

/** `-dit` becomes `--detach --interactive --tty`, `-p8080:80` becomes `--publish 8080:80`. */
function toLong({ word, flags }: Written): Edit[] {
  if (flags.some(({ letter, name }) => letter === undefined || NEWER.test(name))) return []
  const texts = flags.map(({ name, value, holder }) =>
    value !== undefined && holder === word ? `--${name} ${written(word, value)}` : `--${name}`,
  )
  return [{ start: word.start, end: word.end, text: texts.join(' ') }]
}

function toShort({ command, flags }: DockerLine): Edit[] {
  return flags.flatMap(({ name, letter, value, word, holder }) => {
    const known = spellings(command, name)
    if (letter !== undefined || known?.letter === undefined) return []
    if (!known.takesValue && value !== undefined) return []
    const inWord = value !== undefined && holder === word ? ` ${written(word, value)}` : ''
    return [{ start: word.start, end: word.end, text: `-${known.letter}${inWord}` }]
  })
}

/** `--name web` becomes `--name=web`. */
function joined({ name, letter, value, word, holder, start, end }: Flag): Edit[] {
  if (letter !== undefined || value === undefined || holder === word) return []
  return [{ start, end, text: `--${name}=${written(holder, value)}` }]
}

function parted({ command }: DockerLine, { name, letter, value, word, holder, start, end }: Flag): Edit[] {
  if (letter !== undefined || value === undefined || holder !== word) return []
  if (!spellings(command, name)?.takesValue) return []
  return [{ start, end, text: `--${name} ${written(word, value)}` }]
}

/** In reverse order; flags with the same name keep their order, because the last one can win. */
function reversed(script: string, { command, flags }: DockerLine): Edit[] {
  const units = byWord(flags).map(({ flags: own }) => ({
    start: own[0]!.start,
    end: Math.max(...own.map(({ end }) => end)),
    names: own.map(({ name }) => name).join(' '),
  }))
  const names = units.flatMap((unit) => unit.names.split(' '))
  const kinds = new Set(units.map((unit) => unit.names))
  const isMixed = new Set(names).size < [...kinds].join(' ').split(' ').length
  if (command.startsWith('compose') || units.length < 2 || isMixed) return []
  const backwards = units.toReversed()
  const ordered = backwards.map(({ names: kind }, index) => {
    const before = backwards.slice(0, index).filter((unit) => unit.names === kind).length
    return units.filter((unit) => unit.names === kind)[before]!
  })
  return units.flatMap(({ start, end }, index) => {
    const from = ordered[index]!
    return from.start === start ? [] : [{ start, end, text: script.slice(from.start, from.end) }]
  })
}

const OF_CONTAINER =
  /^(run|create|start|stop|restart|kill|rm|pause|unpause|rename|update|exec|cp|commit|export|wait)$/
const OF_IMAGE = /^(build|tag|push|pull|save|load|import)$/

/** `docker run` is `docker container run`. */
function longCommand({ command, verb }: DockerLine): Edit[] {
  const [word] = verb
  if (!word || verb.length > 1) return []
  const { start, end } = word
  if (OF_CONTAINER.test(command)) return [{ start, end, text: `container ${command}` }]
  if (OF_IMAGE.test(command)) return [{ start, end, text: `image ${command}` }]
  return command === 'rmi' ? [{ start, end, text: 'image rm' }] : []
}

function shortCommand({ command, verb }: DockerLine): Edit[] {
  const [group, word] = verb
  if (!group || !word || !/^(container|image)$/.test(group.value)) return []
  if (!OF_CONTAINER.test(command) && !OF_IMAGE.test(command) && command !== 'rmi') return []
  return [{ start: group.start, end: word.end, text: command }]
}
