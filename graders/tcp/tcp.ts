import * as z from 'zod'
import type { ContainerSummary, TcpAnswer } from '../../src/docker/port/docker.ts'
import {
  type ConnectionFacts,
  connectionCause,
  diagnoseConnection,
  notAsked,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { isLoopback } from '../../src/grading/contract/connection/loopback.ts'
import { leadingFrom } from '../../src/grading/contract/connection/reach.ts'
import { ageMs, containerCause, settlesInMs } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

interface TcpFacts extends ConnectionFacts<TcpAnswer> {
  /** Only where it must be open to this machine alone: the containers that publish the port. */
  publishers?: Pick<ContainerSummary, 'name' | 'ports'>[]
}

export default defineKind({
  schema: () =>
    z
      .strictObject({
        port: field.hostPort(),
        from: field.container().optional(),
        open: field.as(z.boolean().default(true), { absent: false }),
        only_local: z.literal(true).optional(),
      })
      .refine(({ from, open }) => open || !from, { error: 'from-needs-open' })
      .refine(({ only_local, open }) => open || !only_local, { error: 'local-needs-open' }),
  example: { port: 6603, from: 'mysql01' },

  async observe({ port, from, open, only_local }, world): Promise<TcpFacts> {
    const { docker } = world
    const at = { text: `localhost:${port}`, host: 'localhost', port }
    const publishing = async () => (await docker.running()).filter((one) => leadingFrom(one, port).length > 0)
    if (open) {
      const [facts, publishers] = await Promise.all([
        observeConnection({ at, from }, world, (address = 'localhost') => docker.tcp(address, port)),
        only_local && publishing(),
      ])
      return publishers
        ? { ...facts, publishers: publishers.map(({ name, ports }) => ({ name, ports })) }
        : facts
    }
    const [answer, [holder]] = await Promise.all([docker.tcp('localhost', port), publishing()])
    return { ...notAsked(at), answer, holder: holder && { name: holder.name, ports: holder.ports } }
  },

  judge({ port, open, only_local }, facts) {
    if (open) {
      const problem = diagnoseConnection(facts)
      if (problem || !only_local) return problem ?? 'pass'
      if (facts.publishers?.length === 0) return 'port-not-published'
      return openTo(port, facts).length > 0 ? 'port-open-to-others' : 'pass'
    }
    // Whoever closes a connection has accepted it.
    const isAccepted = facts.answer?.kind !== 'problem' || facts.answer.problem === 'reset'
    return isAccepted || facts.holder ? 'port-still-open' : 'pass'
  },
  pending: (_, facts) => settlesInMs(facts),
  ageMs: (facts) => ageMs(facts),

  codes: {
    'port-still-open': { see: ['docker ps --filter publish=PORT', 'ss -ltnp'] },
    'port-open-to-others': { see: ['docker port NAME', 'docker ps --filter publish=PORT', 'ss -ltn'] },
    'port-not-published': { see: ['docker ps', 'ss -ltnp'], undecided: true },
  },
  causes: [containerCause, connectionCause],
  authoring: {
    subject: ['port'],
    single: ['open'],
    runs: ({ from }) => (from === undefined ? [] : [from]),
    passesAtOnce: ({ open }) => !open,
  },
})

/** Who publishes the port on which addresses that other machines reach, `0.0.0.0` being all of them. */
export const openTo = (port: number, { publishers = [] }: TcpFacts): { name: string; address: string }[] =>
  publishers.flatMap((one) =>
    leadingFrom(one, port)
      .filter(({ hostIp }) => !isLoopback(hostIp))
      .map(({ hostIp }) => ({ name: one.name, address: hostIp || '0.0.0.0' })),
  )
