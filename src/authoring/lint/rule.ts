import type { Authoring } from '../../grading/contract/kind.ts'
import type { Case } from '../../lab/cases.ts'
import type { Check, Lab, Language } from '../../lab/lab.ts'
import type { Path } from '../../lab/yaml-file.ts'
import type { LintWords, RuleName } from '../../languages/en/lint.ts'
import type { Brief } from './brief.ts'
import type { Literal } from './literals.ts'
import type { Shape } from './shape.ts'

/** Errors fail a lint; warnings only where that is asked for. */
export type Severity = 'error' | 'warning'

/** Where something is wrong: a value or a key of a YAML file, an offset of a text, or a file as a whole. */
export interface Place {
  /** Relative to the lab's folder (to the course's, for what is wrong with a course). */
  file: string
  path?: Path
  at?: 'key'
  offset?: number
}

/** One thing that a rule found, and what to do about it. */
export interface Fault {
  place: Place
  message: string
  remedy: string
}

/** What a check kind is for a rule: plain facts, so that rules need not wait for anything. */
export interface KindFacts {
  shape: Shape
  // biome-ignore lint/suspicious/noExplicitAny: the schema of the check kind vouches for what its checks want.
  authoring: Authoring<any>
  /** The codes that its checks can come to, by the outcome. */
  codes: Record<'fail' | 'error', string[]>
}

/** A lab whose lab.yaml can be read. */
export interface LabScope {
  lab: Lab
  /** By check, in their order: the words and numbers that it asserts. */
  literals: Literal[][]
  /** Undefined where the cases cannot be read; the file may be there all the same. */
  cases: Case[] | undefined
  hasCases: boolean
  briefs: Brief[]
  /** The languages that the course speaks. */
  languages: ReadonlySet<Language>
  kindOf(check: Check): KindFacts
  /** Whether a check asks that something is not there. */
  asksForAbsence(check: Check): boolean
  commands: Commands
}

/** A brief, whatever its lab.yaml is like. */
export interface BriefScope {
  brief: Brief
  /** Absolute path of the lab's folder. */
  folder: string
  number: number | undefined
  commands: Commands
  /** The headings of the Markdown file at an absolute path, as anchors: none of other files, undefined for no file. */
  anchorsOf(path: string): Set<string> | undefined
}

/** The files of a lab's folder, read or not. */
export interface FolderScope {
  /** Files that are links to something outside of the course. */
  strays: string[]
  hasBrief: boolean
}

/** The labs that a course lists, and the folders that look like labs and are not listed. */
export interface CourseScope {
  labs: { number: number | undefined; name: string }[]
  unlisted: string[]
}

/** The commands of docker-lab itself, `lab lint`, with their options, `--json`. */
export type Commands = Map<string, string[]>

export interface Rule<Scope> {
  /** Stable, in kebab case. */
  name: RuleName
  severity: Severity
  /** Everything that breaks it. `words` are those of the language of the report. */
  find(scope: Scope, words: LintWords): Iterable<Fault>
}

/** Defines rules on a scope; `say` has the rule's own words for what it finds. */
const ruleOn =
  <Scope>() =>
  <Name extends RuleName>(
    name: Name,
    severity: Severity,
    find: (scope: Scope, say: LintWords['rules'][Name]['say']) => Iterable<Fault>,
  ): Rule<Scope> => ({ name, severity, find: (scope, words) => find(scope, words.rules[name].say) })

export const labRule = ruleOn<LabScope>()
export const briefRule = ruleOn<BriefScope>()
export const folderRule = ruleOn<FolderScope>()
export const courseRule = ruleOn<CourseScope>()

/** The place of something in lab.yaml. */
export const inLab = (path: Path, at?: 'key'): Place => ({ file: 'lab.yaml', path, ...(at && { at }) })
