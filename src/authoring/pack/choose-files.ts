import { basename, dirname, join, relative, sep } from 'node:path'
import type { Course, LabPlace } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import { type IgnoreRules, isIgnored, rulesAbove, rulesWith } from '../../lab/git-ignored.ts'
import { factsOf, filesOfLab, isCases, isCopy, type LabFile } from '../../lab/handed-out.ts'
import { InputError } from '../../lab/input-error.ts'
import { readFolder } from '../../lab/read-folder.ts'
import type { Messages } from '../../languages/en/messages.ts'

/** A file for students; its path is that in the pack. */
export type Packed = LabFile

export interface Chosen {
  /** In the order of their paths. */
  files: Packed[]
  labs: LabPlace[]
  /** What is left out and could be missed: what Git ignores in labs, but not hidden files outside labs. Folders end with a slash. */
  left: string[]
}

/** Besides the labs, these files of a course's own folder are for students. */
const OF_THE_COURSE = /^(course\.yaml|README(\.\w+)?\.md|LICEN[SC]E(\.\w+)?)$/
/**
 * The files of a course that are for students: what its labs hand out and are read by, its course.yaml, its README and
 * LICENSE; but no cases.yaml nor copies of it, no backups (`x~`, `x.bak`), nothing that begins with a dot (except
 * .dockerignore) or an underscore, and nothing that Git ignores.
 * @throws InputError for a link, or for something that is neither a file nor a folder
 */
export async function chooseFiles(course: Course, words: Messages['pack']): Promise<Chosen> {
  const files: Packed[] = []
  const left: string[] = []
  const isLab = (path: string) => course.labs.some(({ folder }) => folder === path)
  const inCourse = (source: string) => pathInCourse(course, source)

  await walk(course.folder, rulesAbove(course.folder))
  const hasFiles = ({ folder }: LabPlace) => files.some(({ source }) => source.startsWith(folder + sep))
  return { files: files.sort(byPath), labs: course.labs.filter(hasFiles), left: left.sort() }

  async function walk(folder: string, rules: IgnoreRules): Promise<void> {
    if (isLab(folder)) return takeLab(folder)
    for (const entry of readFolder(folder)) {
      const { name } = entry
      const source = join(folder, name)
      const isFolder = entry.isDirectory()
      if (isIgnored(rules, source, isFolder) || name.startsWith('.')) continue
      const path = inCourse(source)
      if (isAuthors(name) || !leadsToStudents(source, isFolder)) left.push(isFolder ? `${path}/` : path)
      else if (isFolder) await walk(source, rulesWith(rules, source))
      else if (entry.isFile()) files.push({ path, source, ...factsOf(source) })
      else refuseOdd(source, entry.isSymbolicLink())
    }
  }

  async function takeLab(folder: string): Promise<void> {
    const { handedOut, ofTheLab, authors, ignored, odd } = await filesOfLab(folder)
    for (const { source, isLink } of odd) refuseOdd(source, isLink)
    files.push(...[...handedOut, ...ofTheLab].map((file) => ({ ...file, path: inCourse(file.source) })))
    left.push(...[...authors, ...ignored].map((path) => `${inCourse(folder)}/${path}`))
  }

  function refuseOdd(source: string, isLink: boolean): never {
    throw new InputError([{ file: shownPath(source), message: words.notAFile(isLink) }])
  }

  /** Outside labs. */
  function leadsToStudents(source: string, isFolder: boolean): boolean {
    if (isFolder) return isLab(source) || course.labs.some((lab) => lab.folder.startsWith(source + sep))
    return dirname(source) === course.folder && OF_THE_COURSE.test(basename(source))
  }
}

/** The path of a file in the pack. */
export const pathInCourse = ({ folder }: Pick<Course, 'folder'>, source: string): string =>
  relative(folder, source).split(sep).join('/')

const isAuthors = (name: string) => isCases(name) || isCopy(name) || name.startsWith('_')

export const byPath = (one: Packed, other: Packed) => (one.path < other.path ? -1 : 1)
