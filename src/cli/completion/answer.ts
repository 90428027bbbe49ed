import { RootCommand, ShellCompDirective } from '@bomb.sh/tab'
import type { Command } from '@oclif/core/command'
import { safeParagraph } from '../../terminal/safe-text.ts'
import { codeValues } from './codes.ts'
import { checkValues, keyValues, labValues, type Places } from './labs.ts'
import type { Value } from './value.ts'

export interface Commands {
  /** In the language to speak. */
  commands: readonly Command.Loadable[]
  /** What a group of commands is for, by its name. */
  topics: Record<string, { description: string }>
  /** What `--help` does. */
  help: string
}

/** Commands that take any number of words, to which oclif gives no names. */
const REST: Record<string, string> = { check: 'lab', snapshot: 'lab', 'lab:test': 'lab', 'lab:lint': 'path' }
const FOLDERS = ['course', 'dir', 'path', 'per-student']
const FILES = ['output', 'junit', 'from', 'roster', 'gradebook', 'html', 'tls-cert', 'tls-key']
/** Whose words are rosters, lists and backups: all of a teacher's but those about one student and lab. */
const OF_FILES = /^class (?!show |override |roster )\S+ |^class roster import /

/**
 * Prints what can come next on a command line, one word on each line with a tab and its meaning, and last what a shell
 * is to do with them: the form that Cobra began, and that the Docker CLI asks its plugins for. @param words what was
 * typed after the program's name; the last one, which can be empty, is to be completed
 * @see https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */
export async function answerShell(words: string[], known: Commands, places: Places): Promise<void> {
  const path = pathAt(words)
  if (path !== undefined) return console.log(`:${path}`)
  const values = await valuesFor(words, places)
  const root = new RootCommand()
  root.option('version', 'docker-lab').option('help', known.help)
  for (const [topic, { description }] of Object.entries(known.topics)) root.command(topic, description)
  for (const { id, summary = '', args, flags } of known.commands) {
    const command = root.command(id.replaceAll(':', ' '), summary).option('help', known.help)
    for (const flag of Object.values(flags)) {
      const offer = offering(flag.type === 'option' ? (flag.options ?? []) : [])
      command.option(flag.name, flag.summary ?? '', flag.type === 'option' ? offer : flag.char, flag.char)
    }
    const rest = REST[id]
    for (const name of rest ? [rest] : Object.keys(args))
      command.argument(name, offering(args[name]?.options ?? values[name] ?? []), Boolean(rest))
  }
  root.parse([...words])
}

/** What a shell does by itself where a path comes next; undefined where it does not. */
function pathAt(words: readonly string[]): number | undefined {
  const [first, second] = words
  const last = words.at(-1) ?? ''
  const option = /^--([\w-]+)$/.exec(words.at(-2) ?? '')?.[1] ?? ''
  const isFile = OF_FILES.test(words.join(' ')) && option === '' && !last.startsWith('-')
  if (FILES.includes(option) || isFile) return ShellCompDirective.ShellCompDirectiveDefault
  const isArgument =
    words.length > 2 && first === 'lab' && ['lint', 'pack'].includes(second ?? '') && !last.startsWith('-')
  return FOLDERS.includes(option) || isArgument ? ShellCompDirective.ShellCompDirectiveFilterDirs : undefined
}

/** What arguments can be, by their names. A shell has no place for errors: what cannot be read is not offered. */
async function valuesFor(words: readonly string[], places: Places): Promise<Record<string, Value[]>> {
  if (words[0] === 'explain') return { code: await codeValues(places.language) }
  try {
    const key = words[0] === 'answer' ? await keyValues(places, words) : []
    return { lab: await labValues(places), check: await checkValues(places, words), key }
  } catch {
    return {}
  }
}

/** Values go onto the command line: none that a shell would read as several words, or as more than words. */
const offering = (values: readonly (Value | string)[]) => (offer: (value: string, about: string) => void) => {
  for (const one of values) {
    const { value, about } = typeof one === 'string' ? { value: one, about: '' } : one
    if (/^[\p{L}\p{N}._-]+$/u.test(value)) offer(value, safeParagraph(about))
  }
}
