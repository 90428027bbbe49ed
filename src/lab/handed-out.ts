import { statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { IgnoreRules } from './git-ignored.ts'
import { readFolder } from './read-folder.ts'
import { SOLUTIONS_FILE } from './solutions.ts'

/** A file of a lab's folder. */
export interface LabFile {
  /** Relative to the folder, with slashes; of what is handed out, to the student's. */
  path: string
  source: string
  bytes: number
  executable: boolean
}

/** Every file of a lab's folder, by what it is for. All are in the order of their paths. */
export interface LabFiles {
  /** What a student begins with, in the working folder. */
  handedOut: LabFile[]
  /** What docker-lab and readers of the lab need: lab.yaml, the briefs, and in a pack the solutions. */
  ofTheLab: LabFile[]
  /** The author's own: cases, copies, names that begin with a dot or an underscore. Folders end with a slash. */
  authors: string[]
  /** What Git ignores, so that it would not be there in a clone. Folders end with a slash. */
  ignored: string[]
  /** Links, and what is neither a file nor a folder: nobody gets them. */
  odd: { path: string; source: string; isLink: boolean }[]
}

/** In upper or lower case: some systems make no difference. Also copies of it, whatever they are called. */
export const isCases = (name: string) => /(^|[^a-z])cases([^a-z].*)?\.ya?ml|cases\.ya?ml/i.test(name)
/** What editors and people leave beside a file before they change it. */
export const isCopy = (name: string) => /~$|^#.*#$|\.(bak|backup|old|orig|rej|save|sw[a-p])$/i.test(name)

/** What is in it is handed out without it, so that a student can get a README.md that is not the brief. */
const START = /^start\//
const OF_THE_LAB = /^(lab\.yaml|README(\.\w+)?\.md|\.solutions)$/i
/** Missed by nobody. */
const NOBODYS = /^\.(git(ignore|attributes|keep)?|DS_Store)$/

/** The files of a lab, for `start`, for `lab test` and for `lab pack`: all three hand out the same. */
export async function filesOfLab(folder: string): Promise<LabFiles> {
  const { isIgnored, rulesAbove, rulesWith } = await import('./git-ignored.ts')
  const found: LabFiles = { handedOut: [], ofTheLab: [], authors: [], ignored: [], odd: [] }

  function walk(inside: string, rules: IgnoreRules): void {
    const entries = readFolder(inside)
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const { name } = entry
      const source = join(inside, name)
      const isFolder = entry.isDirectory()
      const path = relative(folder, source).split(sep).join('/')
      const shown = isFolder ? `${path}/` : path
      if (NOBODYS.test(name)) continue
      if (isIgnored(rules, source, isFolder)) found.ignored.push(shown)
      else if (isAuthors(name) && path !== SOLUTIONS_FILE) found.authors.push(shown)
      else if (isFolder) walk(source, rulesWith(rules, source))
      else if (!entry.isFile()) found.odd.push({ path, source, isLink: entry.isSymbolicLink() })
      else if (OF_THE_LAB.test(path)) found.ofTheLab.push({ path, source, ...factsOf(source) })
      else found.handedOut.push({ path: path.replace(START, ''), source, ...factsOf(source) })
    }
  }

  walk(folder, rulesAbove(folder))
  return found
}

/** Docker itself reads `.dockerignore`. */
const isAuthors = (name: string) =>
  isCases(name) || isCopy(name) || (/^[._]/.test(name) && name !== '.dockerignore')

export function factsOf(file: string): Pick<LabFile, 'bytes' | 'executable'> {
  const { size, mode } = statSync(file)
  return { bytes: size, executable: (mode & 0o100) !== 0 }
}
