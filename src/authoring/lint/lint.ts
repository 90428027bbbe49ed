import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { faultWords } from '../../kinds/fault-words.ts'
import { labsOfCourse } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import { namedBy } from '../../lab/lab-folder.ts'
import type { Language } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { anchorsOnce } from './anchors.ts'
import type { LintFinding } from './findings.ts'
import { knownKinds } from './known-kinds.ts'
import { lintCourse, readCourse } from './lint-course.ts'
import { languagesOf, lintLab } from './lint-lab.ts'
import { type LabFiles, readLab } from './read-lab.ts'
import type { Commands } from './rule.ts'

export interface LintReport {
  labs: { number: number | undefined; slug: string; folder: string; errors: number; warnings: number }[]
  /** Those of courses first; then lab by lab, and in each by file and line. */
  findings: LintFinding[]
  errors: number
  warnings: number
}

export interface LintOptions {
  language: Language
  /** The commands of docker-lab with their options. Without them, those in briefs are not looked at. */
  commands?: Commands
}

/**
 * Everything that can be known of labs without an engine. A path is a lab's folder, its lab.yaml, or a course's folder.
 * Labs that cannot be read are findings. @throws InputError for a path at which there is no lab
 */
export async function lint(
  paths: string[],
  { language, commands = new Map() }: LintOptions,
): Promise<LintReport> {
  const targets = paths.map(targetAt)
  const courses = await Promise.all(targets.flatMap(({ course }) => (course ? [readCourse(course)] : [])))
  const labs = await readLabs([...new Set(targets.flatMap((target) => target.labs))])
  const problems = [...courses, ...labs].flatMap((one) => one.problems)
  const [words, faults, kinds] = await Promise.all([
    wordsIn('lint', language),
    faultWords(problems, language),
    knownKinds(labs.flatMap(({ lab }) => lab?.checks.map(({ grader }) => grader) ?? [])),
  ])
  const shared = { words, faults, commands, kinds, languages: languagesOf(labs), anchorsOf: anchorsOnce() }
  const byCourse = await Promise.all(courses.map((course) => lintCourse(course, shared)))
  const byLab = await Promise.all(labs.map((lab) => lintLab(lab, shared)))
  const findings = [...byCourse, ...byLab].flat()
  return {
    labs: labs.map(({ folder }, index) => {
      const { number, slug } = namedBy(folder)
      return { number, slug, folder: shownPath(folder), ...counts(byLab[index] ?? []) }
    }),
    findings,
    ...counts(findings),
  }
}

/** Whether nothing has to be fixed; with `strict`, not even what is a warning. */
export function passes({ errors, warnings }: LintReport, strict: boolean): boolean {
  return errors === 0 && (!strict || warnings === 0)
}

/** Reading more at a time takes as long, and more memory. */
const AT_A_TIME = 4

async function readLabs(folders: string[]): Promise<LabFiles[]> {
  const labs: LabFiles[] = []
  for (let at = 0; at < folders.length; at += AT_A_TIME)
    labs.push(...(await Promise.all(folders.slice(at, at + AT_A_TIME).map(readLab))))
  return labs
}

function targetAt(path: string): { labs: string[]; course?: string } {
  const folder = basename(path) === 'lab.yaml' ? dirname(resolve(path)) : resolve(path)
  if (existsSync(join(folder, 'lab.yaml'))) return { labs: [folder] }
  return { labs: labsOfCourse(folder).map((lab) => lab.folder), course: folder }
}

function counts(findings: LintFinding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}
