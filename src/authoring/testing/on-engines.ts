import type { Endpoint } from '../../docker/address/endpoint.ts'
import { InputError } from '../../lab/input-error.ts'
import type { LabTestWords } from '../../languages/en/lab-test.ts'
import type { SandboxWords } from '../../languages/en/sandbox.ts'
import { disposableProvider } from '../../sandbox/disposable.ts'
import { type SandboxEngine, sandboxEngine } from '../../sandbox/engines.ts'
import { dindProvider, type SandboxProvider } from '../../sandbox/provider.ts'
import type { Progress } from '../../terminal/progress.ts'
import { openWorkshop } from '../../workshop/workshop.ts'
import { differences } from './differences.ts'
import type { LabPlan } from './plan.ts'
import { planOn } from './plan-on-engine.ts'
import { labTestProgress } from './progress.ts'
import type { LabTest, LabTestReport } from './report.ts'
import { suitingJobs } from './suiting-jobs.ts'
import { type Testing, testLabs } from './test-labs.ts'
import { whyStopped } from './why-stopped.ts'

/** The engines that `--engines` names. @throws InputError for one that no sandbox can run */
export function enginesNamed(text: string, words: LabTestWords): SandboxEngine[] {
  return text.split(',').map((word) => {
    const engine = sandboxEngine(word.trim())
    if (!engine) throw new InputError([{ message: words.unknownEngine(word) }])
    return engine
  })
}

export interface OnEngines extends Omit<Testing, 'jobs' | 'words' | 'onResult' | 'signal'> {
  /** How many sandboxes at once; as many as suit the engine's machine, when it is left out. */
  jobs: number | undefined
  /** The engine that the sandboxes run in. */
  endpoint: Endpoint
  engines: SandboxEngine[]
  /** The engine itself is the sandbox. */
  disposable: boolean
  /** Try every case on every engine. Otherwise, the engines after the first try only a selection. */
  everyCase: boolean
  /** The engines after the first share the selection: each right way is tried on one of them, and half of the rest. */
  share: boolean
  /** How much each sandbox can write, as truncate(1) reads it. */
  disk: string
  words: LabTestWords
  sandboxWords: SandboxWords
  progress: Progress
  /** Is given what has to be done before the program ends early. */
  whenInterrupted(act: () => Promise<void>): void
}

/** Tries labs on one engine after another. Interrupted, it removes the sandboxes first. */
export async function testOnEngines(plans: LabPlan[], options: OnEngines): Promise<LabTestReport> {
  const { endpoint, engines, disposable, disk, share, words, sandboxWords, progress } = options
  const started = performance.now()
  const stop = new AbortController()
  const { signal } = stop
  const labs: LabTest[] = []
  let stopped: unknown
  /** Engines before this one. The first, which tries everything, takes no part. */
  let tested = -1
  const tidyFirst = (tidy: () => Promise<unknown>) =>
    options.whenInterrupted(async () => {
      progress.step(words.interrupted)
      stop.abort()
      await tidy()
    })

  const jobs = disposable ? 1 : (options.jobs ?? (await suitingJobs(endpoint, signal)))

  async function testOn(name: string, on: string, provider: SandboxProvider): Promise<unknown> {
    tidyFirst(() => provider.close())
    // Of several engines, the first tries everything.
    const everyCase = options.everyCase || labs.length === 0
    const seen = new Set<string>()
    const others = engines.length - 1
    const part = share && others > 1 ? { index: tested++, of: others } : undefined
    const planned = plans.map((plan) => planOn(plan, on, { everyCase, seen, part, watchesPart: share }))
    progress.step(words.opening(name, jobs, everyCase ? 'all' : part ? 'part' : 'selection'))
    const onResult = labTestProgress(planned, options.repeat, words, progress)
    try {
      const tested = await testLabs(planned, provider, { ...options, jobs, signal, onResult })
      labs.push(...tested.labs)
      return tested.stopped
    } finally {
      progress.progress('')
      await provider.close()
    }
  }

  if (disposable) {
    const { engine } = await openWorkshop(endpoint, signal)
    stopped = await testOn(endpoint.url, engine.name, disposableProvider(endpoint))
  }
  const making = {
    making: (...of: Parameters<SandboxWords['making']>) => progress.step(sandboxWords.making(...of)),
    bootstrapping: (...of: Parameters<SandboxWords['making']>) =>
      progress.step(sandboxWords.bootstrapping(...of)),
  }
  for (const engine of disposable ? [] : engines) {
    if (stopped) break
    const opening = dindProvider({ endpoint, engine, disk, progress: making, signal })
    // An image that is being made must not leave its files and programs behind.
    tidyFirst(() => opening.catch(() => {}))
    stopped = await opening.then(
      (provider) => testOn(engine.name, engine.name, provider),
      // What was found on the engines before is not lost.
      (error) => {
        if (labs.length === 0 || signal.aborted) throw error
        return error
      },
    )
  }
  return {
    schema: 'docker-lab/labtest@1',
    passed: !stopped && labs.every(({ passed }) => passed),
    complete: !stopped && labs.every(({ complete }) => complete),
    ...(stopped !== undefined && { stopped: await whyStopped(stopped, options.language, sandboxWords) }),
    labs,
    differences: differences(labs),
    duration_ms: Math.round(performance.now() - started),
  }
}
