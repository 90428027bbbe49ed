import type { Container, Docker } from '../../port/docker.ts'
import { type Json, record, required, text, understood } from '../../port/json.ts'
import type { Ask } from '../../wire/ask.ts'
import { engineApi } from '../../wire/engine-api.ts'
import { unlessAbsent } from '../../wire/read-answer.ts'
import { lendersOf } from '../network-lenders.ts'

/** Podman's list says `host` of every network, so each container has to be asked for. */
export async function podmanLenders(ask: Ask, rows: readonly Json[]): Promise<Map<string, string>> {
  const api = engineApi(ask)
  const ids = understood(ask.endpoint, () => rows.map((row) => required(row.Id, 'Id')))
  const answers = await Promise.all(ids.map((id) => unlessAbsent(api.getContainer(id).inspect())))
  return understood(ask.endpoint, () =>
    lendersOf(answers.flatMap((answer) => (answer === undefined ? [] : [record(answer, 'container')]))),
  )
}

/**
 * Podman lists what was asked for also where nothing leads in: of a container on internal networks alone, or on none
 * any more. The networks that it makes without root, with other programs, are none that it lists.
 */
export async function withOpenPorts(
  ask: Ask,
  container: Container,
  networkOf: Docker['network'],
): Promise<Container> {
  const { id, ports, networks } = container
  if (ports.length === 0) return container
  const isClosed =
    networks.length === 0
      ? await isOnBridges(ask, id)
      : (await Promise.all(networks.map(({ name }) => networkOf(name)))).every((network) => network?.internal)
  return isClosed ? { ...container, ports: [] } : container
}

async function isOnBridges(ask: Ask, id: string): Promise<boolean> {
  const answer = await unlessAbsent(engineApi(ask).getContainer(id).inspect())
  return understood(ask.endpoint, () => {
    const { HostConfig } = record(answer, 'container')
    return text(record(HostConfig, 'HostConfig').NetworkMode, 'NetworkMode') === 'bridge'
  })
}
