import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Lab } from '../lab/lab.ts'

/** What is kept of a student's work, each in a file of its own, in the user's state folder. */
export type StatePart = 'hints' | 'answers' | 'started'

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
  const { default: writeFileAtomic } = await import('write-file-atomic')
  await mkdir(dirname(file), { recursive: true })
  await writeFileAtomic(file, `${JSON.stringify(all, null, 2)}\n`)
}

/** Where a part is kept. env-paths calls `log` what XDG calls state. */
export async function stateFile(part: StatePart): Promise<string> {
  const { default: envPaths } = await import('env-paths')
  return join(envPaths('docker-lab', { suffix: '' }).log, `${part}.json`)
}

async function read(file: string): Promise<State> {
  try {
    return asState(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return {}
  }
}

function asState(value: unknown): State {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
