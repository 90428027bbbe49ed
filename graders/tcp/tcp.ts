import * as z from 'zod'
import type { TcpAnswer } from '../../src/docker/port/docker.ts'
import {
  type ConnectionFacts,
  diagnoseConnection,
  notDialled,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

export default defineKind({
  schema: () =>
    z
      .strictObject({
        port: z.int().min(1).max(65535),
        from: z.string().optional(),
        open: z.boolean().default(true),
      })
      .refine(
        ({ from, open }) => open || !from,
        'from says who must answer, so it does not go with open: false',
      ),
  example: { port: 6603, from: 'mysql01' },

  async observe({ port, from, open }, docker): Promise<ConnectionFacts<TcpAnswer>> {
    const dialled = { address: `localhost:${port}`, host: 'localhost', port, from }
    const dial = () => docker.tcp('localhost', port)
    return open ? observeConnection(dialled, docker, dial) : { ...notDialled(dialled), answer: await dial() }
  },

  judge({ open }, facts) {
    if (!open) return facts.answer?.kind === 'problem' ? 'pass' : 'port-still-open'
    return diagnoseConnection(facts) ?? 'pass'
  },

  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  codes: {
    'port-still-open': { see: ['docker ps --filter publish=PORT', 'ss -ltnp'] },
  },
})
