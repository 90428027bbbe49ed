import { problemWords } from '../../kinds/kinds.ts'
import type { Language } from '../../lab/lab.ts'
import type { SandboxProvider } from '../../sandbox/provider.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { deadlines } from './deadlines.ts'
import { longestFirst } from './longest-first.ts'
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

export interface Ran {
  /** In the order of the trials; without those that were not tried. */
  results: TrialResult[]
  /** What ended the run before everything was tried: no sandbox could be opened any more. */
  stopped: unknown
}

/**
 * Runs all trials, each in the next free sandbox. A sandbox that did not survive a trial is replaced. Rejects where no
 * sandbox can be opened and nothing has been tried yet, or when the signal aborts.
 */
export async function runTrials(trials: Trial[], running: Running): Promise<Ran> {
  const { provider, jobs, deadlineMs, language, onResult, signal } = running
  const words = { ...running.words, problems: await problemWords(language) }
  const results: TrialResult[] = []
  const queue = longestFirst([...trials.entries()]).values()
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

  const ended = await Promise.allSettled(Array.from({ length: Math.min(jobs, trials.length) }, work))
  const stopped = ended.find((one) => one.status === 'rejected')?.reason
  const tried = results.filter((result) => result !== undefined)
  if (stopped !== undefined && (tried.length === 0 || signal.aborted)) throw stopped
  return { results: tried, stopped }
}
