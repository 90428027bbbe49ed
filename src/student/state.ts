import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readSmallFile } from '../docker/address/small-file.ts'
import { writeWholeFile } from '../docker/address/whole-file.ts'
import type { Lab } from '../lab/lab.ts'
import { placeFor } from './places.ts'

/** What is kept of a student's work, each in a file of its own, in the user's state folder. */
export type StatePart = 'hints' | 'opened' | 'answers' | 'started'

/** Plain data that came out of a file: nothing vouches for its shape. */
export type State = Record<string, unknown>

/** What is kept for a lab. Empty where nothing is, or where the file is damaged. */
export async function stateOf(part: StatePart, lab: Pick<Lab, 'folder'>): Promise<State> {
  const all = await read(await stateFile(part))
  return Object.hasOwn(all, lab.folder) ? asState(all[lab.folder]) : {}
}

/** Changes what is kept for a lab; a lab with nothing leaves the file. Rejects where the file can't be written. */
export async function changeState(
  part: StatePart,
  lab: Pick<Lab, 'folder'>,
  change: (state: State) => State,
): Promise<void> {
  const file = await stateFile(part)
  const { [lab.folder]: before, ...others } = await read(file)
  const after = change(asState(before))
  if (before === undefined && Object.keys(after).length === 0) return
  const all = Object.keys(after).length === 0 ? others : { ...others, [lab.folder]: after }
  await makeFolder(dirname(file))
  await writeWholeFile(file, `${JSON.stringify(all, null, 2)}\n`)
}

/** Where a part is kept. */
export const stateFile = async (part: StatePart): Promise<string> =>
  join(await placeFor('state'), `${part}.json`)

/** With its parents. Node's own `recursive` never ends under `/proc`. */
export async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder).catch(unlessThere)
  try {
    await make()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await make()
  }
}

function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

async function read(file: string): Promise<State> {
  try {
    return asState(JSON.parse(readSmallFile(file)))
  } catch {
    return {}
  }
}

function asState(value: unknown): State {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
