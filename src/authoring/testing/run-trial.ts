import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { type ProblemWords, sayProblem } from '../../grading/problems/problems.ts'
import type { LabReport } from '../../grading/report.ts'
import { outcomesOf } from './outcomes.ts'
import { DEADLINE_MS, type Testbed } from './testbed.ts'
import type { Trial, TrialProblem, TrialResult } from './trial.ts'

/** How it is said that a trial could not be graded. */
export interface TrialWords {
  timeout(seconds: number): string
  exit(code: number, output: string): string
  /** It printed more than a sandbox gives. */
  flood(code: number, lastLine: string): string
  /** The docker command lacks a plugin. */
  missing(plugin: string): string
  sandbox(reason: string): string
  /** @param checks those that were not done in time */
  late(seconds: number, checks: string[]): string
  /** @param languages in which judging the tape again gave a different report */
  replay(languages: string[]): string
  /** @param changes what grading changed in the engine, and how */
  changes(changes: string[]): string
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
  const { lab, script, kind, needs } = trial
  let report: LabReport | undefined
  let problem: TrialProblem | undefined
  let usable = true
  try {
    await testbed.prepare(lab)
    if (needs && !(await testbed.has(needs))) problem = { with: 'missing', text: words.missing(needs) }
    else if (script) {
      let { exitCode, output } = await testbed.run(script, deadlineMs)
      if (exitCode !== 0 && ENGINES_OWN_FAULT.test(output)) {
        await testbed.reset()
        await testbed.prepare(lab)
        ;({ exitCode, output } = await testbed.run(script, deadlineMs))
      }
      // A changed command can stay in the foreground, or end the shell: a student would see that too.
      if (kind === 'mutant' && NOT_THE_MUTANTS.test(output))
        problem = { with: 'script', text: words.exit(exitCode ?? 1, lastLines(output)) }
      else if (kind === 'mutant' && (exitCode === null || exitCode >= 128)) problem = undefined
      else if (exitCode === null) problem = { with: 'script', text: words.timeout(deadlineMs / 1000) }
      else if (exitCode !== 0) problem = { with: 'script', text: failed(exitCode, output, words) }
    }
    if (problem === undefined) {
      const graded = await testbed.tryGrading(lab, trial.watched === true)
      report = graded.report
      if (graded.late.length > 0)
        problem = { with: 'late', text: words.late(DEADLINE_MS / 1000, graded.late) }
      else if (graded.differentReplays.length > 0)
        problem = { with: 'replay', text: words.replay(graded.differentReplays) }
      else if (graded.changes.length > 0)
        problem = { with: 'changes', text: words.changes(graded.changes.slice(0, MOST_CHANGES)) }
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

/** The first ones show what happened. */
const MOST_CHANGES = 5

/** What no change of a script brings about: so nobody knows what the mutant would have come to. */
const NOT_THE_MUTANTS = /toomanyrequests|TLS handshake timeout|no space left on device/i

/**
 * A build that fails through no fault of its script: containerd's garbage collector removed a layer that the build had
 * just found there. Typed again, it works. @see https://github.com/moby/buildkit/issues/6521
 */
const ENGINES_OWN_FAULT = /parent snapshot \S+ does not exist/

/** As much of the output as a sandbox gives. A script that prints without end fails when there is no more room for it. */
const MOST_OUTPUT = 64 * 1024

function failed(exitCode: number, output: string, words: TrialWords): string {
  const isFlood = Buffer.byteLength(output) >= MOST_OUTPUT
  return isFlood ? words.flood(exitCode, lastLine(output)) : words.exit(exitCode, lastLines(output))
}

const lastLine = (output: string) => (output.trimEnd().split('\n').at(-1) ?? '').slice(-200)

/** What went wrong is in the last lines; the rest is of no use to anybody. */
const lastLines = (output: string) => output.slice(-2000).trimEnd().split('\n').slice(-12).join('\n')

function lost(error: unknown, { sandbox, problems }: TrialWords & { problems: ProblemWords }): TrialProblem {
  if (error instanceof CouldNotLook)
    return { with: 'sandbox', text: sandbox(sayProblem(error, problems).message) }
  return { with: 'sandbox', text: sandbox(error instanceof Error ? error.message : String(error)) }
}
