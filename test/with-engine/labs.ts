import { join } from 'node:path'
import { kinds } from '../../src/kinds/kinds.ts'
import { openCourse } from '../../src/lab/course.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { loadLab } from '../../src/lab/load.ts'

/** What makes the labs of the student in these tests different from those of others. */
export const SEED = '0123456789abcdef0123456789abcdef'

/** The labs that ship, as they are for that student. */
export async function builtInLabs(): Promise<Lab[]> {
  const { labs } = await openCourse(join(import.meta.dirname, '../../labs'))
  return Promise.all(labs.map(({ folder }) => loadLab(folder, kinds, async () => SEED)))
}
