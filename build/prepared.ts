import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Lab } from '../src/lab/lab.ts'
import { namedBy } from '../src/lab/lab-folder.ts'

/**
 * A lab that ships, read and validated when the bundle was made: reading YAML and validating it takes a third of the
 * time of a `check`. It is used only while its lab.yaml is, byte for byte, the `source` that was validated.
 */
export interface Prepared {
  source: string
  lab: Omit<Lab, 'folder'>
}

/** The prepared form of the lab in a folder, or undefined where there is none, or none that is still true. */
export function preparedLab(folder: string, prepared: string): Lab | undefined {
  try {
    const { source, lab }: Prepared = JSON.parse(
      readFileSync(join(prepared, `${basename(folder)}.json`), 'utf8'),
    )
    const same = source === readFileSync(join(folder, 'lab.yaml'), 'utf8')
    return same ? { ...lab, ...namedBy(folder) } : undefined
  } catch {
    return undefined
  }
}
