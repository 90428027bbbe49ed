import type { RosterFaultValues, RosterRuleCode, Sentence } from './roster-faults.ts'

/** What can be wrong with a file of a course or a class: codes with values, which each language tells in `lab-faults.ts`. */

/** The part of a path that names a value, from its last key on: `['ports', 1]`; `[]` is the file itself. */
export type Name = readonly (string | number)[]

export type ValueType = 'text' | 'number' | 'whole-number' | 'boolean' | 'list' | 'mapping'

/** What a value must be. Values that are shown are JSON. */
export type Wanted =
  | { is: 'type'; types: ValueType[] }
  | { is: 'one-of'; values: string[] }
  | { is: 'size'; of: 'text' | 'list' | 'number'; least?: number; most?: number; exclusive?: true }
  | { is: 'text'; that: 'starts-with' | 'ends-with' | 'contains'; part: string }
  | { is: 'text'; that: 'matches'; pattern: string }
  | { is: 'format'; format: string }
  | { is: 'multiple'; of: number }
  | { is: 'valid' }

/** What there is instead. */
export type Found =
  | { is: 'nothing' | 'list' | 'empty-list' | 'mapping' }
  | { is: 'value'; json: string; quotable?: true }
  | { is: 'count'; count: number }

/** The rules of our own schemas. Each check kind has the words for its own rules. */
export type RuleCode =
  | 'empty'
  | 'kebab-case'
  | 'docker-name'
  | 'service-name'
  | 'project-name'
  | 'image-name'
  | 'size'
  | 'language-code'
  | 'program-name'
  | 'kernel-path'
  | 'two-ports'
  | 'volume-and-path'
  | 'not-in-scene'
  | 'login-of-registry'
  | 'user-name'
  | 'variable'
  | 'low-then-high'
  | 'plain-word'
  | 'one-way-to-vary'
  | 'time'
  | 'at-most-10m'
  | 'at-least-one-check'
  | 'at-least-one-case'
  | 'outcome'
  | 'mistake-id'
  | 'absolute-path'
  | 'relative-path'
  | 'pattern'
  | 'pattern-too-long'
  | 'text-asks-for-nothing'
  | RosterRuleCode

/** What can be wrong with the syntax of YAML. */
export type YamlFault =
  | 'after-value'
  | 'alias'
  | 'block-in-flow'
  | 'closing-bracket'
  | 'closing-quote'
  | 'comma'
  | 'dash'
  | 'directive'
  | 'duplicate-key'
  | 'escape'
  | 'indent'
  | 'key-on-one-line'
  | 'key-too-long'
  | 'key-without-value'
  | 'mapping-in-text'
  | 'order'
  | 'several-anchors'
  | 'several-documents'
  | 'space'
  | 'start-of-text'
  | 'tab'
  | 'tag'
  | 'too-deep'
  | 'unexpected'
  | 'missing'
  | 'other'

/** Each code, with the values that its sentence needs. */
export interface FaultValues extends RosterFaultValues {
  'unknown-key': { key: string }
  'missing-key': { key: string }
  'bad-key': { key: string }
  'must-be': { name: Name; wanted: Wanted; found?: Found }
  /** A rule of a schema is broken. `kind`: the check kind whose schema it is; `said`: a library's own words. */
  refused: { name: Name; rule: string; kind?: string; said?: string; found?: Found }
  yaml: { fault: YamlFault; said: string }
  'empty-file': unknown
  'no-anchor': { anchor: string }
  'too-many-aliases': { most: number }
  'too-deep': { most: number }
  'key-not-text': unknown
  'key-proto': unknown
  'key-twice': { key: string }
  'control-in-text': unknown
  'number-too-large': unknown
  'no-file': unknown
  'not-a-file': unknown
  'not-utf8': unknown
  'control-character': unknown
  'file-too-large': { bytes: number; most: number }
  'value-too-long': { most: number }
  'brief-too-long': { most: number }
  'paragraph-too-long': { most: number }
  'paragraph-too-deep': { most: number }
  unreadable: { reason: string }
  'no-folder': unknown
  /** A course from elsewhere. `reason`: what Git or the system says. */
  'not-fetched': { reason: string }
  'fetch-too-slow': { seconds: number }
  'no-git': unknown
  'not-an-archive': unknown
  'course-too-large': { most: string }
  'no-labs': unknown
  'no-lab': { word: string }
  'no-lab-at': { path: string }
  'lab-names': { names: string[] }
  'several-labs': { word: string; names: string[] }
  'no-check-kind': { kinds: string[] }
  'several-check-kinds': { kinds: string[] }
  'id-taken': { id: string; by: number }
  'needs-unknown': { id: string }
  'needs-itself': { id: string }
  'needs-cycle': { ids: string[] }
  'no-points': unknown
  'does-not-vary': { name: string }
  'never-varies-so': { name: string; value: string }
  'case-name-taken': { by: number }
  'case-without-expect': { kind: CaseKind }
  'case-unknown-check': { id: string }
  'solution-fails': unknown
  'limit-fails': unknown
  'limit-without-reason': unknown
  'reason-without-limit': { kind: CaseKind }
  'wrong-case-passes': { kind: CaseKind }
  'case-incomplete': { ids: string[] }
  'mutants-without-solution': { kind: CaseKind }
}

export type CaseKind = 'solution' | 'mistake' | 'cheat' | 'limit'

/** What a language says of problems with files of a course. */
export interface LabFaultWords {
  faults: { [Code in Exclude<keyof FaultValues, 'refused'>]: Sentence<FaultValues[Code]> }
  /** What follows the name of a value that breaks a rule; the found value comes in where the sentence shows it. */
  rules: Record<RuleCode, string | ((found: string) => string)>
  /** For a rule of a check kind that it has no words for: a bug in docker-lab, but the place is right. */
  noWords: (rule: string) => string
  /** A value's name, with what is said of it. */
  about: (name: Name, rule: string) => string
  /** The same for a check kind's own sentence. */
  aboutKind: (name: Name, refusal: string) => string
  /** Puts a library's own words after our sentence. */
  detail: (sentence: string, said: string) => string
  found: (found: Found) => string
  /** Follows a headline. */
  didYouMean: (meant: string) => string
  /** How many problems are not shown. */
  more: (count: number) => string
}
