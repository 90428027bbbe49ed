import type { Command, HereDoc, ParsedScript, Redirection, Statement, SyntaxNode } from 'unbash'
import { type DockerLine, dockerLine } from './docker-line.ts'
import { type ShellWord, shellWord } from './word.ts'

/** Shell text, and what it does: statements one after the other, and every command in them. */
export interface Script {
  text: string
  statements: readonly Statement[]
  commands: ShellCommand[]
}

/** A simple command, anywhere in a script. Offsets are those of the script. */
export interface ShellCommand {
  start: number
  end: number
  words: ShellWord[]
  /** Where it calls the Docker CLI in a form that we know. */
  docker: DockerLine | undefined
  /** Files that it writes by `>` or `>>`. */
  writes: string[]
  heredocs: Heredoc[]
  /** It is in the condition of a loop or an if, so it is allowed to fail, and is tried again. */
  condition: boolean
  /** It is a whole statement: no pipe, no substitution, no redirection, not in the background. */
  alone: boolean
}

/** Text that a command is given. */
export interface Heredoc {
  start: number
  end: number
  text: string
  /** Nothing in it is expanded. */
  quoted: boolean
  /** Where the line of its end word ends. */
  closing: number
}

/** Where a command is. */
interface Context {
  condition: boolean
  /** Its output becomes part of another command. */
  substituted: boolean
  /** The statement that it is the whole of. */
  statement: Statement | undefined
}

/** Reads shell text. Undefined where it is not shell that we can read. */
export async function readScript(text: string): Promise<Script | undefined> {
  const { parse, forEachChild } = await import('unbash')
  const tree = parse(text)
  if (tree.errors?.length) return undefined
  const commands: ShellCommand[] = []
  const visit = (node: SyntaxNode, context: Context): void => {
    if (node.type === 'Command') commands.push(shellCommand(node, context))
    // In backquotes, offsets are of a text of their own.
    if (node.type === 'Script' && node.source !== undefined) return
    const clause = 'clause' in node ? node.clause : undefined
    forEachChild(node, (child) =>
      visit(child, {
        condition: context.condition || child === clause,
        substituted: context.substituted || (node.type === 'Script' && node !== tree),
        statement: node.type === 'Statement' ? node : undefined,
      }),
    )
  }
  visit(tree, { condition: false, substituted: false, statement: undefined })
  commands.sort((one, other) => one.start - other.start)
  return { text, statements: tree.commands, commands }
}

/** Whether the shell can read it. */
export async function isShell(text: string): Promise<boolean> {
  const { parse, forEachChild } = await import('unbash')
  const isWhole = (node: SyntaxNode): boolean => {
    let whole = !(node as ParsedScript).errors?.length
    forEachChild(node, (child) => {
      whole &&= isWhole(child)
    })
    return whole
  }
  return isWhole(parse(text))
}

function shellCommand(node: Command, { condition, substituted, statement }: Context): ShellCommand {
  const words = [node.name, ...node.args].flatMap((word) => (word?.type === 'Word' ? [shellWord(word)] : []))
  const onlyWords = node.prefix.length === 0 && node.args.every((word) => word.type === 'Word')
  return {
    start: node.pos,
    end: node.end,
    words,
    docker: dockerLine(words),
    writes: node.redirects.flatMap(written),
    heredocs: node.redirects.filter((one) => one.type === 'HereDoc').map(heredoc),
    condition,
    alone:
      statement !== undefined &&
      !statement.background &&
      !substituted &&
      onlyWords &&
      node.redirects.length === 0,
  }
}

function written(redirection: Redirection): string[] {
  const { target } = redirection.type === 'HereDoc' ? {} : redirection
  return target && /^(&?>>?|>\|)$/.test(redirection.operator) ? [target.value] : []
}

function heredoc({ body, delimiter, closing, end }: HereDoc): Heredoc {
  return {
    start: body.pos,
    end: body.end,
    text: body.text,
    quoted: delimiter?.quoted ?? false,
    closing: closing?.end ?? Math.max(body.end, end),
  }
}
