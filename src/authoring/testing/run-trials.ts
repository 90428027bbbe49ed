import type { Language } from '../../lab/lab.ts'
import type { SandboxProvider } from '../../sandbox/provider.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { openBench } from './bench.ts'
import { deadlines } from './deadlines.ts'
import { runTrial, type ScriptProblems } from './run-trial.ts'
import type { Trial, TrialResult } from './trial.ts'

export interface Running {
  provider: SandboxProvider
  /** How many sandboxes at once. */
  jobs: number
  /** How long a script may take at most, in ms. */
  deadlineMs: number
  language: Language
  words: ScriptProblems
  onResult(result: TrialResult, engine: string): void
  signal: AbortSignal
}

/**
 * Runs all trials, each in the next sandbox that is free, and gives the results in the order of the trials. A sandbox
 * that did not survive a trial is replaced. Rejects only where no sandbox can be had, or when the signal aborts.
 */
export async function runTrials(trials: Trial[], running: Running): Promise<TrialResult[]> {
  const { provider, jobs, deadlineMs, language, words, onResult, signal } = running
  const results: TrialResult[] = []
  const queue = trials.entries()
  const limits = deadlines(deadlineMs)
  let failed = false

  async function work(): Promise<void> {
    let sandbox: Sandbox | undefined
    try {
      let bench: Awaited<ReturnType<typeof openBench>> | undefined
      for (const [index, trial] of queue) {
        if (failed) return
        signal.throwIfAborted()
        sandbox ??= await provider.open()
        bench ??= await openBench(sandbox, language)
        const { result, usable } = await runTrial(bench, trial, limits.of(trial), words)
        signal.throwIfAborted()
        if (failed) return
        results[index] = result
        limits.learn(result)
        onResult(result, bench.engine)
        if (usable) continue
        await sandbox.dispose()
        sandbox = undefined
        bench = undefined
      }
    } catch (error) {
      failed = true
      throw error
    } finally {
      await sandbox?.dispose()
    }
  }

  await Promise.all(Array.from({ length: Math.min(jobs, trials.length) }, work))
  return results
}
