import type { Language } from '../lab/lab.ts'
import type { Messages } from './en/messages.ts'
import type { SandboxWords } from './en/sandbox.ts'

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

/** What the program itself says, in one language. */
export async function messagesIn(language: Language): Promise<Messages> {
  if (language === 'zh') return (await import('./zh/messages.ts')).messages
  return (await import('./en/messages.ts')).messages
}

/** What is said of sandboxes, which few commands load. */
export async function sandboxWords(language: Language): Promise<SandboxWords> {
  if (language === 'zh') return (await import('./zh/sandbox.ts')).sandbox
  return (await import('./en/sandbox.ts')).sandbox
}
