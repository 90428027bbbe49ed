import * as z from 'zod'
import type { TcpAnswer } from '../../src/docker/port/docker.ts'
import {
  type ConnectionFacts,
  connectionCause,
  diagnoseConnection,
  notAsked,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
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
    const at = { text: `localhost:${port}`, host: 'localhost', port }
    const connect = () => world.docker.tcp('localhost', port)
    return open
      ? observeConnection({ at, from }, world, connect)
      : { ...notAsked(at), answer: await connect() }
  },

  judge({ open }, facts) {
    if (!open) return facts.answer?.kind === 'problem' ? 'pass' : 'port-still-open'
    return diagnoseConnection(facts) ?? 'pass'
  },
  pending: (_, facts) => settlesInMs(facts),
  ageMs: (facts) => ageMs(facts),

  codes: {
    'port-still-open': { see: ['docker ps --filter publish=PORT', 'ss -ltnp'] },
  },
  causes: [containerCause, connectionCause],
  authoring: { subject: ['port'], single: ['open'], passesAtOnce: ({ open }) => !open },
})
