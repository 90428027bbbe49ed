import type { Endpoint } from './address/address.ts'
import { dialectOf } from './facts/dialects/dialects.ts'
import { looks } from './facts/look.ts'
import type { Docker } from './port/docker.ts'
import type { Dialer } from './probes/dialer.ts'
import type { ImageReader } from './probes/image-files.ts'
import type { Ask } from './wire/ask.ts'
import type { EngineIdentity } from './wire/negotiate.ts'

/** The port to a real engine. What not every check needs is loaded when it is asked for. */
export function engineDocker(
  ask: Ask,
  engine: EngineIdentity,
  endpoint: Endpoint,
  signal: AbortSignal,
): Docker {
  let dialling: Promise<Dialer> | undefined
  const dialer = () => {
    dialling ??= makeOurDialer()
    return dialling
  }

  async function makeOurDialer(): Promise<Dialer> {
    const [{ makeDialer }, { engineHostSeenFrom }] = await Promise.all([
      import('./probes/dialer.ts'),
      import('./probes/engine-host.ts'),
    ])
    return makeDialer(endpoint, signal, await engineHostSeenFrom(ask, endpoint))
  }

  const look = looks(ask, engine)
  let reading: Promise<ImageReader> | undefined
  const images = () => {
    reading ??= import('./probes/image-files.ts').then(({ imageReader }) => imageReader(ask, look.image))
    return reading
  }
  const lists = () => import('./facts/all-objects.ts')

  return {
    ...look,
    engine: async () => (await import('./facts/engine.ts')).engineFacts(ask, engine),
    async container(name) {
      const container = await look.container(name)
      if (!container) return undefined
      const dialect = await dialectOf(engine.name)
      if (!container.networkMode.startsWith('container:'))
        return dialect.withOpenPorts(ask, container, look.network)
      const { onNetworkOfAnother } = await import('./facts/network-owner.ts')
      return onNetworkOfAnother(container, ask, dialect)
    },
    async history(reference) {
      const image = await look.image(reference)
      return image && (await import('./facts/history.ts')).history(ask, image.id)
    },
    running: async () =>
      (await import('./facts/running.ts')).runningContainers(ask, await dialectOf(engine.name)),
    networks: async (label) => (await lists()).allNetworks(ask, await dialectOf(engine.name), label),
    allContainers: async (label) => (await lists()).allContainers(ask, await dialectOf(engine.name), label),
    allImages: async (only) => (await lists()).allImages(ask, await dialectOf(engine.name), only),
    allVolumes: async (only) => (await lists()).allVolumes(ask, only),
    serviceContainers: async (service, project) =>
      (await import('./facts/service.ts')).serviceContainers(
        ask,
        await dialectOf(engine.name),
        service,
        project,
      ),
    service: async (name) => (await import('./facts/swarm.ts')).service(ask, name),
    file: async (container, path) => (await import('./probes/file.ts')).readFile(ask, container, path),
    async imageBytes(reference) {
      const image = await look.image(reference)
      return image && (await import('./facts/history.ts')).bytesOf(ask, image.id)
    },
    async imageSizes(reference) {
      const image = await look.image(reference)
      return image && (await import('./facts/image-sizes.ts')).imageSizes(ask, image)
    },
    imageFile: async (image, path) => (await images()).imageFile(image, path),
    compareFolders: async (one, other) => (await images()).compareFolders(one, other),
    changes: async (container) => (await import('./probes/changes.ts')).changes(ask, container),
    showSame: async (one, other, path) =>
      (await import('./probes/show-same.ts')).showSame(ask, [one, other], path),
    logs: async (container, further) => (await import('./probes/logs.ts')).readLogs(ask, container, further),
    exec: async (container, command, timeoutMs) =>
      (await import('./probes/exec.ts')).runExec(ask, container, command, { timeoutMs }),
    kernelMounts: async (container) =>
      (await import('./probes/kernel-mounts.ts')).kernelMounts(ask, container),
    listening: async (container) => (await import('./probes/listening.ts')).listening(ask, container),
    ownListening: async (container) =>
      (await import('./probes/own-listening.ts')).ownListening(ask, container),
    async programs(container) {
      const { topQuery } = await dialectOf(engine.name)
      return (await import('./probes/programs.ts')).programs(ask, container, topQuery)
    },
    async processes(container) {
      const { topQuery } = await dialectOf(engine.name)
      return (await import('./probes/processes.ts')).processes(ask, container, topQuery)
    },
    mainUid: async (container) => (await import('./probes/main-uid.ts')).mainUid(ask, container),
    http: async (url, address, asked) =>
      (await import('./probes/http.ts')).httpGet(await dialer(), url, { address, ...asked }),
    tcp: async (address, port) => (await import('./probes/tcp.ts')).tcpConnect(await dialer(), address, port),
    registry: async (reference, login) =>
      (await import('./probes/registry/registry.ts')).lookUpRegistry(await dialer(), reference, { login }),
  }
}
