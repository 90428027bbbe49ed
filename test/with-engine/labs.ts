import { join } from 'node:path'
import { kinds } from '../../src/kinds/kinds.ts'
import { openCourse } from '../../src/lab/course.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'

/** The labs that ship. */
export async function builtInLabs(): Promise<Lab[]> {
  const { labs } = await openCourse(join(import.meta.dirname, '../../labs'))
  return Promise.all(labs.map(({ folder }) => loadLab(folder, kinds)))
}
