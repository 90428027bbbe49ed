import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { beforeEach, describe, expect, test } from 'vitest'
import { gradebookIn } from '../../../src/classroom/gradebook/gradebook-in.ts'
import { migrationsFor } from '../../../src/classroom/gradebook/migrations/all.ts'
import type { Store } from '../../../src/classroom/gradebook/store.ts'
import { anAttempt } from './attempts.ts'

interface Kind {
  /** What this version of the tables wrote, as it was then: a new place each time. */
  madeBy(version: string): Promise<string>
  open(where: string, migrations?: Record<string, Migration>): Promise<Store>
  bytes: 'blob' | 'bytea'
}

/** What becomes of gradebooks that other versions of the program made. */
export function describeVersions(name: string, { madeBy, open, bytes }: Kind): void {
  const now = migrationsFor(bytes)
  const versions = Object.keys(now).map((migration) => migration.slice(0, 4))
  const withNext = (up: (tables: Kysely<never>) => Promise<void>) => ({ ...now, '9999-next': { up } })
  const next = withNext(async ({ schema }) => {
    await schema.createTable('marks').addColumn('id', 'integer').execute()
  })

  describe(name, () => {
    let where: string

    test.each(versions)('one that version %s made opens, with all that is in it', async (version) => {
      const gradebook = gradebookIn(await open(await madeBy(version)))
      const first = anAttempt({ id: 'first', earned: 7.5 })
      expect(await gradebook.attempt('first')).toEqual(first)
      expect(await gradebook.attempts()).toMatchObject([{ id: 'first' }, { id: 'second', student: 'bob' }])
      expect(await gradebook.overrides()).toMatchObject([{ student: 'alice', points: 8.5, by: 'Dr. Wu' }])
      expect(await gradebook.tokenOwner('aa')).toEqual({ student: 'alice' })
      expect(await gradebook.changesSince(0)).toHaveLength(3)
      expect(await gradebook.addAttempt(first)).toBe(false)
      expect(await gradebook.addAttempt(anAttempt())).toBe(true)
      await gradebook.close()
    })

    describe('of the newest', () => {
      beforeEach(async () => {
        where = await madeBy(versions.at(-1) ?? '')
        await (await open(where)).close()
      })

      test('a newer program brings it up to date, once, however many open it', async () => {
        const stores = await Promise.all([1, 2, 3].map(() => open(where, next)))
        const gradebook = gradebookIn(stores[0] as Store)
        expect(await gradebook.attempt('first')).toMatchObject({ id: 'first' })
        await Promise.all(stores.map((store) => store.close()))
      })

      test('then this program refuses it, and changes nothing', async () => {
        await (await open(where, next)).close()
        await expect(open(where)).rejects.toMatchObject({ trouble: { code: 'newer' } })
        const gradebook = gradebookIn(await open(where, next))
        expect(await gradebook.attempts()).toHaveLength(2)
        await gradebook.close()
      })

      test('a step that fails is undone as a whole', async () => {
        const broken = withNext(async ({ schema }) => {
          await schema.createTable('marks').addColumn('id', 'integer').execute()
          throw new Error('no')
        })
        await expect(open(where, broken)).rejects.toThrow('no')
        const gradebook = gradebookIn(await open(where))
        expect(await gradebook.attempts()).toHaveLength(2)
        await gradebook.close()
        await (await open(where, next)).close()
      })
    })
  })
}
