import type { CauseWords } from '../kind.ts'
import { type ConnectionCode, type ConnectionFacts, insidePorts, portList, socketsOf } from './connection.ts'

const PROBLEMS = {
  refused: 'the connection is refused',
  reset: 'the connection is cut at once',
  timeout: 'no answer in time',
  unreachable: 'no way to that address',
  'not-http': 'an answer that is not HTTP',
}

const listeners = (facts: ConnectionFacts) => socketsOf(facts).join(', ')

const inside = ({ holder, dialled }: ConnectionFacts) =>
  holder ? insidePorts(holder, dialled).join(', ') : ''

const who = ({ holder }: ConnectionFacts) => holder?.name ?? 'the container'

function actual(facts: ConnectionFacts): string {
  const { answer, dialled, holder, container } = facts
  const seen = answer?.kind === 'problem' ? PROBLEMS[answer.problem ?? 'refused'] : `an answer${from(facts)}`
  const sockets = facts.listening ? `; listening in ${holder?.name}: ${listeners(facts) || 'nobody'}` : ''
  const ports =
    container && container.name !== holder?.name
      ? `; ${container.name} publishes ${portList(container.ports) || 'no port'}`
      : ''
  return `${dialled.address}: ${seen}${sockets}${ports}`
}

function from({ dialled, holder }: ConnectionFacts): string {
  if (!dialled.from) return ''
  return holder ? ` from the container ${holder.name}` : `, but not through a port of ${dialled.from}`
}

export default {
  actual,
  codes: {
    'nobody-answers': {
      message: (_, { dialled, container }) =>
        container
          ? `Nobody answers at ${dialled.address}. ${container.name} publishes ${portList(container.ports) || 'no port'}.`
          : `Nobody answers at ${dialled.address}: nothing on this machine accepts connections on port ${dialled.port}.`,
      next: 'Which port of the host leads into the container? Compare it with the one that is asked for.',
    },
    'answered-by-another': {
      message: (_, { dialled, holder }) =>
        holder
          ? `Something answers at ${dialled.address}, but port ${dialled.port} belongs to the container ${holder.name}, not to ${dialled.from}.`
          : `Something answers at ${dialled.address}, but it is not ${dialled.from}: no container publishes port ${dialled.port}, so a program outside Docker, or one that uses the network of the host, has it.`,
      next: (_, { dialled }) =>
        `Who has port ${dialled.port} on this machine? And which port does ${dialled.from} publish?`,
    },
    'answer-from-host-network': {
      message: (_, { dialled }) =>
        `Something answers at ${dialled.address}, but ${dialled.from} uses the network of the host and publishes no port, so nothing ties that answer to it.`,
      next: 'Should this container have a network of its own, with a port that is published?',
    },
    'connection-reset-nothing-listens': {
      message: (_, facts) =>
        `Port ${facts.dialled.port} leads to port ${inside(facts)} inside ${who(facts)}, and nobody listens there. What does listen inside: ${listeners(facts)}.`,
      next: 'Which of the two numbers of -p is the one inside the container?',
    },
    'nothing-listens-yet': {
      message: (_, facts) =>
        `Port ${facts.dialled.port} leads to port ${inside(facts)} inside ${who(facts)}, but no program in there listens on any port.`,
      next: (_, facts) => `Is the server in ${who(facts)} still starting? Its log tells.`,
    },
    'listens-on-loopback': {
      message: (_, facts) =>
        `The program inside ${who(facts)} listens on ${listeners(facts)}. From outside the container, that address cannot be reached.`,
      next: 'On which address should a server listen, so that it hears others too? It is a setting of the program, not of Docker.',
    },
    'connection-cut': {
      message: (_, { dialled }) =>
        `Something accepts the connection to ${dialled.address} and cuts it without an answer.`,
      next: 'The log of the container may say why. Is that the right port, and the right protocol?',
    },
    'slow-answer': {
      message: (_, { dialled }) => `The connection to ${dialled.address} got no answer in time.`,
      next: 'Does it answer you when you try it yourself, and how long does that take? Is it still starting?',
    },
  },
} satisfies CauseWords<unknown, ConnectionFacts, ConnectionCode>
