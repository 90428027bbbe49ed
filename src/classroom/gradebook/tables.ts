import type { ColumnType } from 'kysely'

/** Never updated: a row is as it was written. */
type Fixed<T> = ColumnType<T, T, never>
type Bytes = Fixed<Uint8Array>

/** The tables of a gradebook, the same in both kinds of database. Times are ISO 8601, in UTC. */
export interface Tables {
  attempts: AttemptsTable
  overrides: OverridesTable
  tokens: TokensTable
  settings: { name: Fixed<string>; value: string }
  /** One row: the highest number that an attempt or an override has. */
  changes: { id: Fixed<1>; latest: number }
}

export interface AttemptsTable {
  id: Fixed<string>
  /** Rises with every attempt and override, in the order in which they can be seen. */
  number: Fixed<number>
  student: Fixed<string>
  lab: Fixed<string>
  way: Fixed<string>
  trust: Fixed<string>
  work_at: Fixed<string>
  graded_at: Fixed<string>
  outcome: Fixed<string>
  earned: Fixed<number>
  possible: Fixed<number>
  /** JSON of the report and the origin, compressed. */
  report: Bytes
  tape: Fixed<Uint8Array | null>
}

export interface OverridesTable {
  id: Fixed<string>
  number: Fixed<number>
  student: Fixed<string>
  lab: Fixed<string>
  points: Fixed<number | null>
  because: Fixed<string>
  made_by: Fixed<string>
  made_at: Fixed<string>
}

export interface TokensTable {
  /** A session's begins with `session:`. */
  hash: Fixed<string>
  /** Null: a teacher's. */
  student: Fixed<string | null>
  made_at: Fixed<string>
}
