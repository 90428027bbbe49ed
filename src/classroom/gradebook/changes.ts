import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** The highest number that fits. */
const HIGHEST = 2 ** 31 - 1

/**
 * Takes the next numbers, which nobody else then has. The row stays locked until the end of the transaction: numbers
 * become visible in their order, so that who asks for what came after one misses none.
 * @returns the first of them
 */
export async function takeNumbers(tables: Kysely<Tables>, count: number): Promise<number> {
  const { latest } = await tables
    .updateTable('changes')
    .set((row) => ({ latest: row('latest', '+', count) }))
    .where('id', '=', 1)
    .returning('latest')
    .executeTakeFirstOrThrow()
  return latest - count + 1
}

/** The highest number that can be seen; 0 in an empty gradebook. */
export async function latestNumber(tables: Kysely<Tables>): Promise<number> {
  const { latest } = await tables.selectFrom('changes').select('latest').executeTakeFirstOrThrow()
  return latest
}

/** Every attempt and override after a number, in order. */
export async function changesSince(
  tables: Kysely<Tables>,
  after: number,
): Promise<{ number: number; student: string; lab: string }[]> {
  // PostgreSQL refuses to compare with more than it can keep.
  const number = Math.min(after, HIGHEST)
  const shown = ['number', 'student', 'lab'] as const
  const rows = await tables
    .selectFrom('attempts')
    .select(shown)
    .where('number', '>', number)
    .unionAll(tables.selectFrom('overrides').select(shown).where('number', '>', number))
    .orderBy('number')
    .execute()
  // Objects like any other: those of SQLite have no prototype.
  return rows.map((row) => ({ ...row }))
}
