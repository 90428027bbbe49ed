import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Course, LabPlace } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Messages } from '../../locales/en/messages.ts'
import { type IgnoreRules, isIgnored, rulesAbove, rulesWith } from './git-ignored.ts'

/** A file for students. */
export interface Packed {
  /** In the pack, with slashes. */
  path: string
  /** Where it stands now. */
  source: string
  bytes: number
  executable: boolean
}

export interface Chosen {
  /** In the order of their paths. */
  files: Packed[]
  labs: LabPlace[]
  /** What stays behind though it is neither hidden nor ignored by Git; folders end with a slash. */
  left: string[]
}

/** Besides the labs, this much of a course's own folder is for students. */
const OF_THE_COURSE = /^(course\.yaml|README(\.\w+)?\.md|LICEN[SC]E(\.\w+)?)$/
/** Whatever the case of its letters: some systems do not tell the difference. */
export const isCases = (name: string) => /^cases\.ya?ml$/i.test(name)

/**
 * What of a course is for students: its labs, its course.yaml, its README and LICENSE; but no cases.yaml, nothing that
 * begins with a dot or an underscore, and nothing that Git ignores.
 * @throws InputError for a link, or for something that is neither a file nor a folder
 */
export function chooseFiles(course: Course, words: Messages['pack']): Chosen {
  const files: Packed[] = []
  const left: string[] = []
  const isLab = (path: string) => course.labs.some(({ folder }) => folder === path)
  const hasLabs = (path: string) => course.labs.some(({ folder }) => folder.startsWith(path + sep))

  walk(course.folder, rulesAbove(course.folder), false)
  const inLab = ({ folder }: LabPlace) => files.some(({ source }) => source.startsWith(folder + sep))
  return { files: files.sort(byPath), labs: course.labs.filter(inLab), left: left.sort() }

  function walk(folder: string, rules: IgnoreRules, inLab: boolean): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const source = join(folder, entry.name)
      const path = relative(course.folder, source).split(sep).join('/')
      const isFolder = entry.isDirectory()
      if (entry.name.startsWith('.') || isIgnored(rules, source, isFolder)) continue
      const wanted = isFolder
        ? inLab || isLab(source) || hasLabs(source)
        : inLab || (folder === course.folder && OF_THE_COURSE.test(entry.name))
      if (!wanted || entry.name.startsWith('_') || isCases(entry.name))
        left.push(isFolder ? `${path}/` : path)
      else if (isFolder) walk(source, rulesWith(rules, source), inLab || isLab(source))
      else if (entry.isFile()) files.push({ path, source, ...factsOf(source) })
      else
        throw new InputError([{ file: shownPath(source), message: words.notAFile(entry.isSymbolicLink()) }])
    }
  }
}

function factsOf(file: string): Pick<Packed, 'bytes' | 'executable'> {
  const { size, mode } = statSync(file)
  return { bytes: size, executable: (mode & 0o100) !== 0 }
}

const byPath = (one: Packed, other: Packed) => (one.path < other.path ? -1 : 1)
