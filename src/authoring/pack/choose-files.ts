import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Course, LabPlace } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Messages } from '../../languages/en/messages.ts'
import { type IgnoreRules, isIgnored, rulesAbove, rulesWith } from './git-ignored.ts'

/** A file for students. */
export interface Packed {
  /** In the pack, with slashes. */
  path: string
  /** Where it is now. */
  source: string
  bytes: number
  executable: boolean
}

export interface Chosen {
  /** In the order of their paths. */
  files: Packed[]
  labs: LabPlace[]
  /** What is left out and could be missed: not what Git ignores, nor hidden files outside labs. Folders end with a slash. */
  left: string[]
}

/** Besides the labs, these files of a course's own folder are for students. */
const OF_THE_COURSE = /^(course\.yaml|README(\.\w+)?\.md|LICEN[SC]E(\.\w+)?)$/
/** In upper or lower case: some systems make no difference. */
export const isCases = (name: string) => /^cases\.ya?ml$/i.test(name)

/**
 * The files of a course that are for students: its labs, its course.yaml, its README and LICENSE; but no cases.yaml,
 * nothing that begins with a dot (except .dockerignore) or an underscore, and nothing that Git ignores.
 * @throws InputError for a link, or for something that is neither a file nor a folder
 */
export function chooseFiles(course: Course, words: Messages['pack']): Chosen {
  const files: Packed[] = []
  const left: string[] = []
  const isLab = (path: string) => course.labs.some(({ folder }) => folder === path)

  walk(course.folder, rulesAbove(course.folder), false)
  const hasFiles = ({ folder }: LabPlace) => files.some(({ source }) => source.startsWith(folder + sep))
  return { files: files.sort(byPath), labs: course.labs.filter(hasFiles), left: left.sort() }

  function walk(folder: string, rules: IgnoreRules, inLab: boolean): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry
      const source = join(folder, name)
      const isFolder = entry.isDirectory()
      if (isIgnored(rules, source, isFolder) || isNobodys(name, inLab)) continue
      const path = relative(course.folder, source).split(sep).join('/')
      if (isAuthors(name, inLab) || !(inLab || leadsToStudents(source, isFolder)))
        left.push(isFolder ? `${path}/` : path)
      else if (isFolder) walk(source, rulesWith(rules, source), inLab || isLab(source))
      else if (entry.isFile()) files.push({ path, source, ...factsOf(source) })
      else
        throw new InputError([{ file: shownPath(source), message: words.notAFile(entry.isSymbolicLink()) }])
    }
  }

  /** Outside labs. */
  function leadsToStudents(source: string, isFolder: boolean): boolean {
    if (isFolder) return isLab(source) || course.labs.some((lab) => lab.folder.startsWith(source + sep))
    return dirname(source) === course.folder && OF_THE_COURSE.test(basename(source))
  }
}

/** Hidden, and missed by nobody. */
function isNobodys(name: string, inLab: boolean): boolean {
  return name.startsWith('.') && (!inLab || /^\.(git(ignore|attributes|keep)?|DS_Store)$/.test(name))
}

/** Docker itself reads `.dockerignore`. */
function isAuthors(name: string, inLab: boolean): boolean {
  return isCases(name) || (/^[._]/.test(name) && !(inLab && name === '.dockerignore'))
}

function factsOf(file: string): Pick<Packed, 'bytes' | 'executable'> {
  const { size, mode } = statSync(file)
  return { bytes: size, executable: (mode & 0o100) !== 0 }
}

const byPath = (one: Packed, other: Packed) => (one.path < other.path ? -1 : 1)
