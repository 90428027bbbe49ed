import { constants } from 'node:fs'
import { access, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeWholeFile } from '../docker/address/whole-file.ts'
import type { Report } from '../grading/report.ts'
import { InputError } from '../lab/input-error.ts'
import type { Messages } from '../languages/en/messages.ts'
import { type ReporterName, reporters } from '../reporters/reporter.ts'
import { fileScreen, screenOf } from '../terminal/stream.ts'
import { writeIntoPipe } from './into-pipe.ts'
import { print } from './print.ts'

/** Where a report goes. */
export interface Outputs {
  write(report: Report): Promise<void>
}

/**
 * Pairs reporters with files, in order: a reporter without a file, or with `-`, writes to stdout. Files are written
 * whole or not at all. @throws InputError for a file that cannot be written, before anything is graded
 */
export async function openOutputs(
  names: ReporterName[],
  files: string[],
  messages: Messages,
): Promise<Outputs> {
  const { errors } = messages
  if (files.length > names.length)
    throw new InputError([{ message: errors.tooManyOutputs(files.length, names.length) }])
  const outputs = names.map((name, index) => ({
    name,
    file: files[index] === '-' ? undefined : files[index],
  }))
  await Promise.all(outputs.map(({ file }) => file !== undefined && refuseUnwritable(file, errors)))
  return {
    async write(report) {
      for (const { name, file } of outputs) {
        const reporter = await reporters[name]()
        if (file === undefined) print(reporter(report, messages, screenOf(process.stdout)))
        else await writeWhole(file, reporter(report, messages, fileScreen), errors)
      }
    },
  }
}

/** @throws InputError for a file that cannot be written */
export async function refuseUnwritable(file: string, errors: Messages['errors']): Promise<void> {
  try {
    const there = await stat(file).catch(() => undefined)
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    if (there) await access(file, constants.W_OK)
    if (!there || there.isFile()) await access(dirname(file), constants.W_OK)
  } catch (error) {
    throw unwritable(file, error, errors)
  }
}

/** Through a temporary file and a rename; but a device or a pipe must not be replaced by a file. */
export async function writeWhole(
  file: string,
  text: string | Uint8Array,
  errors: Messages['errors'],
  mode?: number,
): Promise<void> {
  try {
    const there = await stat(file).catch(() => undefined)
    if (there?.isFIFO()) return await writeIntoPipe(file, text)
    if (there && !there.isFile()) return await writeFile(file, text)
    await writeWholeFile(file, text, mode)
  } catch (error) {
    throw unwritable(file, error, errors)
  }
}

export function unwritable(file: string, error: unknown, errors: Messages['errors']): InputError {
  return new InputError([{ file, message: errors.unwritable(`${(error as NodeJS.ErrnoException).code}`) }])
}
