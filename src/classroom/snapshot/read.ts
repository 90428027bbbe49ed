import { readFile, stat } from 'node:fs/promises'
import { parseJson, WrongShape } from '../../docker/port/json.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Language } from '../../lab/lab.ts'
import { wordsIn } from '../../languages/loader.ts'
import { digestOf } from './canonical.ts'
import { contradictionIn } from './contradiction.ts'
import { snapshotShape } from './shape.ts'
import { LARGEST_BYTES, SCHEMA, type Snapshot } from './snapshot.ts'

/** A file, or its text with what to call it: `alice's submission`. */
export type SnapshotSource = { file: string } | { text: string; name?: string }

export interface SnapshotLimits {
  language: Language
  /** Whose it has to be; one without an id is anybody's. */
  student?: string | undefined
  mostBytes?: number | undefined
}

/**
 * A snapshot from anywhere: nothing of it is believed before its size, its form, its digest and its tape are right.
 * @throws InputError, with what is wrong and what to do
 */
export async function readSnapshot(from: SnapshotSource, limits: SnapshotLimits): Promise<Snapshot> {
  const { language, student, mostBytes = LARGEST_BYTES } = limits
  const { errors } = await wordsIn('class-snapshot', language)
  const place = 'file' in from ? { file: from.file } : from.name === undefined ? {} : { file: from.name }
  const refuse = (message: string) => new InputError([{ ...place, message }])
  const text = 'file' in from ? await textOf(from.file, mostBytes) : from.text
  if (text instanceof Error) throw refuse(errors.unreadable(`${(text as NodeJS.ErrnoException).code}`))
  if (text === undefined || Buffer.byteLength(text) > mostBytes) throw refuse(errors.tooLarge(mostBytes))
  if (text.trim() === '') throw refuse(errors.empty)
  const json = parsed(text)
  if (json === 'too-complex') throw refuse(errors.tooComplex)
  if (json === 'not-json') {
    const isCut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}')
    throw refuse(isCut ? errors.truncated : errors.notJson)
  }
  const schema = Object(json.value).schema
  const version = /^docker-lab\/snapshot@(\d+)$/.exec(`${schema}`)?.[1]
  if (version === undefined) throw refuse(errors.noSnapshot)
  if (schema !== SCHEMA) throw refuse(errors.newer(Number(version)))
  if (Object(json.value).digest !== digestOf(Object(json.value))) throw refuse(errors.damaged)
  const { success, data, error } = snapshotShape.safeParse(json.value)
  if (!success) throw refuse(errors.malformed(error.issues[0]?.path.join('.').slice(0, 100) ?? ''))
  const snapshot = data as Snapshot
  const fault = contradictionIn(snapshot.tape)
  if (fault) throw refuse(errors.contradicts(fault))
  if (student !== undefined && snapshot.student !== null && snapshot.student !== student)
    throw refuse(errors.otherStudent(snapshot.student, student))
  return snapshot
}

/** Undefined where there is more than that; the system's error where it cannot be read. */
async function textOf(file: string, mostBytes: number): Promise<string | Error | undefined> {
  try {
    const there = await stat(file)
    if (!there.isFile())
      return Object.assign(new Error(), { code: there.isDirectory() ? 'EISDIR' : 'EINVAL' })
    if (there.size > mostBytes) return undefined
    return await readFile(file, 'utf8')
  } catch (error) {
    return error as Error
  }
}

function parsed(text: string): { value: unknown } | 'not-json' | 'too-complex' {
  try {
    return { value: parseJson(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    return error instanceof WrongShape && error.detail.why === 'too-complex' ? 'too-complex' : 'not-json'
  }
}
