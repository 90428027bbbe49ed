import { hostname } from 'node:os'
import type { Endpoint } from '../address/address.ts'
import { ownContainer } from '../address/in-container.ts'
import { record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/** The machine on which people work, as containers see it: the only way to it with Docker Desktop. */
const DESKTOP = 'host.docker.internal'

/**
 * The address at which the engine's host is reached from here, where that is not this machine: in a container that was
 * given the engine's socket, `localhost` is the container. Undefined everywhere else, and on the engine's own network
 * (`--network host`), which with Docker Desktop is that of its virtual machine.
 * @see https://docs.docker.com/desktop/features/networking/
 * @param own the container that this program is in, and its host name
 */
export async function engineHostSeenFrom(
  ask: Ask,
  endpoint: Endpoint,
  own: { id: string | undefined; hostname: string } = { id: ownContainer(), hostname: hostname() },
): Promise<string | undefined> {
  if (endpoint.kind !== 'unix' || own.id === undefined) return undefined
  const inspected = await unlessAbsent(engineApi(ask).getContainer(own.id).inspect())
  if (inspected === undefined) return undefined
  return understood(ask.endpoint, () => {
    const { HostConfig, NetworkSettings } = record(inspected, 'container')
    if (text(record(HostConfig, 'HostConfig').NetworkMode, 'NetworkMode') === 'host')
      return own.hostname === 'docker-desktop' ? DESKTOP : undefined
    const networks = Object.values(record(record(NetworkSettings, 'NetworkSettings').Networks, 'Networks'))
    const gateways = networks.map((network) => text(record(network, 'network').Gateway, 'Gateway'))
    return gateways.find((gateway) => gateway !== '') ?? DESKTOP
  })
}
