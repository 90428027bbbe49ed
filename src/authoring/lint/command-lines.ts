import type { Fence } from './brief.ts'
import { DOCKER_VALUE_OPTIONS } from './known-commands.ts'

/** A command as a brief writes it. */
export interface Command {
  /** What is in quotes is one word. */
  words: string[]
  /** Where it begins in the text that it was found in. */
  offset: number
}

const SHELLS = new Set([
  'sh',
  'bash',
  'zsh',
  'shell',
  'console',
  'shell-session',
  'powershell',
  'ps1',
  'cmd',
  'bat',
])
/** Words that can come before a command. */
const BEFORE = /^(?:sudo|time|then|do|else|if|while|until|!|[A-Za-z_]\w*=\S*)$/

export const isShell = (language: string): boolean => SHELLS.has(language.toLowerCase())

/** The commands in a code block of a shell. Where lines begin with a prompt, the others are output. */
export function commandsIn({ language, text, textOffset }: Fence): Command[] {
  if (!isShell(language)) return []
  const prompted = /^\s*[$>] /m.test(text)
  let start = textOffset
  let continued = false
  return text.split('\n').flatMap((line) => {
    const offset = start
    start += line.length + 1
    const isCommand = !continued && (!prompted || /^\s*[$>] /.test(line))
    continued = /\\\s*$/.test(line)
    return isCommand ? commandsOf(line, offset) : []
  })
}

/** The commands of one line. */
export function commandsOf(line: string, offset: number): Command[] {
  const quiet = line
    .replace(/'[^']*'|"[^"]*"/g, (quoted) => '"'.repeat(quoted.length))
    .replace(/(^|\s)#.*$/, (comment) => ' '.repeat(comment.length))
    .replace(/^\s*[$>] /, (prompt) => ' '.repeat(prompt.length))
  return [...quiet.matchAll(/[^|&;]+/g)].flatMap((part) => {
    const found = [...part[0].matchAll(/\S+/g)]
    const first = found.findIndex(([word]) => !BEFORE.test(word))
    if (first < 0) return []
    const at = part.index + (found[first]?.index ?? 0)
    return [{ words: found.slice(first).map(([word]) => word), offset: offset + at }]
  })
}

/** The words after `docker`, without the options that come before the command. */
export function dockerWords([, ...words]: string[]): string[] {
  let at = 0
  while (words[at]?.startsWith('-')) at += DOCKER_VALUE_OPTIONS.has(words[at] as string) ? 2 : 1
  return words.slice(at)
}

/** What an author shows as a command within a sentence, in any kind of quotes or in backticks. */
export function quotedCommands(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|「([^」]*)」|`([^`]*)`|“([^”]*)”|«([^»]*)»/g)]
    .map(([, ...inner]) => (inner.find((one) => one !== undefined) ?? '').trim())
    .filter((quoted) => /^docker(-lab)?\s/.test(quoted))
}
