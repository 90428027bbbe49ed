import { readdirSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import * as z from 'zod'
import { graderKeys, loadGrader } from '../../kinds/load.ts'
import { type Case, loadCases } from '../../lab/cases.ts'
import { InputError, type Problem } from '../../lab/input-error.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { loadLab } from '../../lab/load.ts'
import { readText } from '../../lab/text-file.ts'
import { type Brief, readOutline } from './brief.ts'
import type { Shape } from './literals.ts'
import type { KindFacts } from './rule.ts'

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

const BRIEFS: [file: string, language: Language][] = [
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
]

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
  const entries = readdirSync(folder, { withFileTypes: true })
  const names = new Set(entries.map(({ name }) => name))
  const reading = BRIEFS.filter(([file]) => names.has(file)).map(async ([file, language]) => {
    const source = await orProblems(readText(join(folder, file)))
    return source === undefined ? [] : [{ language, file, ...readOutline(source) }]
  })
  const lab = await orProblems(loadLab(folder, kinds))
  const hasCases = names.has('cases.yaml')
  const cases = lab && hasCases ? await orProblems(loadCases(lab)) : undefined
  return {
    folder,
    lab,
    cases,
    hasCases,
    hasBrief: names.has('README.md'),
    briefs: (await Promise.all(reading)).flat(),
    strays: entries
      .filter((one) => one.isSymbolicLink() && isStray(join(folder, one.name)))
      .map(({ name }) => name),
    problems,
  }
}

/** What rules have to know of the check kinds that labs use. */
export interface KnownKinds {
  facts: Map<string, KindFacts>
  shapes: Map<string, Shape>
}

/** The facts of the check kinds named. */
export async function knownKinds(names: Iterable<string>): Promise<KnownKinds> {
  const known: KnownKinds = { facts: new Map(), shapes: new Map() }
  for (const name of new Set(names)) {
    const { diagnoses, schema } = await loadGrader(name)
    const codes = Object.keys(diagnoses)
    const undecided = codes.filter((code) => diagnoses[code]?.undecided)
    known.facts.set(name, { diagnoses: new Set(codes), undecided: new Set(undecided) })
    known.shapes.set(name, z.toJSONSchema(schema(), { io: 'input' }) as Shape)
  }
  return known
}

/** One for all labs, so that one schema serves all that look at the same things. */
const kinds = { keys: graderKeys, load: loadGrader }

/** Whether a link leads out of the course. One that leads nowhere is reported by whoever reads it. */
function isStray(link: string): boolean {
  try {
    return !realpathSync(link).startsWith(realpathSync(join(link, '../..')) + sep)
  } catch {
    return false
  }
}
