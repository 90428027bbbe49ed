import { chooseLanguage, languageOfTexts } from '../languages/choose.ts'
import type { Language } from '../languages/list.ts'

/** What holds before the command line is parsed, and also where it cannot be. */
export interface Typed {
  language: Language
  /** The language of a course's texts, where it is one that docker-lab does not speak. */
  texts: string | undefined
  /** Whether errors are printed as JSON. */
  json: boolean
  course: string | undefined
}

/** Reads `--lang`, `--json` and `--course` as the parser does: the last one counts, and nothing after `--`. */
export function typed(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Typed {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  return {
    language: chooseLanguage(lastOf(options, '--lang'), env),
    texts: languageOfTexts(lastOf(options, '--lang'), env),
    json: options.includes('--json'),
    course: lastOf(options, '--course'),
  }
}

/** The value of an option, written as `--option VALUE` or `--option=VALUE`. */
function lastOf(words: readonly string[], option: string): string | undefined {
  const index = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`))
  const word = words[index]
  return word === option ? words[index + 1] : word?.slice(option.length + 1)
}
