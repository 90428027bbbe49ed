import { connect } from '../docker/connect.ts'
import type { Endpoint } from '../docker/endpoint.ts'
import type { CheckReport, LabReport } from '../grading/report.ts'
import { grade } from '../grading/run.ts'
import type { Case } from '../lab/cases.ts'
import type { Lab } from '../lab/lab.ts'

/** An engine in which a case may do what it likes: a test machine's own, or one that is thrown away. */
export interface CaseEngine {
  endpoint: Endpoint
  /** Does what `start` does for a student: images that are there, containers that serve. */
  prepare(lab: Lab): Promise<void>
  /** Runs shell text with bash, in a working folder of its own, with `docker` talking to this engine. */
  run(script: string): Promise<ScriptResult>
  /** Ends what scripts left running, and takes the engine back to where it was before `prepare`. */
  reset(): Promise<void>
}

export interface ScriptResult {
  /** Null when it had to be ended. */
  exitCode: number | null
  /** What it printed, both streams together. */
  output: string
}

/** By check: `pass`, `blocked`, `fail CODE` or `error CODE`, as `expect` in cases.yaml writes it. */
export type Outcomes = Record<string, string>

export interface CaseResult {
  script: ScriptResult
  expected: Outcomes
  actual: Outcomes
  report: LabReport
}

/** Longer than any check may look. */
const DEADLINE_MS = 60_000

/** Prepares, lets the case do its work, grades what is there then, and resets. */
export async function runCase(
  engine: CaseEngine,
  lab: Lab,
  { setup, run, expect }: Case,
): Promise<CaseResult> {
  try {
    await engine.prepare(lab)
    const script = await engine.run([setup, run].filter(Boolean).join('\n'))
    const report = await gradeOn(engine.endpoint, [lab])
    const only = report[0] as LabReport
    return { script, expected: expect, actual: outcomesOf(only), report: only }
  } finally {
    await engine.reset()
  }
}

/** Grades what is in an engine now, through the code that `check` uses. */
export async function gradeOn(endpoint: Endpoint, labs: Lab[]): Promise<LabReport[]> {
  const signal = AbortSignal.timeout(DEADLINE_MS)
  const report = await grade(labs, {
    connect: () => connect(endpoint, { signal }),
    endpoint: endpoint.url,
    language: 'en',
    signal,
  })
  return report.labs
}

/** What every check of a report came to. */
export function outcomesOf(report: LabReport): Outcomes {
  return Object.fromEntries(report.checks.map((check) => [check.id, outcomeOf(check)]))
}

const outcomeOf = ({ outcome, diagnosis }: CheckReport) => (diagnosis ? `${outcome} ${diagnosis}` : outcome)
