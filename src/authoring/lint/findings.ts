import { join } from 'node:path'
import type { FaultWords } from '../../lab/fault.ts'
import { problemAt, shownPath } from '../../lab/frame.ts'
import { type Problem, type ProblemPlace, tellProblem } from '../../lab/input-error.ts'
import { readTextFile } from '../../lab/text-file.ts'
import { filled, type Varied } from '../../lab/varied.ts'
import { readYaml } from '../../lab/yaml-file.ts'
import type { LintWords, RuleName } from '../../languages/en/lint.ts'
import { safeText } from '../../terminal/safe-text.ts'
import type { Fault, Place, Rule, Severity } from './rule.ts'

/** One thing to mend. */
export interface LintFinding {
  rule: RuleName
  severity: Severity
  /** As it should be printed: relative to the working folder where that is shorter. */
  file: string
  /** From 1, like `column`; undefined for a file as a whole. */
  line?: number
  column?: number
  message: string
  remedy: string
  /** The lines around it. */
  frame?: string
}

/** A fault, with the rule that found it. */
export type BrokenRule = Fault & Pick<Rule<never>, 'name' | 'severity'>

/** All that rules find in what they look at. */
export function findAll<Scope>(rules: Rule<Scope>[], scope: Scope, words: LintWords): BrokenRule[] {
  return rules.flatMap((rule) =>
    [...rule.find(scope, words)].map((fault) => ({ ...fault, name: rule.name, severity: rule.severity })),
  )
}

/** The words of findings: those of lint, and those for files that cannot be read as they should. */
export interface FindingWords {
  words: LintWords
  faults: FaultWords
}

/**
 * Looks up the places of what was found in a folder. A file in which nothing was found is not read again.
 * @param varied the values with which its files were read
 */
export function placed(folder: string, found: BrokenRule[], varied: Varied = {}): Promise<LintFinding[]> {
  const yaml = once((file: string) => readYaml(file, (text) => filled(text, varied)))
  const texts = once(async (file: string) => filled(await readTextFile(file), varied))

  async function placeOf({ file, path, at, offset }: Place): Promise<ProblemPlace> {
    const full = join(folder, file)
    if (path) {
      const { problems } = await (await yaml(full)).refusal([{ path, message: '', ...(at && { at }) }])
      return problems[0] as Problem
    }
    if (offset === undefined) return { file: shownPath(full) }
    return problemAt({ file: full, source: await texts(full) }, offset, { message: '' })
  }
  return Promise.all(
    found.map(async ({ name, severity, place, message, remedy }) =>
      finding({ rule: name, severity, message, remedy }, await placeOf(place)),
    ),
  )
}

/** What could not be read as it should, as findings. */
export function toldFindings(problems: readonly Problem[], { words, faults }: FindingWords): LintFinding[] {
  return problems.map((problem) => {
    const { message, suggestion, ...place } = tellProblem(problem, faults)
    const remedy = words.rules.schema.say(suggestion)
    return finding({ rule: 'schema', severity: 'error', message, remedy }, place)
  })
}

type Told = Pick<LintFinding, 'rule' | 'severity' | 'message' | 'remedy'>

function finding({ rule, severity, message, remedy }: Told, place: ProblemPlace): LintFinding {
  const { file = '', line, column, frame } = place
  return {
    rule,
    severity,
    file: safeText(file),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    message: safeText(message),
    remedy: safeText(remedy),
    ...(frame !== undefined && { frame }),
  }
}

/** By file and line, each once: with an alias, one place in a file is many in a lab. */
export function sorted(findings: LintFinding[]): LintFinding[] {
  const key = ({ rule, file, line, column, message }: LintFinding) =>
    [rule, file, line, column, message].join('\0')
  const different = new Map(findings.map((finding) => [key(finding), finding]))
  return [...different.values()].sort(
    (one, other) =>
      (one.file === other.file ? 0 : one.file < other.file ? -1 : 1) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0),
  )
}

function once<T>(read: (file: string) => Promise<T>): (file: string) => Promise<T> {
  const reading = new Map<string, Promise<T>>()
  return (file) => {
    const known = reading.get(file) ?? read(file)
    reading.set(file, known)
    return known
  }
}
