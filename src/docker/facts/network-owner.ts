import type { Container } from '../port/docker.ts'
import { type Json, record, required, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'
import { containerName } from './container.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toAttachments } from './network.ts'
import { toPublishedPorts, toRequestedPorts } from './ports.ts'

/** What a container with a network has of it. */
type OnNetwork = Pick<Container, 'ports' | 'requestedPorts' | 'publishAll' | 'networks'>

const PREFIX = 'container:'

/**
 * A container that uses the network of another, as those of a pod and Compose's `network_mode: service:…` do, with what that one has: the engine publishes no ports of its own for
 * it, and has it on no network. Who lends a network can have borrowed it.
 */
export async function onNetworkOfAnother(
  container: Container,
  ask: Ask,
  dialect: Dialect,
): Promise<Container> {
  const seen = new Set<string>([container.id])
  let mode = container.networkMode
  let owner = { id: '', name: '', networkMode: '' }
  let startedAt = container.state.startedAt
  let isLeft = false
  let onNetwork: OnNetwork = { ports: [], requestedPorts: [], publishAll: false, networks: [] }
  while (mode.startsWith(PREFIX)) {
    const id = mode.slice(PREFIX.length)
    owner = { id, name: '', networkMode: '' }
    if (seen.has(id)) break
    seen.add(id)
    const raw = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(id)).inspect())
    if (raw === undefined) break
    const lender = understood(ask.endpoint, () => toLender(raw, dialect))
    ;({ owner, onNetwork } = lender)
    mode = owner.networkMode
    isLeft ||= mode !== 'host' && startedLater(lender.startedAt, startedAt)
    startedAt = lender.startedAt
  }
  if (!isLeft || container.state.status !== 'running') return { ...container, ...onNetwork, networkOf: owner }
  return { ...container, ...onNetwork, ports: [], networks: [], networkOf: { ...owner, isLeft: true } }
}

/** A container that starts again gets a new network, and those that share it are left with the one that it had. */
const startedLater = (lender = '', borrower = '') => Date.parse(lender) > Date.parse(borrower)

function toLender(answer: unknown, dialect: Dialect) {
  const raw = record(answer, 'container')
  const id = required(raw.Id, 'Id')
  const host = record(raw.HostConfig, 'HostConfig')
  const settings = record(raw.NetworkSettings, 'NetworkSettings')
  const networks = toAttachments(settings.Networks, id, dialect)
  const mode = text(host.NetworkMode, 'NetworkMode')
  const networkMode = dialect.networkMode(
    mode,
    networks.map(({ name }) => name),
  )
  return {
    owner: { id, name: containerName(answer), networkMode },
    startedAt: text(record(raw.State, 'State').StartedAt, 'StartedAt'),
    onNetwork: {
      ports: isUp(raw) ? toPublishedPorts(settings.Ports, 'Ports') : [],
      requestedPorts: toRequestedPorts(host.PortBindings, 'PortBindings'),
      publishAll: host.PublishAllPorts === true,
      networks,
    },
  }
}

const isUp = ({ State }: Json) => record(State, 'State').Running === true
