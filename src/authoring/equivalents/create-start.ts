import { type DockerLine, isOn } from '../docker-cli/docker-line.ts'
import { commentedOut, type Edit } from '../docker-cli/edits.ts'
import { withoutFlag } from '../docker-cli/flag-edits.ts'
import type { Script, ShellCommand } from '../docker-cli/script.ts'
import { written } from '../docker-cli/word.ts'
import type { Rewrite } from './rewrite.ts'

/** `run -d` as `create` and `start`, and the other way round: each command by itself. */
export function otherStarting(script: Script): Rewrite[] {
  return [...script.commands.flatMap((command) => toCreate(script, command)), ...toRun(script)]
}

/** Flags of `run` that are about the terminal, which `create` does not have. */
const ABOUT_TERMINAL = /^(sig-proxy|detach-keys|attach)$/

function toCreate({ text }: Script, { alone, docker, start, end }: ShellCommand): Rewrite[] {
  const flag = docker?.flags.find(({ name }) => name === 'name')
  const detach = docker?.flags.find(({ name }) => name === 'detach')
  if (!alone || !docker || docker.command !== 'run' || !isOn(docker, 'detach')) return []
  if (!flag?.value || !detach || docker.flags.some(({ name }) => ABOUT_TERMINAL.test(name))) return []
  const verb = docker.verb.at(-1)!
  const edits: Edit[] = [
    { start: verb.start, end: verb.end, text: 'create' },
    ...withoutFlag(text, detach),
    {
      start: end,
      end,
      text: ` && ${text.slice(start, docker.verb[0]!.start)}start ${written(flag.holder, flag.value)}`,
    },
  ]
  return [{ rewrite: 'create-then-start', parts: [{ edits, span: { start, end } }] }]
}

/** Only where `start` follows at once and starts nothing else. */
function toRun({ text, statements, commands }: Script): Rewrite[] {
  return statements.flatMap((statement, index) => {
    const next = statements[index + 1]
    const create = commands.find(
      (one) => one.alone && one.start === statement.pos && one.end === statement.end,
    )
    const start = next && commands.find((one) => one.alone && one.start === next.pos && one.end === next.end)
    if (!create?.docker || !start?.docker || !isPair(create.docker, start.docker)) return []
    if (text.slice(create.end, start.start).trim() !== '' || !/^[ \t]*(\n|$)/.test(text.slice(start.end)))
      return []
    const verb = create.docker.verb.at(-1)!
    const edits = [{ start: verb.start, end: verb.end, text: 'run -d' }, commentedOut(text, start)]
    return [{ rewrite: 'run-detached', parts: [{ edits, span: { start: create.start, end: start.end } }] }]
  })
}

function isPair(create: DockerLine, start: DockerLine): boolean {
  const name = create.flags.find((flag) => flag.name === 'name')?.value
  const same = start.operands.length === 1 && start.operands[0]?.value === name
  const plain = start.flags.length === 0 && !create.flags.some((flag) => ABOUT_TERMINAL.test(flag.name))
  return create.command === 'create' && start.command === 'start' && same && plain
}
