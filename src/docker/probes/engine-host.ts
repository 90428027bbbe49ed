import { hostname } from 'node:os'
import type { Endpoint } from '../address/address.ts'
import { isInContainer } from '../address/in-container.ts'
import { record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/**
 * The address at which the engine's host is reached from here, where that is not this machine: in a container that was
 * given the engine's socket, `localhost` is the container. Undefined everywhere else, and with `--network host`.
 * @see https://docs.docker.com/engine/network/#container-networks
 */
export async function engineHostSeenFrom(
  ask: Ask,
  endpoint: Endpoint,
  name = hostname(),
  isInside = isInContainer(),
): Promise<string | undefined> {
  // Unless it was given one, a container has the beginning of its id as its host name.
  if (endpoint.kind !== 'unix' || !isInside || !/^[0-9a-f]{12}$/.test(name)) return undefined
  const inspected = await unlessAbsent(engineApi(ask).getContainer(name).inspect())
  if (inspected === undefined) return undefined
  return understood(ask.endpoint, () => {
    const { Id, HostConfig, NetworkSettings } = record(inspected, 'container')
    const isHosts = text(record(HostConfig, 'HostConfig').NetworkMode, 'NetworkMode') === 'host'
    if (isHosts || !text(Id, 'Id').startsWith(name)) return undefined
    const networks = Object.values(record(record(NetworkSettings, 'NetworkSettings').Networks, 'Networks'))
    const gateways = networks.map((network) => text(record(network, 'network').Gateway, 'Gateway'))
    return gateways.find((gateway) => gateway !== '')
  })
}
