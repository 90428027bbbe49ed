import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Endpoint } from '../docker/address/endpoint.ts'
import { isInContainer } from '../docker/address/in-container.ts'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { openWorkshop, type Workshop } from '../workshop/workshop.ts'
import type { ClosedNetwork } from './closed-network.ts'
import { startDind } from './dind-container.ts'
import { emptyEngine } from './empty-engine.ts'
import type { SandboxEngine } from './engines.ts'
import { cleanUp, readText, runScript } from './exec-shell.ts'
import { fetchWork } from './fetch-work.ts'
import { type KeptImages, keepImages } from './kept-images.ts'
import { ownerLabel } from './leftovers.ts'
import { locate } from './locate.ts'
import { INTO_ROOTLESS, OWN_HANDED_OUT } from './rootless.ts'
import type { Sandbox } from './sandbox.ts'
import { CASE_FOLDER, HANDED_OUT, PROXY_PORT } from './start-script.ts'
import { thaw } from './thaw.ts'
import { directly, wayIn } from './way-in.ts'

export interface DindOptions {
  /** The engine that the sandbox's container runs in. */
  outer: { endpoint: Endpoint; workshop: Workshop }
  image: string
  engine: SandboxEngine
  /** How much a sandbox can write, as truncate(1) reads it: `20G`. */
  disk: string
  /** URLs of mirrors of Docker Hub, as the sandbox reaches them. */
  mirrors: string[]
  /** The network that it is in, which publishes no ports; the default one where there is none. */
  network?: ClosedNetwork | undefined
}

const READY_WITHIN_MS = 90_000
const ALIVE_EVERY_MS = 5000
const GONE_WITHIN_MS = 20_000
const RESET_WITHIN_MS = 60_000

/** Starts docker-in-docker, and waits until its engine answers. Rejects with what the outer engine said. */
export async function openDind({
  outer,
  image,
  engine,
  disk,
  mirrors,
  network,
}: DindOptions): Promise<Sandbox> {
  const [user, password] = [randomBytes(8).toString('hex'), randomBytes(16).toString('hex')]
  const container = await startDind({
    image,
    rootless: engine.rootless,
    environment: {
      ENGINE: engine.kind,
      ENGINE_VERSION: engine.version,
      STORE: engine.store,
      DISK: disk,
      MIRRORS: mirrors.join(' '),
      // Podman builds in the way before BuildKit; a Buildx that is there would fetch BuildKit as a container.
      ...(engine.kind === 'podman' && { DOCKER_BUILDKIT: '0' }),
      PROXY_USER: user,
      PROXY_PASSWORD: password,
    },
    labels: ownerLabel(),
    local: outer.endpoint.kind === 'unix' && !isInContainer(),
    network,
  })
  const id = container.getId()
  const closed = new AbortController()
  let disposal: Promise<void> | undefined
  const dispose = () => {
    closed.abort()
    disposal ??= thaw(outer.workshop.ask, id)
      .then(() => {
        const removed = container.stop({ timeout: 0, remove: true, removeVolumes: true })
        // An engine that cannot end it does not answer.
        return Promise.race([removed, delay(GONE_WITHIN_MS, undefined, { ref: false })])
      })
      .catch(() => {})
      .then(() => untilGone(outer.workshop.ask, id))
      .then(() => network?.remove())
    return disposal
  }
  try {
    const address = container.getIpAddress(container.getNetworkNames()[0] ?? 'bridge')
    const place = network
      ? await directly({ host: address, port: PROXY_PORT })
      : await wayIn(outer.endpoint, {
          address,
          port: PROXY_PORT,
          published: container.getMappedPort(PROXY_PORT),
        })
    const endpoint: Endpoint = {
      kind: 'socks',
      proxy: { ...place, user, password },
      url: `sandbox ${id.slice(0, 12)}`,
      source: 'sandbox',
    }
    const inner = await whenReady(endpoint, closed.signal)
    // The sandbox ends once it no longer hears from us.
    const alive = setInterval(() => void inner.ask.json('/_ping').catch(() => {}), ALIVE_EVERY_MS).unref()
    closed.signal.addEventListener('abort', () => clearInterval(alive))
    const known: KeptImages = new Map()
    let wanted: string[] = []
    const shell = { ask: outer.workshop.ask, container: id, through: engine.rootless ? INTO_ROOTLESS : [] }
    return {
      name: nameOf(inner, engine),
      endpoint,
      folder: `${CASE_FOLDER}/work`,
      fetchWork: (to) => fetchWork(shell, to),
      readBeside: (name) => readText(shell, `${CASE_FOLDER}/${name}`),
      place: (path, others) => locate(shell, { folder: `${CASE_FOLDER}/work`, path, others }),
      handOut: async (files) => {
        await container.exec(['sh', '-c', `find ${HANDED_OUT} -mindepth 1 -delete`])
        if (files.length === 0) return
        await container.copyFilesToContainer(
          files.map(({ source, target }) => ({ source, target: `${HANDED_OUT}/${target}` })),
        )
        if (engine.rootless) await container.exec(OWN_HANDED_OUT)
      },
      run: (script, deadlineMs) => runScript(shell, script, deadlineMs),
      isBroken: async () => !(await answers(inner.ask)) && (await answers(shell.ask)),
      async keep(images) {
        wanted = images
        await keepImages(inner.ask, images, known)
      },
      async reset() {
        const kept = new Map([...known].filter(([name]) => wanted.includes(name)))
        const late = delay(RESET_WITHIN_MS, undefined, { ref: false }).then(() => {
          throw new CouldNotLook('engine-timeout', endpoint.url, { why: 'emptying' })
        })
        const emptied = cleanUp(shell).then(() => emptyEngine(inner.ask, kept, engine.kind === 'docker'))
        await Promise.race([emptied, late])
      },
      dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

const answers = (ask: Ask) =>
  ask.json('/version').then(
    () => true,
    () => false,
  )

/** The engine also removes it by itself, and refuses a second removal while it is at it. */
async function untilGone(ask: Ask, id: string): Promise<void> {
  const question = { method: 'POST', query: { condition: 'removed' }, timeoutMs: GONE_WITHIN_MS } as const
  await ask.json(`/containers/${id}/wait`, question).catch(() => {})
}

const nameOf = ({ engine: { name, version } }: Workshop, { store, rootless }: SandboxEngine) =>
  [name, version, store === 'containerd' && '(containerd image store)', rootless && '(rootless)']
    .filter(Boolean)
    .join(' ')

async function whenReady(endpoint: Endpoint, signal: AbortSignal): Promise<Workshop> {
  const late = AbortSignal.timeout(READY_WITHIN_MS)
  for (;;) {
    try {
      return await openWorkshop(endpoint, signal)
    } catch (error) {
      if (late.aborted) throw error
      await delay(20)
    }
  }
}
