import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { labsOfCourse } from '../../lab/course.ts'
import { readCourseFile } from '../../lab/course-file.ts'
import { InputError, type Problem } from '../../lab/input-error.ts'
import { type FindingWords, findAll, type LintFinding, placed, toldFindings } from './findings.ts'
import { rulesOn } from './rules.ts'

export interface CourseFiles {
  folder: string
  /** What is wrong with its course.yaml. */
  problems: readonly Problem[]
}

/** Reads what a course has besides its labs. */
export async function readCourse(folder: string): Promise<CourseFiles> {
  const file = join(folder, 'course.yaml')
  if (!existsSync(file)) return { folder, problems: [] }
  try {
    await readCourseFile(file)
    return { folder, problems: [] }
  } catch (error) {
    if (error instanceof InputError) return { folder, problems: error.problems }
    throw error
  }
}

/** What is wrong with a course, whatever is in its labs. */
export async function lintCourse(
  { folder, problems }: CourseFiles,
  words: FindingWords,
): Promise<LintFinding[]> {
  const labs = labsOfCourse(folder).map((lab) => ({ ...lab, name: basename(lab.folder) }))
  const parent = dirname(labs[0]?.folder ?? folder)
  const unlisted = readdirSync(parent).filter(
    (name) => existsSync(join(parent, name, 'lab.yaml')) && !labs.some((lab) => lab.name === name),
  )
  const found = findAll(rulesOn.course, { labs, unlisted }, words.words)
  return [...toldFindings(problems, words), ...(await placed(parent, found))]
}
