import type { Endpoint } from '../docker/address/endpoint.ts'
import { openWorkshop } from '../workshop/workshop.ts'
import { closedNetwork } from './closed-network.ts'
import type { DindOptions } from './dind.ts'
import type { ImageProgress } from './engine-image.ts'
import type { SandboxEngine } from './engines.ts'
import { removeLeftovers } from './leftovers.ts'
import { outerMirrors } from './mirrors.ts'
import type { Sandbox } from './sandbox.ts'
import { SandboxProblem } from './sandbox-problem.ts'
import { settleTestcontainers } from './testcontainers-settings.ts'

/** Where sandboxes come from. */
export interface SandboxProvider {
  /** Rejects with `SandboxProblem`, or with `CouldNotLook` where the outer engine does not answer. */
  open(): Promise<Sandbox>
  /** Disposes of all that are open. More than once does no harm. */
  close(): Promise<void>
}

export interface DindSettings {
  /** The engine in which the sandboxes run, as containers. */
  endpoint: Endpoint
  engine: SandboxEngine
  /** How much each can write, as truncate(1) reads it. */
  disk?: string
  /** Each is in a network of its own, with no way out but to the mirrors: for work of others. */
  closed?: boolean
  progress: ImageProgress
  signal: AbortSignal
}

/** Docker-in-docker: each sandbox is a container of its own. What earlier runs left is removed first. */
export async function dindProvider(settings: DindSettings): Promise<SandboxProvider> {
  const { endpoint, engine, disk = '20G', closed = false, progress, signal } = settings
  const workshop = await openWorkshop(endpoint, new AbortController().signal)
  await settleTestcontainers(endpoint, workshop)
  await removeLeftovers(workshop.ask)
  const [{ engineImage }, { openDind }] = await Promise.all([
    import('./engine-image.ts'),
    import('./dind.ts'),
  ])
  const image = await engineImage(engine, workshop, progress, signal)
  const mirrors = await outerMirrors(workshop, endpoint)
  const opened: Promise<Sandbox>[] = []
  async function openIn(outer: DindOptions['outer']): Promise<Sandbox> {
    const network = closed ? await closedNetwork(workshop.ask, endpoint) : undefined
    try {
      signal.throwIfAborted()
      return await openDind({
        outer,
        image,
        engine,
        disk,
        mirrors: network?.mirrors ?? mirrors.urls,
        network,
      })
    } catch (error) {
      await network?.remove()
      throw error
    }
  }
  return {
    async open() {
      signal.throwIfAborted()
      const outer = { endpoint, workshop }
      const opening = openIn(outer)
      opened.push(opening)
      const sandbox = await opening
      if (sandbox.name.startsWith(`${engine.kind} ${engine.version}`)) return sandbox
      await sandbox.dispose()
      throw new SandboxProblem({ code: 'other-engine', wanted: engine.name, got: sandbox.name })
    },
    async close() {
      await Promise.allSettled(opened.map(async (opening) => (await opening).dispose()))
      mirrors.close()
    },
  }
}
