import type { Migration } from 'kysely/migration'
import { attempts } from './0001-attempts.ts'

/** Every version of the tables, by names that sort: forward only, and none is changed once it was released. */
export const migrationsFor = (bytes: 'blob' | 'bytea'): Record<string, Migration> => ({
  '0001-attempts': attempts(bytes),
})
