import type { DockerLine, Flag } from '../docker-cli/docker-line.ts'
import { isOn } from '../docker-cli/docker-line.ts'
import { removal } from '../docker-cli/edits.ts'
import { withoutFlag, withValue } from '../docker-cli/flag-edits.ts'
import type { Script, ShellCommand } from '../docker-cli/script.ts'
import { type ShellWord, written } from '../docker-cli/word.ts'
import { aspectOfFlag } from './about.ts'
import { changeOperands } from './change-operands.ts'
import { moreOfFlag } from './more-of-flags.ts'
import type { Mutation } from './mutation.ts'
import { SHELL_IMAGES } from './other-images.ts'
import { otherValues } from './other-values.ts'
import { commandMatters } from './redundant.ts'
import { flagMatters, onlyLooks } from './what-matters.ts'

const SHELL = /^(\/(usr\/)?bin\/)?(ba|a|da)?sh$/

/** Changes one thing of a command line of the Docker CLI. */
export function changeCommands(script: Script): Mutation[] {
  return script.commands.flatMap((command) => {
    const { docker, condition } = command
    // Where a loop waits until it works, one that never works would wait forever.
    if (!docker || condition || onlyLooks(docker) || !commandMatters(command, script)) return []
    const span = { start: docker.start, end: docker.end }
    return [
      ...docker.flags.flatMap((flag) => changesOfFlag(script, docker, flag, span)),
      ...terminals(script, command, docker, span),
      ...changeOperands(script, docker, span),
    ]
  })
}

type Span = Mutation['span']
const NAMES: Readonly<Record<string, string>> = { network: 'drop-network', net: 'drop-network' }

function changesOfFlag(script: Script, docker: DockerLine, flag: Flag, span: Span): Mutation[] {
  const aspect = aspectOfFlag(docker, flag.name)
  const values = otherValues(docker.command, flag).map(([mutation, value]) => ({
    mutation,
    aspect,
    edits: [withValue(flag, value)],
    span,
  }))
  const all = [...values, ...moreOfFlag(script, docker, flag).map((one) => ({ ...one, aspect, span }))]
  if (!flagMatters(docker, flag)) return all
  const mutation = NAMES[flag.name] ?? 'drop-flag'
  return [{ mutation, aspect, edits: withoutFlag(script.text, flag), span }, ...all]
}

/**
 * A detached shell lives as long as it has a terminal or something to read. It is known to have to live only where
 * something is done in it later, or where it is all there is.
 */
function terminals(script: Script, command: ShellCommand, docker: DockerLine, span: Span): Mutation[] {
  const { operands, flags } = docker
  const [image, ...program] = operands.map(({ value }) => value)
  const isShell = program.length === 0 ? SHELL_IMAGES.test(image ?? '') : SHELL.test(program.join(' '))
  const keeping = flags.filter(({ name }) => name === 'interactive' || name === 'tty')
  if (docker.command !== 'run' || !isOn(docker, 'detach') || !isShell || keeping.length === 0) return []
  if (flags.some(({ name }) => name === 'entrypoint')) return []
  const name = flags.find((flag) => flag.name === 'name')?.value
  const isUsed = script.commands.some(
    ({ docker: later, start }) =>
      later?.command === 'exec' && start > command.start && later.operands[0]?.value === name,
  )
  const isOnly = !script.commands.some(
    (other) => other !== command && /^(run|create)$/.test(other.docker?.command ?? ''),
  )
  if (!isUsed && !isOnly) return []
  return [{ mutation: 'drop-terminal', aspect: 'state', edits: withoutAll(script.text, keeping), span }]
}

/** Removes several switches, some of which can share a word. */
function withoutAll(script: string, flags: Flag[]): Mutation['edits'] {
  const words = new Map<ShellWord, Flag[]>()
  for (const flag of flags) words.set(flag.word, [...(words.get(flag.word) ?? []), flag])
  return [...words].map(([word, own]) => {
    const letters = own.map(({ letter }) => letter)
    const left = own[0]?.letter ? [...word.value].filter((letter) => !letters.includes(letter)).join('') : '-'
    return left === '-'
      ? removal(script, word)
      : { start: word.start, end: word.end, text: written(word, left) }
  })
}
