import { connect, createServer, type Server } from 'node:net'
import { pipeline } from 'node:stream'
import type { Endpoint } from '../docker/address/endpoint.ts'
import { engineSettings } from '../docker/facts/engine-settings.ts'
import { list, record, text, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import type { Workshop } from '../workshop/workshop.ts'

/** Mirrors of Docker Hub as a sandbox reaches them. */
export interface Mirrors {
  urls: string[]
  close(): void
}

/**
 * The mirrors that the outer engine uses. One that listens on this machine's loopback address only is passed on at the
 * address that containers know this machine by.
 */
export async function outerMirrors({ ask }: Pick<Workshop, 'ask'>, endpoint: Endpoint): Promise<Mirrors> {
  const [settings, gateway] = await Promise.all([engineSettings(ask), gatewayOf(ask)])
  const relays: Server[] = []
  const urls: string[] = []
  for (const mirror of settings.mirrors) {
    const url = new URL(mirror)
    if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) urls.push(mirror)
    else if (endpoint.kind === 'unix' && gateway && url.protocol === 'http:') {
      const relay = await relayTo(url.hostname.replace(/[[\]]/g, ''), Number(url.port || 80), gateway)
      if (!relay) continue
      relays.push(relay.server)
      urls.push(`http://${gateway}:${relay.port}`)
    }
  }
  return {
    urls,
    close: () => {
      for (const relay of relays) relay.close()
    },
  }
}

/** The address by which containers know the engine's host; '' where there is none. */
export async function gatewayOf(ask: Ask, network = 'bridge'): Promise<string> {
  const bridge = await ask.json(`/networks/${network}`)
  return understood(ask.endpoint, () => {
    const configs = list(record(record(bridge, 'bridge').IPAM, 'IPAM').Config, 'Config')
    const { Gateway, Subnet } = record(configs[0], 'Config')
    // Engine 20.10 says the gateway only after its first container; it is the first address of the network.
    return text(Gateway, 'Gateway') || text(Subnet, 'Subnet').replace(/\.\d+\/\d+$/, '.1')
  })
}

/** Undefined where the address is not this machine's: the engine runs in a virtual machine. */
export async function relayTo(
  host: string,
  port: number,
  at: string,
): Promise<{ server: Server; port: number } | undefined> {
  const server = createServer({ allowHalfOpen: true }, (inside) => {
    const outside = connect({ port, host, allowHalfOpen: true })
    // Whichever end closes, what it had sent before still arrives at the other.
    pipeline(inside, outside, () => {})
    pipeline(outside, inside, () => {})
    inside.unref()
    outside.unref()
  })
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(0, at, () => resolve(true))
  })
  if (!listening) return undefined
  server.unref()
  return { server, port: (server.address() as { port: number }).port }
}
