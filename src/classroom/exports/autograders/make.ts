import { basename } from 'node:path'
import type { Course, LabPlace } from '../../../lab/course.ts'
import { InputError } from '../../../lab/input-error.ts'
import type { ClassExportWords } from '../../../languages/en/class-export.ts'
import type { Messages } from '../../../languages/en/messages.ts'
import type { Language } from '../../../languages/list.ts'
import { sourceOf } from '../../../student/course/source.ts'
import type { AUTOGRADERS } from '../formats.ts'
import type { Archive, AutograderFor } from './autograder.ts'
import { zipped } from './zip.ts'

export interface MakingAutograder {
  format: (typeof AUTOGRADERS)[number]
  version: string
  language: Language
  course: Course
  /** As the roster or the command line says it; undefined for the built-in one. */
  named: string | undefined
  /** The one lab that it grades. */
  lab: LabPlace
}

/** An autograder for another system, as a ZIP archive. @throws InputError for a course that cannot be packed */
export async function autograder(
  making: MakingAutograder,
  words: ClassExportWords,
  pack: Messages['pack'],
): Promise<Uint8Array> {
  const { format, version, language, course, named, lab } = making
  const folder = basename(lab.folder)
  if (lab.number === undefined || !/^[\p{L}\p{N}._-]+$/u.test(folder))
    throw new InputError([{ message: words.oddFolder(folder) }])
  const made: AutograderFor = {
    version,
    language,
    lab: { number: lab.number, folder },
    course: await courseFor(course, named, pack),
  }
  return zipped(await archiveFor(format, made, words))
}

async function courseFor(course: Course, named: string | undefined, pack: Messages['pack']) {
  if (named === undefined) return undefined
  if (/^https?:/i.test(named) || sourceOf(named, process.cwd())?.is === 'git') return { address: named }
  const { packedCourse } = await import('./packed-course.ts')
  return { files: await packedCourse(course.folder, pack) }
}

async function archiveFor(
  format: MakingAutograder['format'],
  made: AutograderFor,
  words: ClassExportWords,
): Promise<Archive> {
  if (format === 'gradescope-autograder') {
    const { gradescopeAutograder } = await import('./gradescope.ts')
    return gradescopeAutograder(made, { handIn: words.handIn(`${made.lab.number}`) })
  }
  if (format === 'classroom50-autograder')
    return (await import('./classroom50.ts')).classroom50Autograder(made)
  return (await import('./github-workflow.ts')).githubWorkflow(made)
}
