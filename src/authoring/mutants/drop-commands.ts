import type { AndOr, Statement, SyntaxNode } from 'unbash'
import { commentedOut, type Edit } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { type Aspect, aspectOfCommand } from './about.ts'
import type { Mutation } from './mutation.ts'
import { commandMatters } from './redundant.ts'

interface Span {
  start: number
  end: number
}

/** Leaves out a whole command, a loop, or one of the words that a loop goes through. */
export function dropCommands(script: Script): Mutation[] {
  return dropsOf(script, script.statements, false)
}

function dropsOf(script: Script, list: readonly Statement[], nested: boolean): Mutation[] {
  return list.flatMap((statement, index) => {
    if (!matters(script, statement)) return []
    const { command } = statement
    if (command.type === 'AndOr' && command.operators.every((operator) => operator === '&&'))
      return dropParts(script, command)
    // The only command of a loop is what the loop is for.
    const whole = nested && list.length === 1 ? [] : [drop(script, list, index)]
    const words = command.type === 'For' ? dropEach(script, command, command.wordlist ?? []) : []
    return [...whole, ...words, ...bodiesOf(command).flatMap((body) => dropsOf(script, body, true))]
  })
}

const matters = (script: Script, { pos, end }: { pos: number; end: number }) =>
  script.commands.some(
    (command) => command.start >= pos && command.end <= end && commandMatters(command, script),
  )

function bodiesOf(node: SyntaxNode): (readonly Statement[])[] {
  switch (node.type) {
    case 'For':
    case 'ArithmeticFor':
    case 'While':
    case 'Subshell':
    case 'BraceGroup':
      return [node.body.commands]
    case 'If':
      return [node.then, ...node.elif.map(({ then }) => then), node.else].flatMap((list) =>
        list ? [list.commands] : [],
      )
    default:
      return []
  }
}

function drop(script: Script, list: readonly Statement[], index: number): Mutation {
  const { pos: start, end } = list[index]!
  const span = { start, end }
  const { text } = script
  const aspect = aspectWithin(script, span)
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const after = /^[^\n]*/.exec(text.slice(end))?.[0] ?? ''
  if (/^\s*$/.test(before) && /^\s*(;|#.*)?$/.test(after)) {
    const edit = commentedOut(text, { start, end: endOfHeredocs(script, span) })
    return { mutation: 'drop-command', aspect, edits: [edit], span, dropped: true }
  }
  return { mutation: 'drop-command', aspect, edits: [cut(text, list, index)], span }
}

/** Removes one of several, with the text between it and the next one. */
function cut(text: string, list: readonly { pos: number; end: number }[], index: number): Edit {
  const { pos, end } = list[index]!
  const previous = list[index - 1]
  const next = list[index + 1]
  const isOneLine = (from: number, to: number) => !text.slice(from, to).replaceAll('\\\n', '').includes('\n')
  if (previous && isOneLine(previous.end, pos)) return { start: previous.end, end, text: '' }
  return next && isOneLine(end, next.pos)
    ? { start: pos, end: next.pos, text: '' }
    : { start: pos, end, text: ':' }
}

function endOfHeredocs(script: Script, { start, end }: Span): number {
  const within = script.commands.filter((command) => command.start >= start && command.end <= end)
  return Math.max(end, ...within.flatMap(({ heredocs }) => heredocs.map(({ closing }) => closing)))
}

/** What the first command within is about that changes anything. */
function aspectWithin(script: Script, { start, end }: Span): Aspect {
  const within = script.commands.filter((command) => command.start >= start && command.end <= end)
  const first = within.find((command) => commandMatters(command, script))
  return aspectOfCommand(first?.docker?.command)
}

/** `a && b`: each by itself. */
function dropParts(script: Script, { commands, pos: start, end }: AndOr): Mutation[] {
  return commands.flatMap((part, index) =>
    matters(script, part)
      ? [
          {
            mutation: 'drop-command',
            aspect: aspectWithin(script, { start: part.pos, end: part.end }),
            edits: [cut(script.text, commands, index)],
            span: { start, end },
          },
        ]
      : [],
  )
}

/** `for one in a b`: without `a`, and without `b`. */
function dropEach(
  script: Script,
  loop: { pos: number; end: number },
  words: readonly { pos: number; end: number }[],
): Mutation[] {
  if (words.length < 2) return []
  const aspect = aspectWithin(script, { start: loop.pos, end: loop.end })
  return words.map((word, index) => ({
    mutation: 'drop-argument',
    aspect,
    edits: [cut(script.text, words, index)],
    span: { start: word.pos, end: word.end },
  }))
}
