import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Lab } from './lab.ts'
import { namedBy } from './lab-folder.ts'

/**
 * The labs that ship, read and validated when the bundle was made: reading YAML and validating it takes a third of
 * the time of a `check`. One is used only while its lab.yaml is, byte for byte, the one that was validated.
 */
export type PreparedLabs = Record<string, { digest: string; lab: Omit<Lab, 'folder'> }>

/** The prepared form of the lab in a folder, or undefined where there is none, or none that is still true. */
export async function preparedLab(folder: string, file: string): Promise<Lab | undefined> {
  try {
    const [labs, source] = await Promise.all([readFile(file, 'utf8'), readFile(join(folder, 'lab.yaml'))])
    const prepared = (JSON.parse(labs) as PreparedLabs)[basename(folder)]
    return prepared?.digest === digestOf(source)
      ? { ...prepared.lab, folder: namedBy(folder).folder }
      : undefined
  } catch {
    return undefined
  }
}

/** What tells one lab.yaml from another. */
export const digestOf = (source: Uint8Array): string => createHash('sha256').update(source).digest('hex')
