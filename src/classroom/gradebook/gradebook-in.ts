import type { Selectable, SelectQueryBuilder } from 'kysely'
import type { Attempt } from '../attempt.ts'
import type { Override } from '../grades/grade.ts'
import { changesSince, latestNumber, takeNumbers } from './changes.ts'
import type { Gradebook } from './gradebook.ts'
import { inBatches } from './in-batches.ts'
import { packed, SUMMARY, summaryOf, unpacked } from './packed.ts'
import type { Store } from './store.ts'
import type { AttemptsTable, OverridesTable, Tables } from './tables.ts'

/** How many attempts are read at a time: nothing stays open meanwhile, and a school's do not fit into memory. */
const PAGE = 50

/** A gradebook in a database. */
export function gradebookIn(store: Store): Gradebook {
  const { place } = store
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= store.close()
    return closing
  }
  const addAttempt = inBatches((attempts: Attempt[]) => write(store, attempts))
  const tokenOwner = inBatches((hashes: string[]) => ownersOf(store, hashes))
  return {
    place,
    addAttempt,
    attempts: (of = {}) =>
      store.read(async (tables) => {
        const all = narrowed(tables.selectFrom('attempts').select(SUMMARY), of)
        return (await all.orderBy('graded_at').orderBy('number').execute()).map(summaryOf)
      }),
    attempt: async (id) => {
      const row = await store.read((tables) =>
        tables.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst(),
      )
      return row && unpacked(row, place)
    },
    eachAttempt: (of = {}) => eachAttempt(store, of),
    addOverride: (override) => addOverride(store, override),
    overrides: (of = {}) =>
      store.read(async (tables) => {
        const all = narrowed(tables.selectFrom('overrides').selectAll(), of)
        return (await all.orderBy('number').execute()).map(overrideOf)
      }),
    addToken: ({ hash, student, at }) =>
      store.write(async (tables) => {
        const row = { hash, student, made_at: at.toISOString() }
        await tables
          .insertInto('tokens')
          .values(row)
          .onConflict((same) => same.doNothing())
          .execute()
      }),
    tokenOwner,
    tokens: () =>
      store.read(async (tables) => {
        const all = await tables.selectFrom('tokens').selectAll().orderBy('made_at').orderBy('hash').execute()
        return all.map(({ hash, student, made_at }) => ({ hash, student, at: new Date(made_at) }))
      }),
    removeTokens: (hashes) =>
      store.write(async (tables) => {
        for (const hash of hashes) await tables.deleteFrom('tokens').where('hash', '=', hash).execute()
      }),
    changesSince: (number) => store.read((tables) => changesSince(tables, number)),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function write(store: Store, attempts: Attempt[]): Promise<boolean[]> {
  const rows = attempts.map(packed)
  return store.write(async (tables) => {
    const first = await takeNumbers(tables, rows.length)
    const added = await tables
      .insertInto('attempts')
      .values(rows.map((row, index) => ({ ...row, number: first + index })))
      .onConflict((same) => same.column('id').doNothing())
      .returning('id')
      .execute()
    const ids = new Set(added.map(({ id }) => id))
    // Of two that are the same, the first.
    return rows.map(({ id }) => ids.delete(id))
  })
}

async function ownersOf(store: Store, hashes: string[]): Promise<({ student: string | null } | undefined)[]> {
  const tokens = await store.read((tables) =>
    tables.selectFrom('tokens').select(['hash', 'student']).where('hash', 'in', hashes).execute(),
  )
  const owners = new Map(tokens.map(({ hash, student }) => [hash, { student }]))
  return hashes.map((hash) => owners.get(hash))
}

async function addOverride(store: Store, override: Omit<Override, 'id'>): Promise<Override> {
  const { student, lab, points, because, by, at } = override
  const id = crypto.randomUUID()
  const row = { id, student, lab, points, because, made_by: by, made_at: at.toISOString() }
  await store.write(async (tables) => {
    const number = await takeNumbers(tables, 1)
    await tables
      .insertInto('overrides')
      .values({ ...row, number })
      .onConflict((same) => same.column('id').doNothing())
      .execute()
  })
  return { id, student, lab, points, because, by, at }
}

const overrideOf = (row: Selectable<OverridesTable>): Override => ({
  id: row.id,
  student: row.student,
  lab: row.lab,
  points: row.points,
  because: row.because,
  by: row.made_by,
  at: new Date(row.made_at),
})

async function* eachAttempt(store: Store, of: Of): AsyncGenerator<Attempt> {
  let last: Selectable<AttemptsTable> | undefined
  const latest = await store.read(latestNumber)
  do {
    const { graded_at, number } = last ?? { graded_at: '', number: 0 }
    const page = await store.read((tables) =>
      narrowed(tables.selectFrom('attempts').selectAll(), of)
        .where('number', '<=', latest)
        .where(({ and, or, eb }) =>
          or([
            eb('graded_at', '>', graded_at),
            and([eb('graded_at', '=', graded_at), eb('number', '>', number)]),
          ]),
        )
        .orderBy('graded_at')
        .orderBy('number')
        .limit(PAGE)
        .execute(),
    )
    for (const row of page) yield unpacked(row, store.place)
    last = page.length === PAGE ? page.at(-1) : undefined
  } while (last)
}

interface Of {
  student?: string
  lab?: string
}

function narrowed<Row>(
  query: SelectQueryBuilder<Tables, 'attempts' | 'overrides', Row>,
  { student, lab }: Of,
): SelectQueryBuilder<Tables, 'attempts' | 'overrides', Row> {
  return query
    .$if(student !== undefined, (all) => all.where('student', '=', student as string))
    .$if(lab !== undefined, (all) => all.where('lab', '=', lab as string))
}
