import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { kinds } from '../../kinds/kinds.ts'
import { loadCases } from '../../lab/cases.ts'
import type { Course } from '../../lab/course.ts'
import { factsOf } from '../../lab/handed-out.ts'
import { loadLab } from '../../lab/load.ts'
import { SOLUTIONS_FILE, sealed, solutionsIn } from '../../lab/solutions.ts'
import { type Chosen, type Packed, pathInCourse } from './choose-files.ts'

/**
 * What students get in place of each cases.yaml, for `solution`: the right ways, in files that are made here. A lab that
 * was packed before, and so has no cases.yaml, keeps what it has.
 * @param making a folder for them, which is made
 */
export async function sealSolutions(course: Course, { labs }: Chosen, making: string): Promise<Packed[]> {
  const written = labs.filter(({ folder }) => existsSync(join(folder, 'cases.yaml')))
  await mkdir(making)
  return Promise.all(
    written.map(async ({ folder }) => {
      const source = join(making, basename(folder))
      const cases = await loadCases({ ...(await loadLab(folder, kinds)), varied: {} })
      await writeFile(source, sealed(solutionsIn(cases)))
      return { path: pathInCourse(course, join(folder, SOLUTIONS_FILE)), source, ...factsOf(source) }
    }),
  )
}
