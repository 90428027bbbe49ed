import type { KindWords } from '../../src/grading/contract/kind.ts'
import type tcp from './tcp.ts'

export default {
  summary: 'A port of the host accepts connections, or is closed',
  options: {
    port: 'port of the machine that the engine runs on',
    from: 'the container that must answer, through a port that it publishes',
    open: 'false: the port must not accept connections',
  },
  refusals: {
    'from-needs-open': 'from names the container that must answer, so it cannot go with open: false',
  },
  expected: ({ port, from, open }) =>
    open
      ? `localhost:${port} accepts connections${from ? `, and ${from} answers` : ''}`
      : `localhost:${port} accepts no connections`,
  actual: ({ at }) => `${at.text} accepts connections`,
  codes: {
    'port-still-open': {
      message: ({ port }) => `Host port ${port} accepts connections, but the task asks for it to be closed.`,
      next: 'What is using that port: a container that publishes it, or another program?',
    },
  },
} satisfies KindWords<typeof tcp>
