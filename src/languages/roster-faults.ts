import type { Sentence } from './lab-faults.ts'

/** The rules of a roster's schema. */
export type RosterRuleCode =
  | 'student-id'
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
}

export interface RosterFaultWords {
  faults: { [Code in keyof RosterFaultValues]: Sentence<RosterFaultValues[Code]> }
  rules: Record<RosterRuleCode, string | ((found: string) => string)>
}
