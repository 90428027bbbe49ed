import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Format } from '../../../../src/classroom/roster/import/columns.ts'
import { importRoster } from '../../../../src/classroom/roster/import/import-roster.ts'
import { loadRoster } from '../../../../src/classroom/roster/load-roster.ts'
import type { Roster } from '../../../../src/classroom/roster/roster.ts'
import type { ImportedList } from '../../../../src/languages/class-roster.ts'
import { inFolder } from '../../../lab/write-lab.ts'
import { labsOf } from '../read-roster.ts'

export interface Options {
  format?: Format
  course?: string
  labs?: string[]
  /** A roster that is there, to be updated. */
  into?: string
}

export interface Outcome {
  imported: ImportedList
  /** The roster's text, and what it says. */
  text: string
  roster: Roster
}

/** What importing a list gives. A text is UTF-8. */
export function imported(
  list: string | Uint8Array,
  { into, format, course, labs }: Options = {},
): Promise<Outcome> {
  const files = { 'list.csv': list, ...(into !== undefined && { 'roster.yaml': into }) }
  return inFolder(files, async (folder) => {
    const output = join(folder, 'roster.yaml')
    const found = await importRoster({
      file: join(folder, 'list.csv'),
      output,
      format,
      update: into !== undefined,
      course: course?.replace('FOLDER', folder),
      labs,
      labsOf,
      comment: ' A class.',
      write: writeFile,
    })
    const roster = await loadRoster(output, labsOf)
    return { imported: found, text: readFileSync(output, 'utf8'), roster }
  })
}

/** Id, name and address of everyone in the roster that a list makes. */
export async function everyone(
  list: string | Uint8Array,
  options: Options = {},
): Promise<(string | undefined)[][]> {
  const { roster } = await imported(list, options)
  return roster.students.map(({ id, name, email }) => [id, name, ...(email === undefined ? [] : [email])])
}
