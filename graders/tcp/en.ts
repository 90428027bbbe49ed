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
  actual: ({ at, holder }) =>
    holder ? `${holder.name} publishes port ${at.port}` : `${at.text} accepts connections`,
  codes: {
    'port-still-open': {
      message: ({ port }, { holder }) =>
        holder
          ? `The container ${holder.name} publishes host port ${port}, but the task asks for it to be closed.`
          : `Host port ${port} accepts connections, but the task asks for it to be closed.`,
      next: (_, { holder }) =>
        holder
          ? 'Which option published it? A container keeps the ports that it was created with.'
          : 'Which program on this machine is using that port?',
    },
  },
} satisfies KindWords<typeof tcp>
