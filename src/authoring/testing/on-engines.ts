import { availableParallelism } from 'node:os'
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
import { labTestProgress } from './progress.ts'
import type { LabTest, LabTestReport } from './report.ts'
import { type Testing, testLabs } from './test-labs.ts'

/** Each sandbox waits more than it works. */
export const defaultJobs = () => Math.max(2, Math.ceil(availableParallelism() * 1.5))

/** The engines that `--engines` names. @throws InputError for one that no sandbox can run */
export function enginesNamed(text: string, words: LabTestWords): SandboxEngine[] {
  return text.split(',').map((word) => {
    const engine = sandboxEngine(word.trim())
    if (!engine) throw new InputError([{ message: words.unknownEngine(word) }])
    return engine
  })
}

export interface OnEngines extends Omit<Testing, 'words' | 'onResult' | 'signal'> {
  /** The engine that the sandboxes run in. */
  endpoint: Endpoint
  engines: SandboxEngine[]
  /** The engine itself is the sandbox. */
  disposable: boolean
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
  const { endpoint, engines, disposable, disk, words, sandboxWords, progress } = options
  const started = performance.now()
  const stop = new AbortController()
  const { signal } = stop
  const labs: LabTest[] = []
  const tidyFirst = (tidy: () => Promise<unknown>) =>
    options.whenInterrupted(async () => {
      progress.step(words.interrupted)
      stop.abort()
      await tidy()
    })

  async function testOn(
    { name, kind }: Pick<SandboxEngine, 'name' | 'kind'>,
    provider: SandboxProvider,
  ): Promise<void> {
    tidyFirst(() => provider.close())
    const jobs = disposable ? 1 : options.jobs
    progress.step(words.opening(name, jobs))
    const onResult = labTestProgress(plans, options.repeat, words, progress)
    try {
      labs.push(...(await testLabs(plans, provider, { ...options, kind, jobs, signal, onResult })))
    } finally {
      progress.progress('')
      await provider.close()
    }
  }

  if (disposable) {
    const { engine } = await openWorkshop(endpoint, signal)
    await testOn({ name: endpoint.url, kind: engine.name }, disposableProvider(endpoint))
  }
  const making = {
    making: (...of: Parameters<SandboxWords['making']>) => progress.step(sandboxWords.making(...of)),
    bootstrapping: (...of: Parameters<SandboxWords['making']>) =>
      progress.step(sandboxWords.bootstrapping(...of)),
  }
  for (const engine of disposable ? [] : engines) {
    const opening = dindProvider({ endpoint, engine, disk, progress: making, signal })
    // An image that is being made must not leave its files and programs behind.
    tidyFirst(() => opening.catch(() => {}))
    await testOn(engine, await opening)
  }
  return {
    schema: 'docker-lab/labtest@1',
    passed: labs.every(({ passed }) => passed),
    complete: labs.every(({ complete }) => complete),
    labs,
    differences: differences(labs),
    duration_ms: Math.round(performance.now() - started),
  }
}
