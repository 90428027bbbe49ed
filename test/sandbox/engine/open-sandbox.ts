import { resolveEndpoint } from '../../../src/docker/address/endpoint.ts'
import { connect } from '../../../src/docker/connect.ts'
import { makeDialer } from '../../../src/docker/probes/dialer.ts'
import { type SandboxEngine, sandboxEngine } from '../../../src/sandbox/engines.ts'
import { dindProvider } from '../../../src/sandbox/provider.ts'
import { openWorkshop } from '../../../src/workshop/workshop.ts'
import { supplyImages } from '../../hub/hub.ts'

/** The engines that the tests' sandboxes hold: the first of them, where nothing else is said. */
export const ENGINES = ['28.5-containerd', '28.5-containerd-rootless'] as const

export const engineNamed = (name: string) => sandboxEngine(name) as SandboxEngine

const signal = new AbortController().signal

/** Sandboxes in the engine that the docker CLI here uses, with the images of the labs in its mirror. */
export async function provider(disk = '2G', engine: string = ENGINES[0]) {
  await supplyImages()
  const endpoint = await resolveEndpoint({})
  return dindProvider({
    endpoint,
    engine: engineNamed(engine),
    disk,
    progress: { making() {}, bootstrapping() {} },
    signal,
  })
}

/** One sandbox, and everything with which a test looks at it. */
export async function openSandbox(name: string = ENGINES[0]) {
  const from = await provider('2G', name)
  const sandbox = await from.open()
  const { docker, engine } = await connect(sandbox.endpoint, { signal })
  const { ask } = await openWorkshop(sandbox.endpoint, signal)
  const { ask: outer } = await openWorkshop(await resolveEndpoint({}), signal)
  /** The lines that a script printed, which must succeed. */
  async function run(script: string): Promise<string[]> {
    const { exitCode, output } = await sandbox.run(script, 60_000)
    if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${output}`)
    return output.split('\n').filter(Boolean)
  }
  return {
    sandbox,
    docker,
    engine,
    ask,
    outer,
    run,
    dialer: makeDialer(sandbox.endpoint, signal),
    /** The sandbox's container, as the outer engine knows it. */
    id: sandbox.endpoint.url.replace('sandbox ', ''),
    close: () => from.close(),
  }
}
