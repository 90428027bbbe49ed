import type { KindWords } from '../../src/grading/contract/kind.ts'
import type tcp from './tcp.ts'
import { openTo } from './tcp.ts'

export default {
  summary: 'A port of the host accepts connections, or is closed',
  options: {
    port: 'port of the machine that the engine runs on',
    from: 'the container that must answer, through a port that it publishes',
    open: 'false: the port must not accept connections',
    only_local: 'the port must be published for this machine alone: on 127.0.0.1 or ::1',
  },
  refusals: {
    'from-needs-open': 'from names the container that must answer, so it cannot go with open: false',
    'local-needs-open': 'only_local is about a port that is open, so it cannot go with open: false',
  },
  expected: ({ port, from, open, only_local }) =>
    open
      ? `localhost:${port} accepts connections${from ? `, and ${from} answers` : ''}${only_local ? ', and it is published for this machine alone' : ''}`
      : `localhost:${port} accepts no connections`,
  actual({ at, holder, ...facts }) {
    const open = openTo(at.port, { at, holder, ...facts })
    if (open.length > 0)
      return open.map(({ name, address }) => `${name} publishes port ${at.port} on ${address}`).join(', ')
    return holder ? `${holder.name} publishes port ${at.port}` : `${at.text} accepts connections`
  },
  codes: {
    'port-open-to-others': {
      message: ({ port }, facts) =>
        `Port ${port} is published on ${openTo(port, facts)
          .map(({ address }) => address)
          .join(', ')}, so other machines can connect to it, too.`,
      next: 'In -p, what can come before the host port? Published ports also pass most firewalls.',
    },
    'port-not-published': {
      message: ({ port }) =>
        `Something accepts connections on port ${port}, but no container publishes that port, so docker-lab cannot tell which machines can reach it.`,
      next: 'Which program listens on this port, and on which address?',
    },
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
