import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CourseFile } from './course-file.ts'
import { shownPath } from './frame.ts'
import { InputError } from './input-error.ts'
import { inLanguage, type Lab, type Language } from './lab.ts'
import { namedBy } from './lab-folder.ts'
import { readFolder } from './read-folder.ts'

/** A lab of a course, not read yet. */
export type LabPlace = Pick<Lab, 'number' | 'slug' | 'folder'>

export interface Course extends Partial<CourseFile> {
  /** Absolute path. */
  folder: string
  /** In the order of the course, or else of their numbers. */
  labs: LabPlace[]
}

/**
 * The folder of the course to use: `--course`, DOCKER_LAB_COURSE, the nearest course.yaml in the working folder or above
 * it (as Git finds a repository), the built-in one.
 */
export function chooseCourse(options: {
  flag: string | undefined
  env: string | undefined
  cwd: string
  builtIn: string
}): string {
  const { flag, env, cwd, builtIn } = options
  if (flag || env) return resolve(cwd, flag || env || '')
  return nearestCourse(resolve(cwd)) ?? builtIn
}

function nearestCourse(folder: string): string | undefined {
  if (existsSync(join(folder, 'course.yaml'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : nearestCourse(above)
}

/**
 * A course, with its labs listed as {@link labsOfCourse} says. @param prepared what its course.yaml says, where that is
 * known already @throws InputError
 */
export async function openCourse(folder: string, prepared?: CourseFile): Promise<Course> {
  const labs = labsOfCourse(folder)
  const file = join(folder, 'course.yaml')
  const said: Partial<CourseFile> = prepared ?? (existsSync(file) ? await readCourse(file) : {})
  return { ...said, folder: resolve(folder), labs: inOrder(labs, said.order) }
}

function inOrder(labs: LabPlace[], order: readonly number[] = []): LabPlace[] {
  const placeOf = ({ number }: LabPlace) => (number === undefined ? -1 : order.indexOf(number)) >>> 0
  return labs.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** What a course calls a chapter in a language; the name that labs use, where the course does not say. */
export function chapterTitle(
  chapter: string | undefined,
  { chapters = {} }: Pick<Course, 'chapters'>,
  language: Language,
): string | null {
  if (chapter === undefined) return null
  return inLanguage((Object.hasOwn(chapters, chapter) && chapters[chapter]) || chapter, language)
}

/** The labs of a course: the folders `NN-slug` with a lab.yaml, in it or else in its `labs/`. @throws InputError where there are none */
export function labsOfCourse(folder: string): LabPlace[] {
  const inside = labsIn(folder)
  const labs = inside.length > 0 ? inside : labsIn(join(folder, 'labs'))
  if (labs.length === 0) {
    const fault = { code: existsSync(folder) ? 'no-labs' : 'no-folder' } as const
    throw new InputError([{ file: shownPath(folder), fault }])
  }
  return labs
}

/** What reads YAML takes time to load, and the built-in course is prepared. */
async function readCourse(file: string): Promise<CourseFile> {
  const { readCourseFile } = await import('./course-file.ts')
  return readCourseFile(file)
}

function labsIn(folder: string): LabPlace[] {
  return readFolder(folder)
    .map(({ name }) => name)
    .filter((name) => /^\d{1,4}-./.test(name) && existsSync(join(folder, name, 'lab.yaml')))
    .map((name) => namedBy(join(folder, name)))
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0) || (one.slug < other.slug ? -1 : 1))
}
