import type { Points } from '../../grading/report.ts'

/** Something that a student did, as a line of the progress file holds it. */
export type Entry = {
  /** ISO 8601, by this machine's clock. */
  at: string
  /** The lab, as {@link labKey} names it. */
  lab: string
} & Deed

export type Deed =
  /** A result. Not complete: some checks could not be looked at. `digest` is that of the lab's file. */
  | { did: 'check'; points: Points; complete: boolean; digest: string }
  | { did: 'start' }
  | { did: 'reset' }
  /** The live screen was opened, or left. */
  | { did: 'watch' }
  | { did: 'hint'; check: string; level: number }
  /** The solution was shown. `gaveUp`: before the lab was solved. */
  | { did: 'solution'; gaveUp: boolean }

type Fields = Record<string, unknown>

/** An entry, or undefined for a line that is none: it was cut off, or a later version wrote it. */
export function entryIn(line: string): Entry | undefined {
  const value = parsed(line)
  if (!isFields(value)) return undefined
  const { at, lab, did } = value
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof lab !== 'string') return undefined
  const deed =
    typeof did === 'string' && Object.hasOwn(READ, did) ? READ[did as Deed['did']](value) : undefined
  return deed && { at, lab, ...deed }
}

const READ: { [Did in Deed['did']]: (fields: Fields) => (Deed & { did: Did }) | undefined } = {
  check({ points, complete, digest }) {
    if (!isFields(points) || typeof digest !== 'string') return undefined
    const { earned, possible } = points
    if (!isCount(earned) || !isCount(possible) || earned > possible) return undefined
    return { did: 'check', points: { earned, possible }, complete: complete === true, digest }
  },
  start: () => ({ did: 'start' }),
  reset: () => ({ did: 'reset' }),
  watch: () => ({ did: 'watch' }),
  hint: ({ check, level }) =>
    typeof check === 'string' && isCount(level) ? { did: 'hint', check, level } : undefined,
  solution: ({ gaveUp }) => ({ did: 'solution', gaveUp: gaveUp === true }),
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
