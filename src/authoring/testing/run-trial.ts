import type { LabReport } from '../../grading/report.ts'
import type { Bench } from './bench.ts'
import { outcomesOf } from './outcomes.ts'
import type { Problem, Trial, TrialResult } from './trial.ts'

/** How a script came to nothing. */
export interface ScriptProblems {
  timeout(seconds: number): string
  exit(code: number, output: string): string
  sandbox(reason: string): string
}

/**
 * Prepares, does what the trial does, grades what is there then, and empties the sandbox. `usable` is false where the
 * sandbox did not survive it. Never rejects.
 */
export async function runTrial(
  bench: Bench,
  trial: Trial,
  deadlineMs: number,
  words: ScriptProblems,
): Promise<{ result: TrialResult; usable: boolean }> {
  const started = performance.now()
  const { lab, script, kind } = trial
  let report: LabReport | undefined
  let problem: Problem | undefined
  let usable = true
  try {
    await bench.prepare(lab)
    // What is left of a command after a change may be refused, or stay in the foreground: a student would see that too.
    if (kind === 'mutant') await bench.run(script, deadlineMs)
    else if (script) {
      const { exitCode, output } = await bench.run(script, deadlineMs)
      if (exitCode === null) problem = { with: 'script', text: words.timeout(deadlineMs / 1000) }
      else if (exitCode !== 0) problem = { with: 'script', text: words.exit(exitCode, lastLines(output)) }
    }
    if (problem === undefined) report = await bench.grade(lab)
  } catch (error) {
    problem = lost(error, words)
  }
  try {
    await bench.reset()
  } catch (error) {
    usable = false
    problem ??= lost(error, words)
  }
  const said = (report?.checks ?? []).flatMap(({ id, message, actual }) =>
    message ? [[id, [message, actual].filter(Boolean).join(' · ')] as const] : [],
  )
  const result = {
    trial,
    got: report && outcomesOf(report),
    points: report?.points,
    said: Object.fromEntries(said),
    problem,
    durationMs: Math.round(performance.now() - started),
  }
  return { result, usable }
}

/** Where what went wrong is said; the rest is of no use to anybody. */
const lastLines = (output: string) => output.slice(-2000).trimEnd().split('\n').slice(-12).join('\n')

const lost = (error: unknown, words: ScriptProblems): Problem => ({
  with: 'sandbox',
  text: words.sandbox(error instanceof Error ? error.message : String(error)),
})
