import type { Network, NetworkAttachment } from '../port/docker.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import { flag, list, record, required, text, texts } from './fields.ts'

type EngineName = EngineIdentity['name']

/** `GET /networks/{name}`. */
export function toNetwork(answer: unknown, engine: EngineName): Network {
  const raw = record(answer, 'the network')
  return {
    id: required(raw.Id, 'Id'),
    name: toNetworkName(required(raw.Name, 'Name'), engine),
    driver: text(raw.Driver, 'Driver'),
    internal: flag(raw.Internal, 'Internal'),
    containers: Object.values(record(raw.Containers, 'Containers')).map((one) =>
      text(record(one, 'a container of the network').Name, 'Name'),
    ),
    subnets: list(record(raw.IPAM, 'IPAM').Config, 'IPAM.Config')
      .map((one) => text(record(one, 'IPAM.Config').Subnet, 'Subnet'))
      .filter((subnet) => subnet !== ''),
  }
}

/** Other names for a container stand in Aliases, in DNSNames, or in both; its own id is among them. */
export function toAttachments(value: unknown, id: string, engine: EngineName): NetworkAttachment[] {
  return Object.entries(record(value, 'Networks')).map(([name, one]) => {
    const { IPAddress, Aliases, DNSNames } = record(one, `the network ${name}`)
    const names = new Set([...texts(Aliases, 'Aliases'), ...texts(DNSNames, 'DNSNames')])
    return {
      name: toNetworkName(name, engine),
      ip: text(IPAddress, 'IPAddress'),
      aliases: [...names].filter((alias) => alias === '' || !id.startsWith(alias)),
    }
  })
}

/** Podman calls each bridge `bridge`, and its rootless defaults by the program that makes them. */
export function toNetworkMode(mode: string, networks: NetworkAttachment[], engine: EngineName): string {
  if (engine === 'podman' && /^(bridge|podman|pasta|slirp4netns)\b/.test(mode)) {
    const names = networks.map((network) => network.name)
    return names.length === 0 || names.includes('bridge') ? 'bridge' : (names[0] as string)
  }
  return mode === 'default' || mode === '' ? 'bridge' : mode
}

function toNetworkName(name: string, engine: EngineName): string {
  return engine === 'podman' && name === 'podman' ? 'bridge' : name
}
