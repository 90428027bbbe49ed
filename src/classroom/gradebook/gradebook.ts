import type { Attempt } from '../attempt.ts'
import type { AttemptSummary, Override } from '../grades/grade.ts'

/**
 * Where grades are kept: a SQLite file, or PostgreSQL. Several processes can use it at once. Nothing in it is ever changed
 * or removed, but for tokens and the queue.
 */
export interface Gradebook extends AsyncDisposable {
  /** Where it is, for people: a path, or an address without its password. */
  place: string
  /**
   * Notes an attempt; false where the same one is there already. It is on the disk when this resolves. Those that are
   * added at the same time share a transaction, so a thousand are added fastest without waiting for each.
   */
  addAttempt(attempt: Attempt): Promise<boolean>
  /** In the order in which they were graded. */
  attempts(of?: { student?: string; lab?: string }): Promise<AttemptSummary[]>
  /** One, whole. */
  attempt(id: string): Promise<Attempt | undefined>
  /**
   * Whole, one after another, so that a school's do not have to fit into memory: those that are there when it begins.
   */
  eachAttempt(of?: { student?: string; lab?: string }): AsyncIterable<Attempt>
  addOverride(override: Omit<Override, 'id'>): Promise<Override>
  overrides(of?: { student?: string; lab?: string }): Promise<Override[]>
  /** The token of a student or a teacher, of which only a hash is kept. */
  addToken(token: { hash: string; student: string | null; at: Date }): Promise<void>
  tokenOwner(hash: string): Promise<{ student: string | null } | undefined>
  /** All of them, the oldest first. */
  tokens(): Promise<{ hash: string; student: string | null; at: Date }[]>
  /** They are nobody's any more. */
  removeTokens(hashes: readonly string[]): Promise<void>
  /** Every attempt and override after this number, oldest first, for those who look on: numbers only rise. */
  changesSince(number: number): Promise<{ number: number; student: string; lab: string }[]>
  /** More than once does no harm. */
  close(): Promise<void>
}
