import * as z from 'zod'
import type { TcpAnswer } from '../../src/docker/port/docker.ts'
import {
  type ConnectionFacts,
  connectionCause,
  diagnoseConnection,
  notAsked,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { leadingFrom } from '../../src/grading/contract/connection/reach.ts'
import { ageMs, containerCause, settlesInMs } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

export default defineKind({
  schema: () =>
    z
      .strictObject({
        port: field.hostPort(),
        from: field.container().optional(),
        open: field.as(z.boolean().default(true), { absent: false }),
      })
      .refine(({ from, open }) => open || !from, { error: 'from-needs-open' }),
  example: { port: 6603, from: 'mysql01' },

  async observe({ port, from, open }, world): Promise<ConnectionFacts<TcpAnswer>> {
    const { docker } = world
    const at = { text: `localhost:${port}`, host: 'localhost', port }
    if (open)
      return observeConnection({ at, from }, world, (address = 'localhost') => docker.tcp(address, port))
    const [answer, running] = await Promise.all([docker.tcp('localhost', port), docker.running()])
    const holder = running.find((one) => leadingFrom(one, port).length > 0)
    return { ...notAsked(at), answer, holder: holder && { name: holder.name, ports: holder.ports } }
  },

  judge({ open }, facts) {
    if (open) return diagnoseConnection(facts) ?? 'pass'
    // Whoever closes a connection has accepted it.
    const isAccepted = facts.answer?.kind !== 'problem' || facts.answer.problem === 'reset'
    return isAccepted || facts.holder ? 'port-still-open' : 'pass'
  },
  pending: (_, facts) => settlesInMs(facts),
  ageMs: (facts) => ageMs(facts),

  codes: {
    'port-still-open': { see: ['docker ps --filter publish=PORT', 'ss -ltnp'] },
  },
  causes: [containerCause, connectionCause],
  authoring: {
    subject: ['port'],
    single: ['open'],
    runs: ({ from }) => (from === undefined ? [] : [from]),
    passesAtOnce: ({ open }) => !open,
  },
})
