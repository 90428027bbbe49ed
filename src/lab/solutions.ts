import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Case } from './cases.ts'
import type { Lab, LabTexts, Text } from './lab.ts'
import { filled, type Varied } from './varied.ts'

/** A right way to do a lab. */
export interface Solution {
  /** In a few words of the author's. */
  name: string
  /** Shell text. */
  run: string
  /** Why it is good. */
  reason?: Text | undefined
}

/** What students get in place of cases.yaml: the right ways alone, the model solution first. */
export const SOLUTIONS_FILE = '.solutions'

export const solutionsIn = (cases: readonly Case[]): Solution[] =>
  cases
    .filter(({ kind }) => kind === 'solution')
    .map(({ name, run, reason }) => ({ name, run, ...(reason !== undefined && { reason }) }))

/** Out of sight for those who look around in a lab's folder. It is no secret. */
export const sealed = (solutions: readonly Solution[]): string =>
  `${deflateRawSync(JSON.stringify(solutions)).toString('base64')}\n`

/**
 * The right ways to do a lab: from its cases.yaml where it has one, as in a course that is being written, or else from
 * what was packed with it. Empty where nothing was. No password is in them. @param prepared where those of the built-in course are
 * @throws InputError for a cases.yaml that is wrong
 */
export async function solutionsOf(
  lab: LabTexts & Pick<Lab, 'checks'> & Partial<Pick<Lab, 'environment'>>,
  prepared: string,
): Promise<Solution[]> {
  const varied = withoutPasswords(lab.varied ?? {}, lab.environment)
  if (existsSync(join(lab.folder, 'cases.yaml'))) {
    const { loadCases } = await import('./cases.ts')
    return solutionsIn(await loadCases({ ...lab, varied }))
  }
  const sealedOnes =
    unsealed(join(lab.folder, SOLUTIONS_FILE)) ??
    unsealed(join(prepared, `${basename(lab.folder)}${SOLUTIONS_FILE}`)) ??
    []
  return sealedOnes.map((one) => ({ ...one, run: filled(one.run, varied) }))
}

function withoutPasswords(varied: Varied, environment: Lab['environment'] | undefined): Varied {
  const passwords = environment?.containers.map(({ login }) => login?.password)
  const shown = Object.entries(varied).map(([name, value]) => [
    name,
    passwords?.includes(`${value}`) ? 'PASSWORD' : value,
  ])
  return Object.fromEntries(shown)
}

/** So much is never in it, whatever it claims. */
const MOST_BYTES = 1024 * 1024

function unsealed(file: string): Solution[] | undefined {
  try {
    const bytes = Buffer.from(readFileSync(file, 'latin1'), 'base64')
    const all: unknown = JSON.parse(inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString())
    return Array.isArray(all) && all.every(isSolution) ? all : undefined
  } catch {
    return undefined
  }
}

function isSolution(value: unknown): value is Solution {
  if (typeof value !== 'object' || value === null) return false
  const { name, run, reason } = value as Record<string, unknown>
  return typeof name === 'string' && typeof run === 'string' && (reason === undefined || isText(reason))
}

const isText = (value: unknown): value is Text =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && typeof (value as { en?: unknown }).en === 'string')
