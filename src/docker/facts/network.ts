import type { Network, NetworkAttachment, NetworkSummary } from '../port/docker.ts'
import { flag, type Json, list, record, required, text, texts } from '../port/json.ts'
import type { Dialect } from './dialects/dialect.ts'

/** @see https://docs.docker.com/engine/network/drivers/bridge/#options */
const BETWEEN_CONTAINERS = 'com.docker.network.bridge.enable_icc'

/** `GET /networks/{name}`. */
export function toNetwork(answer: unknown, dialect: Dialect): Network {
  const raw = record(answer, 'network')
  const gateways = ipam(raw, 'Gateway')
  return {
    ...toNetworkSummary(answer, dialect),
    id: required(raw.Id, 'Id'),
    internal: flag(raw.Internal, 'Internal'),
    ...(gateways.length > 0 && { gateways }),
    ...(record(raw.Options, 'Options')[BETWEEN_CONTAINERS] === 'false' && { keepsApart: true as const }),
    containers: Object.values(record(raw.Containers, 'Containers')).map((one) =>
      text(record(one, 'Containers').Name, 'Name'),
    ),
  }
}

/** A row of `GET /networks`. */
export function toNetworkSummary(answer: unknown, { networkName }: Dialect): NetworkSummary {
  const raw = record(answer, 'network')
  return {
    name: networkName(required(raw.Name, 'Name')),
    driver: text(raw.Driver, 'Driver'),
    subnets: ipam(raw, 'Subnet'),
  }
}

const ipam = (raw: Json, field: 'Subnet' | 'Gateway'): string[] =>
  list(record(raw.IPAM, 'IPAM').Config, 'IPAM.Config')
    .map((one) => text(record(one, 'IPAM.Config')[field], field))
    .filter((value) => value !== '')

/** Other names for a container are in Aliases, in DNSNames, or in both; its own id is among them. */
export function toAttachments(value: unknown, id: string, { networkName }: Dialect): NetworkAttachment[] {
  return Object.entries(record(value, 'Networks')).map(([name, one]) => {
    const { IPAddress, Aliases, DNSNames, NetworkID } = record(one, 'Networks')
    const networkId = text(NetworkID, 'NetworkID')
    const names = new Set([...texts(Aliases, 'Aliases'), ...texts(DNSNames, 'DNSNames')])
    return {
      name: networkName(name),
      // One that was never started has none, and older Podman has the name in its place.
      ...(/^[0-9a-f]{64}$/.test(networkId) && { networkId }),
      ip: text(IPAddress, 'IPAddress'),
      aliases: [...names].filter((alias) => alias === '' || !id.startsWith(alias)),
    }
  })
}
