/** What `class roster import` did. */
export interface ImportedList {
  format: 'moodle' | 'canvas' | 'csv'
  list: { encoding: string; separator: ',' | ';' | '\t' }
  /** Whether it was added to a roster that existed. */
  update: boolean
  /** How many students the list has. */
  people: number
  skipped: readonly { line: number; why: 'points-possible' | 'test-student' | 'no-student' }[]
  /** Heads of columns that were not read. */
  unused: readonly string[]
  /** Ids. */
  added: readonly string[]
  completed: readonly string[]
  absent: readonly string[]
}
