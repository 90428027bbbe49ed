import { problemWords } from '../../kinds/kinds.ts'
import type { Language } from '../../lab/lab.ts'
import type { SandboxProvider } from '../../sandbox/provider.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { deadlines } from './deadlines.ts'
import { runTrial, type TrialWords } from './run-trial.ts'
import { openTestbed, type Testbed } from './testbed.ts'
import type { Trial, TrialResult } from './trial.ts'

export interface Running {
  provider: SandboxProvider
  /** How many sandboxes at once. */
  jobs: number
  /** How long a script can take, in ms. */
  deadlineMs: number
  language: Language
  words: TrialWords
  onResult(result: TrialResult, engine: string): void
  signal: AbortSignal
}

/**
 * Runs all trials, each in the next free sandbox, and returns the results in the order of the trials. A sandbox that
 * did not survive a trial is replaced. Rejects only where no sandbox can be opened, or when the signal aborts.
 */
export async function runTrials(trials: Trial[], running: Running): Promise<TrialResult[]> {
  const { provider, jobs, deadlineMs, language, onResult, signal } = running
  const words = { ...running.words, problems: await problemWords(language) }
  const results: TrialResult[] = []
  const queue = trials.entries()
  const limits = deadlines(deadlineMs)
  let failed = false

  async function work(): Promise<void> {
    let sandbox: Sandbox | undefined
    try {
      let testbed: Testbed | undefined
      for (const [index, trial] of queue) {
        if (failed) return
        signal.throwIfAborted()
        sandbox ??= await provider.open()
        testbed ??= await openTestbed(sandbox, language)
        const { result, usable } = await runTrial(testbed, trial, limits.of(trial), words)
        signal.throwIfAborted()
        if (failed) return
        results[index] = result
        limits.learn(result)
        onResult(result, testbed.engine)
        if (usable) continue
        await sandbox.dispose()
        sandbox = undefined
        testbed = undefined
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
