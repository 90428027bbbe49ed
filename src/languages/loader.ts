import type { LabTestWords } from './en/lab-test.ts'
import type { LintWords } from './en/lint.ts'
import type { Messages } from './en/messages.ts'
import type { SandboxWords } from './en/sandbox.ts'
import type { Language } from './list.ts'

/** What the program itself says: each part is a file in the folder of the language, loaded when it is needed. */
interface Parts {
  messages: Messages
  lint: LintWords
  'lab-test': LabTestWords
  sandbox: SandboxWords
}

/** A part of the words, in one language. */
export async function wordsIn<Part extends keyof Parts>(part: Part, language: Language): Promise<Parts[Part]> {
  return (await import(`./${language}/${part}.ts`)).default
}

export const messagesIn = (language: Language): Promise<Messages> => wordsIn('messages', language)

/** The language to speak: `--lang`, which holds even where the rest of the command line is wrong, or the locale. */
export function languageOf(argv: string[], env: NodeJS.ProcessEnv = process.env): Language {
  const index = argv.findIndex((word) => /^--lang(=|$)/.test(word))
  const asked = index < 0 ? undefined : (argv[index]?.split('=')[1] ?? argv[index + 1])
  if (asked === 'en' || asked === 'zh') return asked
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale()).startsWith('zh') ? 'zh' : 'en'
}

/** Windows and macOS have no such variables, but do have a language. Asking for it costs time elsewhere. */
function systemLocale(): string {
  if (process.platform !== 'win32' && process.platform !== 'darwin') return ''
  return Intl.DateTimeFormat().resolvedOptions().locale
}
