import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'

/** @param bytes what the database calls a column of bytes */
export const attempts = (bytes: 'blob' | 'bytea'): Migration => ({
  async up(tables: Kysely<Tables>) {
    const { schema } = tables
    const ofBytes = sql.raw(bytes)
    await schema
      .createTable('attempts')
      .addColumn('id', 'text', (id) => id.primaryKey())
      .addColumn('number', 'integer', (number) => number.notNull().unique())
      .addColumn('student', 'text', (student) => student.notNull())
      .addColumn('lab', 'text', (lab) => lab.notNull())
      .addColumn('way', 'text', (way) => way.notNull())
      .addColumn('trust', 'text', (trust) => trust.notNull())
      .addColumn('work_at', 'text', (at) => at.notNull())
      .addColumn('graded_at', 'text', (at) => at.notNull())
      .addColumn('outcome', 'text', (outcome) => outcome.notNull())
      .addColumn('earned', 'double precision', (earned) => earned.notNull())
      .addColumn('possible', 'double precision', (possible) => possible.notNull())
      // Last, so that lists of attempts read past neither.
      .addColumn('report', ofBytes, (report) => report.notNull())
      .addColumn('tape', ofBytes)
      .execute()
    await schema
      .createIndex('attempts_by_student')
      .on('attempts')
      .columns(['student', 'lab', 'graded_at'])
      .execute()
    await schema.createIndex('attempts_by_time').on('attempts').columns(['graded_at', 'number']).execute()

    await schema
      .createTable('overrides')
      .addColumn('id', 'text', (id) => id.primaryKey())
      .addColumn('number', 'integer', (number) => number.notNull().unique())
      .addColumn('student', 'text', (student) => student.notNull())
      .addColumn('lab', 'text', (lab) => lab.notNull())
      .addColumn('points', 'double precision')
      .addColumn('because', 'text', (because) => because.notNull())
      .addColumn('made_by', 'text', (by) => by.notNull())
      .addColumn('made_at', 'text', (at) => at.notNull())
      .execute()

    await schema
      .createTable('tokens')
      .addColumn('hash', 'text', (hash) => hash.primaryKey())
      .addColumn('student', 'text')
      .addColumn('made_at', 'text', (at) => at.notNull())
      .execute()

    await schema
      .createTable('settings')
      .addColumn('name', 'text', (name) => name.primaryKey())
      .addColumn('value', 'text', (value) => value.notNull())
      .execute()

    await schema
      .createTable('changes')
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('latest', 'integer', (latest) => latest.notNull())
      .execute()
    await tables.insertInto('changes').values({ id: 1, latest: 0 }).execute()
    await tables.insertInto('settings').values({ name: 'class', value: crypto.randomUUID() }).execute()
  },
})
