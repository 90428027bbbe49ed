import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { shownPath } from '../../../lab/frame.ts'
import { InputError } from '../../../lab/input-error.ts'
import { readBytesAndText } from '../../../lab/text-file.ts'
import type { ImportedList } from '../../../languages/class-roster.ts'
import { type LabsOf, loadRoster, MOST_BYTES } from '../load-roster.ts'
import { namedLabs } from '../named-labs.ts'
import { columnsOf, type Format } from './columns.ts'
import { readList } from './list.ts'
import { newRoster } from './new-roster.ts'
import { type Person, peopleIn } from './people.ts'
import { studentLines, updatedRoster } from './update-roster.ts'

export interface ImportOptions {
  /** The list. */
  file: string
  /** The roster. */
  output: string
  format: Format | undefined
  update: boolean
  /** An address, or an absolute path; undefined for the one that `check` uses. */
  course: string | undefined
  labs: readonly string[] | undefined
  labsOf: LabsOf
  /** What a new roster says at its top. */
  comment: string
  /** Writes a whole file, or rejects and writes nothing. */
  write(file: string, text: string): Promise<void>
}

/** Makes a roster of a list of students, or adds new ones to a roster. Writes whole files or nothing. @throws InputError */
export async function importRoster(options: ImportOptions): Promise<ImportedList> {
  const { output, update } = options
  if (existsSync(output) !== update) {
    const code = update ? 'no-roster' : 'roster-exists'
    throw new InputError([{ file: shownPath(output), fault: { code } }])
  }
  const list = await readList(options.file)
  const columns = columnsOf(list, options.format)
  if (!('at' in columns)) throw await list.refusal([columns])
  const { people, skipped, wrongs } = peopleIn(list, columns)
  if (wrongs.length > 0) throw await list.refusal(wrongs)
  if (people.length === 0) throw await list.refusal([{ line: 1, fault: { code: 'list-empty' } }])
  const { text, before, ...made } = update ? await merged(options, people) : await fresh(options, people)
  refuseTooLarge(output, text)
  if (text !== before) await options.write(output, text)
  const { encoding, separator } = list
  const { format, unused } = columns
  return { ...made, update, format, unused, list: { encoding, separator }, people: people.length, skipped }
}

async function fresh({ course, labs, labsOf, output, comment }: ImportOptions, people: readonly Person[]) {
  if (labs) refuseUnknown(labs, await labsOf(course))
  const students = studentLines(people)
  const shown = course === undefined ? undefined : courseFrom(course, dirname(resolve(output)))
  const text = newRoster({ course: shown, labs, students }, comment)
  return { text, before: undefined, added: students.map(({ id }) => id), completed: [], absent: [] }
}

async function merged({ output, labsOf }: ImportOptions, people: readonly Person[]) {
  const { students } = await loadRoster(output, labsOf)
  const { source, bytes } = await readBytesAndText(output, MOST_BYTES)
  const { text, ...made } = updatedRoster(source, students, people)
  const isWindows = Buffer.from(bytes).includes('\r\n')
  return {
    ...made,
    before: source,
    text: isWindows && text !== source ? text.replaceAll('\n', '\r\n') : text,
  }
}

function refuseUnknown(labs: readonly string[], course: Parameters<typeof namedLabs>[1]): void {
  const { wrongs } = namedLabs({ labs: [...labs], due: {}, students: [] }, course)
  const problems = wrongs.flatMap(({ fault, suggestion }) => (fault ? [{ fault, suggestion }] : []))
  if (problems.length > 0) throw new InputError(problems)
}

/** A directory is written as the roster sees it, so that both can be moved together. */
function courseFrom(course: string, folder: string): string {
  if (!course.startsWith('/') && !/^[a-z]:\\/i.test(course)) return course
  return relative(folder, course).replaceAll('\\', '/') || '.'
}

function refuseTooLarge(output: string, text: string): void {
  const bytes = Buffer.byteLength(text)
  if (bytes <= MOST_BYTES) return
  const fault = { code: 'file-too-large', bytes, most: MOST_BYTES } as const
  throw new InputError([{ file: shownPath(output), fault }])
}
