import { availableParallelism } from 'node:os'
import type { EngineFlags } from '../../cli/engine.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { resolveEndpoint } from '../../docker/address/endpoint.ts'
import { InputError } from '../../lab/input-error.ts'
import type { LabTestWords } from '../../languages/en/lab-test.ts'
import type { SandboxWords } from '../../languages/en/sandbox.ts'
import { sandboxWords } from '../../languages/loader.ts'
import { disposableProvider } from '../../sandbox/disposable.ts'
import { type SandboxEngine, sandboxEngine } from '../../sandbox/engines.ts'
import { dindProvider, type SandboxProvider } from '../../sandbox/provider.ts'
import { progressOn } from '../../terminal/progress.ts'
import { openWorkshop } from '../../workshop/workshop.ts'
import { differences } from './differences.ts'
import type { LabTest, LabTestReport } from './lab-test.ts'
import type { LabPlan } from './plan.ts'
import { labTestProgress } from './progress.ts'
import { type Testing, testLabs } from './test-labs.ts'

/** Each sandbox waits more than it works. */
export const defaultJobs = () => Math.max(2, Math.ceil(availableParallelism() * 1.5))

/** What `--engines` names. @throws InputError for what no sandbox can hold */
export function enginesNamed(text: string, words: LabTestWords): SandboxEngine[] {
  return text.split(',').map((word) => {
    const engine = sandboxEngine(word.trim())
    if (!engine) throw new InputError([{ message: words.unknownEngine(word) }])
    return engine
  })
}

export interface Asked extends Omit<Testing, 'words' | 'onResult' | 'signal'> {
  engines: SandboxEngine[]
  /** The engine itself is the sandbox. */
  disposable: boolean
  disk: string
  where: EngineFlags
  words: LabTestWords
}

/** Tries labs on one engine after another, telling on stderr how far it is. Ctrl-C removes the sandboxes first. */
export async function testOnEngines(plans: LabPlan[], asked: Asked): Promise<LabTestReport> {
  const { engines, disposable, disk, where, words } = asked
  const started = performance.now()
  const stop = new AbortController()
  const { signal } = stop
  const told = progressOn(process.stderr)
  const endpoint = await resolveEndpoint(where)
  const labs: LabTest[] = []

  async function testOn(
    { name, kind }: Pick<SandboxEngine, 'name' | 'kind'>,
    provider: SandboxProvider,
  ): Promise<void> {
    whenInterrupted(async () => {
      told.step(words.interrupted)
      stop.abort()
      await provider.close()
    })
    const jobs = disposable ? 1 : asked.jobs
    told.step(words.opening(name, jobs))
    const onResult = labTestProgress(plans, asked.repeat, words, told)
    try {
      const tested = await testLabs(plans, provider, { ...asked, kind, jobs, signal, onResult })
      labs.push(...tested)
    } finally {
      told.progress('')
      await provider.close()
    }
  }

  if (disposable) {
    const { engine } = await openWorkshop(endpoint, signal)
    await testOn({ name: endpoint.url, kind: engine.name }, disposableProvider(endpoint))
  }
  const said = await sandboxWords(asked.language)
  const making = {
    making: (...of: Parameters<SandboxWords['making']>) => told.step(said.making(...of)),
    bootstrapping: (...of: Parameters<SandboxWords['making']>) => told.step(said.bootstrapping(...of)),
  }
  for (const engine of disposable ? [] : engines) {
    const opening = dindProvider({ endpoint, engine, disk, told: making, signal })
    // An image that is being made must not leave its files and programs behind.
    whenInterrupted(async () => {
      told.step(words.interrupted)
      stop.abort()
      await opening.catch(() => {})
    })
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
