import type { Endpoint } from './address/address.ts'
import { looks } from './facts/look.ts'
import type { Docker } from './port/docker.ts'
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
  let dialling: Promise<Dialer> | undefined
  const dialer = () => {
    dialling ??= import('./probes/dialer.ts').then(({ makeDialer }) => makeDialer(endpoint, signal))
    return dialling
  }

  return {
    ...looks(ask, engine),
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
