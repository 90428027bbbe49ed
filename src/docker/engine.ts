import type { Endpoint } from './address/endpoint.ts'
import { looks } from './facts/look.ts'
import { clockOf, isSettled, untilSettled } from './facts/settle.ts'
import { CouldNotLook } from './port/could-not-look.ts'
import type { Docker, Image } from './port/docker.ts'
import type { Dialer } from './probes/dialer.ts'
import type { Ask } from './wire/ask.ts'
import type { EngineIdentity } from './wire/negotiate.ts'

/** The port to a real engine. What not every check needs is loaded when it is asked for. */
export function engineDocker(
  ask: Ask,
  engine: EngineIdentity,
  endpoint: Endpoint,
  signal: AbortSignal,
): Docker {
  const look = looks(ask, engine)
  let dialling: Promise<Dialer> | undefined
  const dialer = () => {
    dialling ??= import('./probes/dialer.ts').then(({ makeDialer }) => makeDialer(endpoint, signal))
    return dialling
  }

  return {
    containers: look.containers,
    image: look.image,
    imageNames: look.imageNames,
    volume: look.volume,
    volumeNames: look.volumeNames,
    network: look.network,

    async container(name) {
      const found = await look.container(name)
      if (!found) return undefined
      return found.sight({ image: await look.inspectImage(found.imageId), settled: isSettled(found) })
    },

    async settledContainer(name) {
      const images = new Map<string, Promise<Image | undefined>>()
      const lookOnce = async () => {
        const found = await look.container(name)
        if (found && !images.has(found.imageId)) {
          const image = look.inspectImage(found.imageId)
          // It is awaited at the end, which may never come.
          image.catch(() => {})
          images.set(found.imageId, image)
        }
        return found
      }
      const end = await untilSettled(lookOnce, clockOf(signal)).catch((error: unknown) => {
        throw signal.aborted ? new CouldNotLook('deadline', ask.endpoint, name, { cause: error }) : error
      })
      if (!end) return undefined
      const { sight: found, settled } = end
      return found.sight({ image: await images.get(found.imageId), settled })
    },

    file: async (container, path) => (await import('./probes/file.ts')).readFile(ask, container, path),
    logs: async (container) => (await import('./probes/logs.ts')).readLogs(ask, container),
    exec: async (container, command, timeoutMs) =>
      (await import('./probes/exec.ts')).runExec(ask, container, command, timeoutMs),
    listening: async (container) => (await import('./probes/listening.ts')).listening(ask, container),
    http: async (url) => (await import('./probes/http.ts')).httpGet(await dialer(), url),
    tcp: async (address, port) => (await import('./probes/tcp.ts')).tcpConnect(await dialer(), address, port),
    registry: async (reference) =>
      (await import('./probes/registry/registry.ts')).lookUpRegistry(await dialer(), reference),
  }
}
