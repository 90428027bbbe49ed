import { commentedOut } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { commandMatters } from '../mutants/redundant.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

/** Several commands of a line on lines of their own; a volume that `run` makes as well is not made before. */
export function otherLines(script: Script): Rewrite[] {
  return [...apart(script), ...onTheWay(script)]
}

function apart({ text, statements }: Script): Rewrite[] {
  const parts = statements.flatMap(({ end: start, background }, index) => {
    const end = statements[index + 1]?.pos
    if (end === undefined || background || !/^[ \t]*;[ \t]*$/.test(text.slice(start, end))) return []
    return [{ edits: [{ start, end, text: '\n' }], span: { start, end } }]
  })
  return everywhere('separate-lines', parts)
}

function onTheWay(script: Script): Rewrite[] {
  const { text, commands, statements } = script
  // What might not run does not make it.
  if (statements.some(({ command }) => command.type !== 'Command')) return []
  const parts = commands.flatMap((command) => {
    const { docker, alone, start, end } = command
    if (docker?.command !== 'volume create' || !alone || commandMatters(command, script)) return []
    const isLine = /(^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(\n|$)/.test(text.slice(end))
    return isLine ? [{ edits: [commentedOut(text, { start, end })], span: { start, end } }] : []
  })
  return everywhere('volume-on-the-way', parts)
}
