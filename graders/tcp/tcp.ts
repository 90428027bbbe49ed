import * as z from 'zod'
import type { TcpAnswer } from '../../src/docker/port/docker.ts'
import {
  type ConnectionFacts,
  diagnoseConnection,
  notDialled,
  observeConnection,
} from '../../src/grading/contract/connection/connection.ts'
import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import { defineGrader } from '../../src/grading/contract/contract.ts'

export default defineGrader({
  summary: 'A port of the host accepts connections, or is closed',
  schema: () =>
    z
      .strictObject({
        port: z.int().min(1).max(65535).describe('port of the machine that the engine runs on'),
        from: z
          .string()
          .optional()
          .describe('the container that must answer, through a port that it publishes'),
        open: z.boolean().default(true).describe('false: nobody may accept connections there'),
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

  expected: ({ port, from, open }) =>
    open
      ? `connections to localhost:${port} are accepted${from ? ` by ${from}` : ''}`
      : `nobody listens on localhost:${port}`,
  actual: (facts, { open }) =>
    open ? connectionTexts.actual(facts) : `${facts.dialled.address} accepts connections`,
  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),
  diagnoses: {
    ...connectionTexts.diagnoses,
    'port-still-open': {
      title: 'The port is open, and should not be',
      message: ({ port }) =>
        `Port ${port} of the host accepts connections, though nobody should be reachable there.`,
      next: () => 'Who has that port: a container that publishes it, or another program?',
      page: {
        what: 'The task asks for a port that is closed to the host, but a connection to it came about.',
        see: ['docker ps --filter publish=PORT', 'ss -ltnp'],
        why: 'Containers on one network reach each other without any published port. Publishing opens a port to the host, and without an address in front of it to other machines too; a database that only other containers use needs none.',
      },
    },
  },
})
