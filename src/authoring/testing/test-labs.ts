import type { Lab, Language } from '../../lab/lab.ts'
import type { SandboxProvider } from '../../sandbox/provider.ts'
import { labTest } from './lab-test.ts'
import { type LabPlan, type Plan, planFor } from './plan.ts'
import type { LabTest } from './report.ts'
import type { TrialWords } from './run-trial.ts'
import { runTrials } from './run-trials.ts'
import type { TrialResult } from './trial.ts'

export interface Testing extends Plan {
  jobs: number
  /** How often each trial is made. */
  repeat: number
  /** How long a script can take, in ms. */
  deadlineMs: number
  /** What share of the mutants must be killed, in percent. */
  threshold: number
  language: Language
  words: TrialWords
  /** After each trial. */
  onResult(result: TrialResult): void
  signal: AbortSignal
}

/** What is to be tried of each lab, without labs of which nothing is. @throws InputError for a broken cases.yaml */
export async function planLabs(labs: Lab[], plan: Plan): Promise<LabPlan[]> {
  const plans = await Promise.all(labs.map((lab) => planFor(lab, plan)))
  return plans.filter(({ trials }) => trials.length > 0)
}

/**
 * Tries labs on one engine. Rejects where no sandbox can be opened at all, or when the signal aborts.
 * @param plans for this engine
 */
export async function testLabs(
  plans: LabPlan[],
  provider: SandboxProvider,
  testing: Testing,
): Promise<{ labs: LabTest[]; stopped: unknown }> {
  const { jobs, repeat, deadlineMs, threshold, language, words, onResult, signal } = testing
  const trials = plans.flatMap((plan) =>
    plan.trials.flatMap((trial) => Array.from({ length: repeat }, () => trial)),
  )
  let engine = ''
  const { results, stopped } = await runTrials(trials, {
    provider,
    jobs,
    deadlineMs,
    language,
    words,
    signal,
    onResult(result, version) {
      engine = version
      onResult(result)
    },
  })
  const labs = plans.map((plan) =>
    labTest(
      plan,
      results.filter(({ trial }) => trial.lab === plan.lab),
      { engine, language, threshold, complete: !plan.selected && testing.named === undefined },
    ),
  )
  return { labs, stopped }
}
