import { nearest } from '../../lab/nearest.ts'
import { dockerLine } from '../docker-cli/docker-line.ts'
import { FLAGS } from '../docker-cli/flags.ts'
import type { ShellWord } from '../docker-cli/word.ts'
import { oncePerText } from './once.ts'

/** An option as a command line has it: `--publish` or `-p`, and its value where it takes one. */
export interface Option {
  name: string
  letter: string | undefined
  value: string | undefined
}

interface Known {
  name: string
  letter: string | undefined
  takesValue: boolean
}

/** What belongs to the program in the container comes after the first word that is no option. */
const PROGRAM_FOLLOWS = /^(run|create|exec|top|service create|compose (run|exec))$/

/**
 * The options of a docker command, up to the first that it does not have. Undefined where the command is not known, or
 * has options that we do not know.
 */
export function optionsIn(
  words: string[],
): { command: string; options: Option[]; unknown?: string; known: string[] } | undefined {
  const operands = words.filter((word) => !word.startsWith('-')).slice(0, 3)
  const [command, last] = commandOf(operands.join(' '))
  if (command === undefined) return undefined
  const known = knownOptions(command)
  const rest = words.slice(words.indexOf(last ?? '') + 1)
  return { command, known: known.map(({ name }) => `--${name}`), ...read(rest, command, known) }
}

/** The command that words begin with, `image ls`, and its last word. */
function commandOf(words: string): [command?: string, last?: string | undefined] {
  const line = dockerLine(
    ['docker', ...words.split(' ')].map((value) => ({ value, start: 0, end: 0 }) as ShellWord),
  )
  return line ? [line.command, line.verb.at(-1)?.value] : []
}

/** All options that any docker command has. */
export const EVERY_OPTION: ReadonlySet<string> = new Set(
  Object.values(FLAGS).flatMap((text) => [...text.matchAll(/--[\w-]+/g)].map(([option]) => option)),
)

/** The option that a command does not have, and the one that was meant. */
export function unknownOption(words: string[]): { shown: string; meant: string | undefined } | undefined {
  const read = optionsIn(words)
  if (!read?.unknown) return undefined
  const { command, unknown, known } = read
  const meant = unknown.startsWith('--') ? nearest(unknown, known) : undefined
  return { shown: `docker ${command} ${unknown}`, meant: meant && `docker ${command} ${meant}` }
}

const knownOptions = oncePerText((command): Known[] => {
  const found = [...(FLAGS[command] ?? '').matchAll(/(?:-(\w),)?--([\w-]+)(=)?/g)]
  return [
    ...found.map(([, letter, name = '', value]) => ({ name, letter, takesValue: value !== undefined })),
    { name: 'help', letter: undefined, takesValue: false },
  ]
})

function read(words: string[], command: string, known: Known[]): { options: Option[]; unknown?: string } {
  const options: Option[] = []
  const left = [...words]
  for (let word = left.shift(); word !== undefined && word !== '--'; word = left.shift()) {
    if (!/^--?[a-zA-Z]/.test(word)) {
      if (PROGRAM_FOLLOWS.test(command)) break
      continue
    }
    if (/[^\x20-\x7e]/.test(word)) break
    if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? []
      const option = known.find((one) => one.name === name)
      if (!option) return { options, unknown: `--${name}` }
      const given = value ?? (option.takesValue ? left.shift() : undefined)
      options.push({ name, letter: option.letter, value: given })
      continue
    }
    for (let at = 1; at < word.length; at++) {
      const option = known.find(({ letter }) => letter === word?.[at])
      if (!option) return { options, unknown: `-${word[at]}` }
      if (!option.takesValue) {
        options.push({ name: option.name, letter: option.letter, value: undefined })
        continue
      }
      const attached = word.slice(at + 1).replace(/^=/, '')
      options.push({
        name: option.name,
        letter: option.letter,
        value: attached === '' ? left.shift() : attached,
      })
      break
    }
  }
  return { options }
}
