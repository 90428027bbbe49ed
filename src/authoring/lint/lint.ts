import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { labsOfCourse } from '../../lab/course.ts'
import { readCourseFile } from '../../lab/course-file.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError, type Problem } from '../../lab/input-error.ts'
import type { Language } from '../../lab/lab.ts'
import { namedBy } from '../../lab/lab-folder.ts'
import type { LintWords } from '../../languages/en/lint.ts'
import { anchorsIn, readOutline } from './brief.ts'
import { asFinding, type LintFinding, look, placed, sorted } from './findings.ts'
import { literalsOf } from './literals.ts'
import { type KnownKinds, knownKinds, type LabFiles, readLab } from './read-lab.ts'
import type { BriefScope, Commands } from './rule.ts'
import { rulesOn } from './rules.ts'

export interface LintReport {
  labs: { number: number | undefined; slug: string; folder: string; errors: number; warnings: number }[]
  /** Those of courses first; then lab by lab, and in each by file and line. */
  findings: LintFinding[]
  errors: number
  warnings: number
}

export interface LintOptions {
  words: LintWords
  /** The commands of docker-lab with their options. Without them, those in briefs are not looked at. */
  commands?: Commands
}

/**
 * Everything that can be known of labs without an engine. A path is a lab's folder, its lab.yaml, or a course's folder.
 * Labs that cannot be read are findings. @throws InputError for a path at which there is no lab
 */
export async function lint(paths: string[], options: LintOptions): Promise<LintReport> {
  const { words, commands = new Map() } = options
  const targets = paths.map(targetAt)
  const folders = [...new Set(targets.flatMap(({ labs }) => labs))]
  const courses = targets.flatMap(({ course }) => course ?? [])
  const labs = await readLabs(folders)
  const kinds = await knownKinds(labs.flatMap(({ lab }) => lab?.checks.map(({ grader }) => grader) ?? []))
  const shared = { words, commands, kinds, languages: languagesOf(labs), anchorsOf: anchors() }
  const byCourse = await Promise.all(courses.map((folder) => courseFindings(folder, words)))
  const byLab = await Promise.all(labs.map((lab) => labFindings(lab, shared)))
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

/** Whether nothing has to be mended; with `strict`, not even what is a warning. */
export function passes({ errors, warnings }: LintReport, strict: boolean): boolean {
  return errors === 0 && (!strict || warnings === 0)
}

/** So many at a time: more are not read sooner, and what each leaves behind is cleared away while it is little. */
const AT_A_TIME = 4

async function readLabs(folders: string[]): Promise<LabFiles[]> {
  const labs: LabFiles[] = []
  for (let at = 0; at < folders.length; at += AT_A_TIME)
    labs.push(...(await Promise.all(folders.slice(at, at + AT_A_TIME).map(readLab))))
  return labs
}

interface Shared extends Required<LintOptions> {
  kinds: KnownKinds
  languages: Set<Language>
  anchorsOf: BriefScope['anchorsOf']
}

function targetAt(path: string): { labs: string[]; course?: string } {
  const folder = basename(path) === 'lab.yaml' ? dirname(resolve(path)) : resolve(path)
  if (existsSync(join(folder, 'lab.yaml'))) return { labs: [folder] }
  return { labs: labsOfCourse(folder).map((lab) => lab.folder), course: folder }
}

async function labFindings(files: LabFiles, shared: Shared): Promise<LintFinding[]> {
  const { folder, lab, briefs, problems } = files
  const { words, commands, kinds, languages, anchorsOf } = shared
  const { number } = namedBy(folder)
  const found = [
    ...look(rulesOn.folder, files, words),
    ...briefs.flatMap((brief) => look(rulesOn.brief, { brief, folder, number, commands, anchorsOf }, words)),
  ]
  if (lab) {
    const literals = lab.checks.map((check, index) =>
      literalsOf(check, index, kinds.shapes.get(check.grader) ?? {}),
    )
    const scope = { ...files, lab, literals, languages, kinds: kinds.facts, commands }
    found.push(...look(rulesOn.lab, scope, words))
  }
  return sorted([...problems.map((problem) => asFinding(problem, words)), ...(await placed(folder, found))])
}

async function courseFindings(folder: string, words: LintWords): Promise<LintFinding[]> {
  const labs = labsOfCourse(folder).map((lab) => ({ ...lab, name: basename(lab.folder) }))
  const parent = dirname(labs[0]?.folder ?? folder)
  const unlisted = readdirSync(parent).filter(
    (name) => existsSync(join(parent, name, 'lab.yaml')) && !labs.some((lab) => lab.name === name),
  )
  const found = look(rulesOn.course, { labs, unlisted }, words)
  const problems = await courseProblems(join(folder, 'course.yaml'))
  return [...problems.map((problem) => asFinding(problem, words)), ...(await placed(parent, found))]
}

async function courseProblems(file: string): Promise<Problem[]> {
  if (!existsSync(file)) return []
  try {
    await readCourseFile(file)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

/** A course speaks a language as soon as one of its labs does. */
function languagesOf(labs: LabFiles[]): Set<Language> {
  const isChinese = ({ lab, briefs }: LabFiles) =>
    briefs.some(({ language }) => language === 'zh') ||
    (typeof lab?.title === 'object' && lab.title.zh !== undefined)
  return new Set(labs.some(isChinese) ? ['en', 'zh'] : ['en'])
}

function counts(findings: LintFinding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** The headings of the files that briefs lead to, each read once. */
function anchors(): BriefScope['anchorsOf'] {
  const known = new Map<string, Set<string> | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, anchorsAt(path))
    return known.get(path)
  }
}

function anchorsAt(path: string): Set<string> | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return undefined
  const isText = found.isFile() && path.endsWith('.md') && found.size < 256 * 1024
  return isText ? anchorsIn(readOutline(readFileSync(path, 'utf8'))) : new Set()
}
