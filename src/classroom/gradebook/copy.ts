import type { Kysely } from 'kysely'
import { latestNumber } from './changes.ts'
import { GradebookProblem } from './gradebook-problem.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** What a copy has. */
export interface Copied {
  attempts: number
  overrides: number
}

/** How many attempts are in memory at a time. */
const PAGE = 100

/**
 * Copies everything of a gradebook, as it is at one moment, into one that has no grades yet: all of it, or nothing.
 * @throws GradebookProblem
 */
export function copy(from: Store, to: Store): Promise<Copied> {
  return from.readAtOnce((source) =>
    to.write(async (target) => {
      await refuseGrades(target, to.place)
      const attempts = await copyAttempts(source, target)
      const overrides = await source.selectFrom('overrides').selectAll().orderBy('number').execute()
      for (const row of overrides) await target.insertInto('overrides').values(row).execute()
      for (const row of await source.selectFrom('tokens').selectAll().execute())
        await target
          .insertInto('tokens')
          .values(row)
          .onConflict((same) => same.doNothing())
          .execute()
      for (const row of await source.selectFrom('settings').selectAll().execute())
        await target
          .insertInto('settings')
          .values(row)
          .onConflict((same) => same.column('name').doUpdateSet({ value: row.value }))
          .execute()
      await target
        .updateTable('changes')
        .set({ latest: await latestNumber(source) })
        .execute()
      return { attempts, overrides: overrides.length }
    }),
  )
}

async function refuseGrades(tables: Kysely<Tables>, place: string): Promise<void> {
  if ((await latestNumber(tables)) > 0) throw new GradebookProblem(place, { code: 'has-grades' })
}

async function copyAttempts(source: Kysely<Tables>, target: Kysely<Tables>): Promise<number> {
  for (let last = 0, count = 0; ; ) {
    const page = await source
      .selectFrom('attempts')
      .selectAll()
      .where('number', '>', last)
      .orderBy('number')
      .limit(PAGE)
      .execute()
    if (page.length > 0) await target.insertInto('attempts').values(page).execute()
    count += page.length
    if (page.length < PAGE) return count
    last = page.at(-1)?.number ?? last
  }
}
