import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

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

/** Every attempt and override after a number, in order. */
export async function changesSince(
  tables: Kysely<Tables>,
  number: number,
): Promise<{ number: number; student: string; lab: string }[]> {
  const shown = ['number', 'student', 'lab'] as const
  return tables
    .selectFrom('attempts')
    .select(shown)
    .where('number', '>', number)
    .unionAll(tables.selectFrom('overrides').select(shown).where('number', '>', number))
    .orderBy('number')
    .execute()
}
