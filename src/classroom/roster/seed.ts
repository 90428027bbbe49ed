import { hash } from 'node:crypto'
import type { Roster } from './roster.ts'

/**
 * What makes a student's values of labs that vary: 32 hexadecimal digits, always the same for one seed and one id,
 * whatever else is in the roster. Undefined where the roster has no seed, and each student their own.
 */
export function seedOf({ seed }: Pick<Roster, 'seed'>, student: string): string | undefined {
  return seed === undefined ? undefined : hash('sha256', `${seed}/${student}`).slice(0, 32)
}
