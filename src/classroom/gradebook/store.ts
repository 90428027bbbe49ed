import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A database that is open, with the tables of a gradebook in it. What goes wrong is a GradebookProblem. */
export interface Store {
  /** For people: a path, or an address without its password. */
  readonly place: string
  read<Result>(work: (tables: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /** As everything was at one moment. */
  readAtOnce<Result>(work: (tables: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /**
   * All of it, or nothing, and on the disk when it resolves. Where the server goes away meanwhile it is tried again,
   * without knowing whether the first time succeeded: `work` has to bear being done twice.
   */
  write<Result>(work: (tables: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /** Once. */
  close(): Promise<void>
}
