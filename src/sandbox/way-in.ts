import { readFileSync } from 'node:fs'
import { BlockList, connect, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type Endpoint, probeHost } from '../docker/address/endpoint.ts'
import { isInContainer } from '../docker/address/in-container.ts'
import { SandboxProblem } from './sandbox-problem.ts'

/** A port of a container, as its engine lists it. */
export interface ContainerPort {
  /** The container's own address in its engine's network; '' where it has none. */
  address: string
  port: number
  /** The port of the engine's host to which it is published. */
  published: number
}

interface Place {
  host: string
  port: number
}

const ANSWERS_WITHIN_MS = 10_000

/** Where a sandbox's port can be reached from here; the first place that accepts a connection. @throws SandboxProblem */
export async function wayIn(endpoint: Endpoint, port: ContainerPort): Promise<Place> {
  const { address } = port
  const direct = { host: address, port: port.port }
  if (endpoint.kind === 'unix' && isAttached(address)) {
    const stop = AbortSignal.timeout(ANSWERS_WITHIN_MS)
    const reached = await whenItAccepts(direct, stop).catch(() => undefined)
    if (reached) return reached
  }
  const places = isInContainer() ? placesFromContainer(endpoint, port) : [placeFromHost(endpoint, port)]
  const [only] = places
  if (places.length === 1 && only) return only
  const stop = AbortSignal.timeout(ANSWERS_WITHIN_MS)
  return Promise.any(places.map((place) => whenItAccepts(place, stop))).catch(() => {
    throw new SandboxProblem({
      code: 'not-reached',
      places: places.map(({ host, port }) => `${host}:${port}`),
    })
  })
}

/** Whether one of this machine's own networks has the address: then the engine need not copy what goes there. */
export function isAttached(address: string, interfaces = networkInterfaces()): boolean {
  const networks = Object.values(interfaces).flatMap((list) => list ?? [])
  return networks.some(({ cidr, family, internal }) => {
    if (family !== 'IPv4' || internal || !cidr || !isIPv4(address)) return false
    const [network = '', bits] = cidr.split('/')
    const list = new BlockList()
    list.addSubnet(network, Number(bits), 'ipv4')
    return list.check(address, 'ipv4')
  })
}

/** That very place, as soon as it accepts a connection. @throws SandboxProblem */
export async function directly(place: Place): Promise<Place> {
  return whenItAccepts(place, AbortSignal.timeout(ANSWERS_WITHIN_MS)).catch(() => {
    throw new SandboxProblem({ code: 'not-reached', places: [`${place.host}:${place.port}`] })
  })
}

const placeFromHost = (endpoint: Endpoint, { published }: ContainerPort): Place => ({
  host: endpoint.kind === 'unix' ? '127.0.0.1' : probeHost(endpoint),
  port: published,
})

/** In the same network, by its address; from elsewhere, through the engine's host, which is our gateway or has a name. */
function placesFromContainer(endpoint: Endpoint, port: ContainerPort): Place[] {
  if (endpoint.kind !== 'unix') return [placeFromHost(endpoint, port)]
  const gateway = defaultGateway(readFileSync('/proc/net/route', 'utf8'))
  return [
    ...(port.address ? [{ host: port.address, port: port.port }] : []),
    ...(gateway ? [{ host: gateway, port: port.published }] : []),
    { host: 'host.docker.internal', port: port.published },
    { host: '127.0.0.1', port: port.published },
  ]
}

/** The address of the default gateway in Linux's table of routes, which has it as hexadecimal, last byte first. */
export function defaultGateway(routes: string): string | undefined {
  const hex = /^\S+\t00000000\t([0-9A-F]{8})\t/m.exec(routes)?.[1]
  return hex
    ?.match(/../g)
    ?.map((byte) => Number.parseInt(byte, 16))
    .reverse()
    .join('.')
}

/** Tries until the signal ends it: the proxy may still be starting. */
async function whenItAccepts(place: Place, signal: AbortSignal): Promise<Place> {
  while (!signal.aborted) if (await accepts(place, signal)) return place
  throw signal.reason
}

function accepts({ host, port }: Place, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal })
    const answer = (accepted: boolean) => {
      socket.destroy()
      setTimeout(() => resolve(accepted), accepted ? 0 : 50)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}
