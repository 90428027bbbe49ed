import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { kinds } from '../../kinds/kinds.ts'
import { type Case, loadCases } from '../../lab/cases.ts'
import { InputError, type Problem } from '../../lab/input-error.ts'
import type { Lab } from '../../lab/lab.ts'
import { loadLab } from '../../lab/load.ts'
import { readMarkdown } from '../../lab/markdown-file.ts'
import { readFolder } from '../../lab/read-folder.ts'
import { filled } from '../../lab/varied.ts'
import { FALLBACK, LANGUAGES } from '../../languages/list.ts'
import { type Brief, briefFile, readOutline } from './brief.ts'

/** All that is in a lab's folder, as far as it can be read. */
export interface LabFiles {
  folder: string
  lab: Lab | undefined
  cases: Case[] | undefined
  hasCases: boolean
  hasBrief: boolean
  briefs: Brief[]
  /** Files that are links to something outside of the course. */
  strays: string[]
  /** What could not be read, and why. */
  problems: Problem[]
}

/** Reads the files of a lab. What is broken in one of them hides nothing of the others. */
export async function readLab(folder: string): Promise<LabFiles> {
  const problems: Problem[] = []
  const orProblems = async <T>(reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }
  const entries = readFolder(folder)
  const names = new Set(entries.map(({ name }) => name))
  const lab = await orProblems(loadLab(folder, kinds))
  const reading = LANGUAGES.map(async (language) => {
    const file = briefFile(language)
    const source = names.has(file) ? await orProblems(readMarkdown(join(folder, file))) : undefined
    return source === undefined ? [] : [{ language, file, ...readOutline(filled(source, lab?.varied ?? {})) }]
  })
  const hasCases = names.has('cases.yaml')
  const cases = lab && hasCases ? await orProblems(loadCases(lab)) : undefined
  return {
    folder,
    lab,
    cases,
    hasCases,
    hasBrief: names.has(briefFile(FALLBACK)),
    briefs: (await Promise.all(reading)).flat(),
    strays: entries
      .filter((one) => one.isSymbolicLink() && isStray(join(folder, one.name)))
      .map(({ name }) => name),
    problems,
  }
}

/** Whether a link leads out of the course. One that leads nowhere is reported where it is read. */
function isStray(link: string): boolean {
  try {
    return !realpathSync(link).startsWith(realpathSync(join(link, '../..')) + sep)
  } catch {
    return false
  }
}
