import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import envPaths from 'env-paths'
import writeFileAtomic from 'write-file-atomic'
import type { Check, Lab } from '../lab/lab.ts'

/** How far each check's ladder of hints was climbed, kept in the user's state folder. */
type Levels = Record<string, number>

/** env-paths calls `log` what XDG calls state. */
const stateFile = () => join(envPaths('docker-lab', { suffix: '' }).log, 'hints.json')
const keyOf = (lab: Lab, check: Check) => `${join(lab.folder, 'lab.yaml')}#${check.id}`

/** The next step of the ladder, from 1; the last one stays. */
export async function nextLevel(lab: Lab, check: Check): Promise<number> {
  const levels = await read()
  const last = levels[keyOf(lab, check)]
  return Math.min((typeof last === 'number' ? last : 0) + 1, check.hints.length)
}

/** Remembers a step. */
export async function rememberLevel(lab: Lab, check: Check, level: number): Promise<void> {
  await write({ ...(await read()), [keyOf(lab, check)]: level })
}

/** Whoever begins a lab anew begins at the foot of its ladders. */
export async function forgetLevels(lab: Lab): Promise<void> {
  const levels = await read()
  const keys = new Set(lab.checks.map((check) => keyOf(lab, check)))
  const kept = Object.entries(levels).filter(([key]) => !keys.has(key))
  if (kept.length < Object.keys(levels).length) await write(Object.fromEntries(kept))
}

/** A state folder that cannot be written only means that the next hint is the same again. */
async function write(levels: Levels): Promise<void> {
  try {
    await mkdir(dirname(stateFile()), { recursive: true })
    await writeFileAtomic(stateFile(), `${JSON.stringify(levels, null, 2)}\n`)
  } catch {}
}

async function read(): Promise<Levels> {
  try {
    const levels: unknown = JSON.parse(await readFile(stateFile(), 'utf8'))
    return typeof levels === 'object' && levels !== null ? (levels as Levels) : {}
  } catch {
    return {}
  }
}
