import { join } from 'node:path'
import { type LabsOf, loadRoster } from '../../../src/classroom/roster/load-roster.ts'
import type { Roster } from '../../../src/classroom/roster/roster.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { inFolder } from '../../lab/write-lab.ts'

/** The labs of a course, in its order; two have one number. */
export const course = [
  { number: 3, slug: 'deploy-nginx' },
  { number: 4, slug: 'deploy-tomcat' },
  { number: 13, slug: 'dockerfile-basic' },
  { number: 22, slug: 'tomcat-mini' },
  { number: 4, slug: 'other-tomcat' },
]

/** Only these two courses are there: one by itself, and one beside the roster. */
export const labsOf: LabsOf = async (folder) => {
  if (folder?.includes('nowhere')) throw new InputError([{ file: folder, fault: { code: 'no-folder' } }])
  return course
}

/** The roster that a file holds. */
export const rosterOf = (yaml: string | Uint8Array): Promise<Roster> =>
  inFolder({ 'roster.yaml': yaml }, (folder) => loadRoster(join(folder, 'roster.yaml'), labsOf))
