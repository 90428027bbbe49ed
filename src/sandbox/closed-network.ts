import { randomBytes } from 'node:crypto'
import type { Endpoint } from '../docker/address/endpoint.ts'
import { engineSettings } from '../docker/facts/engine-settings.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { createNetwork, removeNetwork } from '../workshop/changes.ts'
import { ownerLabel } from './leftovers.ts'
import { gatewayOf, relayTo } from './mirrors.ts'
import { SandboxProblem } from './sandbox-problem.ts'

/** A network of one sandbox alone, from which there is no way out but to the mirrors. */
export interface ClosedNetwork {
  name: string
  /** The mirrors as the sandbox reaches them. */
  mirrors: string[]
  /** Names of mirrors that have a certificate, as `--add-host` writes them. */
  hosts: string[]
  remove(): Promise<void>
}

/**
 * Makes one in an engine of this machine. What is in it cannot reach other sandboxes or the network, whatever it does to
 * its own routes and firewall: the engine's host does not forward anything. @throws SandboxProblem where the engine is
 * elsewhere, or makes no such network
 */
export async function closedNetwork(ask: Ask, endpoint: Endpoint): Promise<ClosedNetwork> {
  if (endpoint.kind !== 'unix') throw new SandboxProblem({ code: 'not-closed', endpoint: endpoint.url })
  const name = `docker-lab-sandbox-${randomBytes(6).toString('hex')}`
  const made = await createNetwork(ask, { name, labels: ownerLabel(), internal: true })
  if ('refusal' in made) throw new SandboxProblem({ code: 'no-network', refusal: made.refusal })
  const relays: { close(): void }[] = []
  const remove = async () => {
    for (const relay of relays) relay.close()
    await removeNetwork(ask, made.id).catch(() => {})
  }
  try {
    const [settings, gateway] = await Promise.all([engineSettings(ask), gatewayOf(ask, name)])
    const mirrors: string[] = []
    const hosts: string[] = []
    for (const mirror of settings.mirrors) {
      const { protocol, hostname, port, pathname } = new URL(mirror)
      const isSecure = protocol === 'https:'
      const relay = await relayTo(
        hostname.replace(/[[\]]/g, ''),
        Number(port || (isSecure ? 443 : 80)),
        gateway,
      )
      if (!relay) throw new SandboxProblem({ code: 'not-closed', endpoint: endpoint.url })
      relays.push(relay.server)
      if (isSecure) hosts.push(`${hostname}:${gateway}`)
      mirrors.push(
        `${protocol}//${isSecure ? hostname : gateway}:${relay.port}${pathname.replace(/\/$/, '')}`,
      )
    }
    return { name, mirrors, hosts, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
