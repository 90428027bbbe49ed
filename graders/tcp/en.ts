import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type kind from './tcp.ts'

export default {
  summary: 'A port of the host accepts connections, or is closed',
  options: {
    port: 'port of the machine that the engine runs on',
    from: 'the container that must answer, through a port that it publishes',
    open: 'false: nobody may accept connections there',
  },
  expected: ({ port, from, open }) =>
    open
      ? `connections to localhost:${port} are accepted${from ? ` by ${from}` : ''}`
      : `nobody listens on localhost:${port}`,
  actual: (facts, { open }) =>
    open ? connectionTexts.actual(facts) : `${facts.dialled.address} accepts connections`,
  codes: {
    'port-still-open': {
      message: ({ port }) =>
        `Port ${port} of the host accepts connections, though nobody should be reachable there.`,
      next: 'Who has that port: a container that publishes it, or another program?',
    },
  },
} satisfies KindWords<typeof kind>
