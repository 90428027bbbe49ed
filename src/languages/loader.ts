import type { ClassExportWords } from './en/class-export.ts'
import type { ClassGradeWords } from './en/class-grade.ts'
import type { GradebookWords } from './en/class-gradebook.ts'
import type { ClassReportWords } from './en/class-report.ts'
import type { ClassRosterWords } from './en/class-roster.ts'
import type { ServeWords } from './en/class-serve.ts'
import type { ClassSnapshotWords } from './en/class-snapshot.ts'
import type { ClassWebWords } from './en/class-web.ts'
import type { LabFormatWords } from './en/lab-format.ts'
import type { LabTestWords } from './en/lab-test.ts'
import type { LintWords } from './en/lint.ts'
import type { ManWords } from './en/man.ts'
import type { Messages } from './en/messages.ts'
import type { MistakeNames } from './en/mistakes.ts'
import type { ProgressWords } from './en/progress.ts'
import type { SandboxWords } from './en/sandbox.ts'
import type { WatchWords } from './en/watch.ts'
import type { HelpTexts } from './help.ts'
import type { LabFaultWords } from './lab-faults.ts'
import { FALLBACK, type Language } from './list.ts'

/** What the program itself says: each part is a file in the folder of the language, loaded when it is needed. */
interface Parts {
  'class-snapshot': ClassSnapshotWords
  'class-gradebook': GradebookWords
  'class-roster': ClassRosterWords
  'class-export': ClassExportWords
  'class-report': ClassReportWords
  'class-grade': ClassGradeWords
  'class-serve': ServeWords
  'class-web': ClassWebWords
  messages: Messages
  lint: LintWords
  'lab-faults': LabFaultWords
  'lab-format': LabFormatWords
  'lab-test': LabTestWords
  man: ManWords
  mistakes: MistakeNames
  progress: ProgressWords
  sandbox: SandboxWords
  watch: WatchWords
}

/** Texts that are part of the code in English, such as the summaries of commands: other languages have a file. */
interface Translations {
  help: HelpTexts
}

/** A part of the words, in one language. */
export async function wordsIn<Part extends keyof Parts>(
  part: Part,
  language: Language,
): Promise<Parts[Part]> {
  return (await import(`./${language}/${part}.ts`)).default
}

/** The translation of texts that are part of the code; none for the language that they are written in. */
export async function translationIn<Part extends keyof Translations>(
  part: Part,
  language: Language,
): Promise<Translations[Part] | undefined> {
  return language === FALLBACK ? undefined : (await import(`./${language}/${part}.ts`)).default
}

export const messagesIn = (language: Language): Promise<Messages> => wordsIn('messages', language)
