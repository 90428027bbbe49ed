import type { DockerLine } from '../docker-cli/docker-line.ts'
import type { Script } from '../docker-cli/script.ts'
import { aspectOfCommand } from './about.ts'
import type { Mutation } from './mutation.ts'
import { commandMatters } from './redundant.ts'

/** Two commands about the same thing, the second of which comes first. */
export function reorderCommands(script: Script): Mutation[] {
  const { text, statements, commands } = script
  return statements.flatMap((statement, index) => {
    const next = statements[index + 1]
    const [one, other] = [statement, next].map(
      (part) =>
        part && commands.find(({ alone, start, end }) => alone && start === part.pos && end === part.end),
    )
    if (!one?.docker || !other?.docker || !commandMatters(one, script) || !commandMatters(other, script))
      return []
    if (!dependsOn(other.docker, one.docker)) return []
    const [first, second] = [text.slice(one.start, one.end), text.slice(other.start, other.end)]
    const edits = [
      { start: one.start, end: one.end, text: second },
      { start: other.start, end: other.end, text: first },
    ]
    const aspect = aspectOfCommand(other.docker.command)
    return [{ mutation: 'swap-commands', aspect, edits, span: { start: one.start, end: other.end } }]
  })
}

/** Both do different things to what has the same name; two of the same command can come in any order. */
function dependsOn(later: DockerLine, earlier: DockerLine): boolean {
  if (later.command === earlier.command) return false
  const made = namesIn(earlier)
  return namesIn(later).some((name) => made.includes(name))
}

const namesIn = ({ flags, operands }: DockerLine): string[] => [
  ...flags.flatMap(({ name, value }) => (/^(name|network|net|tag)$/.test(name) && value ? [value] : [])),
  ...operands.map(({ value }) => value),
]
