import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { type ProblemWords, sayProblem } from '../../grading/problems/problems.ts'
import type { LabReport } from '../../grading/report.ts'
import { outcomesOf } from './outcomes.ts'
import type { Testbed } from './testbed.ts'
import type { Trial, TrialProblem, TrialResult } from './trial.ts'

/** How it is said that a trial could not be graded. */
export interface TrialWords {
  timeout(seconds: number): string
  exit(code: number, output: string): string
  sandbox(reason: string): string
  /** @param languages in which judging the tape again gave a different report */
  replay(languages: string[]): string
}

/**
 * Prepares the lab, runs the trial's script, grades the result and empties the sandbox. `usable` is false where the
 * sandbox did not survive that. Never rejects.
 */
export async function runTrial(
  testbed: Testbed,
  trial: Trial,
  deadlineMs: number,
  words: TrialWords & { problems: ProblemWords },
): Promise<{ result: TrialResult; usable: boolean }> {
  const started = performance.now()
  const { lab, script, kind } = trial
  let report: LabReport | undefined
  let problem: TrialProblem | undefined
  let usable = true
  try {
    await testbed.prepare(lab)
    // A changed command can fail or stay in the foreground: a student would see that too.
    if (kind === 'mutant') await testbed.run(script, deadlineMs)
    else if (script) {
      const { exitCode, output } = await testbed.run(script, deadlineMs)
      if (exitCode === null) problem = { with: 'script', text: words.timeout(deadlineMs / 1000) }
      else if (exitCode !== 0) problem = { with: 'script', text: words.exit(exitCode, lastLines(output)) }
    }
    if (problem === undefined) {
      const graded = await testbed.grade(lab)
      report = graded.report
      if (graded.differentReplays.length > 0)
        problem = { with: 'replay', text: words.replay(graded.differentReplays) }
    }
  } catch (error) {
    problem = lost(error, words)
  }
  try {
    await testbed.reset()
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

/** What went wrong is in the last lines; the rest is of no use to anybody. */
const lastLines = (output: string) => output.slice(-2000).trimEnd().split('\n').slice(-12).join('\n')

function lost(error: unknown, { sandbox, problems }: TrialWords & { problems: ProblemWords }): TrialProblem {
  if (error instanceof CouldNotLook)
    return { with: 'sandbox', text: sandbox(sayProblem(error, problems).message) }
  return { with: 'sandbox', text: sandbox(error instanceof Error ? error.message : String(error)) }
}
