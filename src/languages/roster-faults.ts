/** The rules of a roster's schema. */
export type RosterRuleCode =
  | 'student-id'
  | 'device-name'
  | 'email'
  | 'engine-address'
  | 'context-name'
  | 'date'
  | 'date-without-zone'
  | 'extension'
  | 'percent'
  | 'days'
  | 'at-least-one-student'
  | 'at-least-one-lab'

/** What can be wrong with a roster, and with a list of students: each code, with the values that its sentence needs. */
export interface RosterFaultValues {
  'lab-not-in-course': { word: string }
  'lab-not-in-roster': { lab: string }
  'lab-twice': { lab: string }
  'lab-without-deadline': { lab: string }
  /** `by`: which student of the list; `other`: how they write it. */
  'student-taken': { id: string; by: number; other: string }
  'student-unknown': { id: string }
  'student-in-two-groups': { id: string }
  'two-sources': { keys: string[] }
  'source-taken': { key: string; by: string }
  'list-spreadsheet': unknown
  'list-not-text': unknown
  'list-empty': unknown
  'list-too-long': { most: number }
  /** `open`: it is never closed. */
  'list-quote': { open: boolean }
  'list-line-too-long': unknown
  'list-columns': { cells: number; columns: number }
  /** `heads`: names of columns that it needs. */
  'list-header': { format: ListFormat; heads: string[]; found: string[] }
  'list-nobody': unknown
  'list-email': { email: string }
  /** A long number that a spreadsheet wrote as 2.02E+11. */
  'list-shortened': { value: string }
  'list-twice': { value: string; line: number }
  'roster-exists': unknown
  'no-roster': unknown
  'roster-missing': unknown
}

export type ListFormat = 'moodle' | 'canvas' | 'csv'

/** A sentence, or what makes one of the values. */
export type Sentence<Values> = unknown extends Values ? string : (values: Values) => string

export interface RosterFaultWords {
  faults: { [Code in keyof RosterFaultValues]: Sentence<RosterFaultValues[Code]> }
  rules: Record<RosterRuleCode, string | ((found: string) => string)>
}
