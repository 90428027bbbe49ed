import type { CauseWords } from '../kind.ts'
import { type ConnectionCode, type ConnectionFacts, insidePorts, portsOf, socketsOf } from './connection.ts'

/** How a connection can fail. */
export const PROBLEMS = {
  refused: 'connection refused',
  reset: 'connection closed without an answer',
  timeout: 'no answer in time',
  unreachable: 'address unreachable',
  'not-http': 'an answer that is not HTTP',
}

function actual(facts: ConnectionFacts): string {
  const { at, answer, holder, listening, container } = facts
  const seen =
    answer?.kind === 'problem' ? PROBLEMS[answer.problem ?? 'refused'] : `an answer${source(facts)}`
  const inside = listening ? `; listening in ${holder?.name}: ${sockets(facts) || 'nothing'}` : ''
  const ports = container && container.name !== holder?.name ? `; ${published(facts)}` : ''
  return `${at.text}: ${seen}${inside}${ports}`
}

function source({ wanted, holder }: ConnectionFacts): string {
  if (!wanted) return ''
  return holder ? ` from the container ${holder.name}` : `, but not through a port of ${wanted}`
}

const sockets = (facts: ConnectionFacts) => socketsOf(facts).join(', ')

const published = (facts: ConnectionFacts) =>
  `${facts.wanted} publishes ${portsOf(facts).join(', ') || 'no port'}`

const leadsTo = (facts: ConnectionFacts) =>
  `Host port ${facts.at.port} leads to port ${insidePorts(facts).join(', ')} inside ${facts.holder?.name}`

export default {
  actual,
  codes: {
    'nobody-answers': {
      message: (_, facts) =>
        facts.container
          ? `Nothing answers at ${facts.at.text}. ${published(facts)}.`
          : `Nothing answers at ${facts.at.text}: nothing on this machine accepts connections on port ${facts.at.port}.`,
      next: 'Which host port leads into the container? Compare it with the port that the task asks for.',
    },
    'answered-by-another': {
      message: (_, { wanted, at, holder }) =>
        holder
          ? `Something answers at ${at.text}, but port ${at.port} belongs to the container ${holder.name}, not to ${wanted}.`
          : `Something answers at ${at.text}, but not ${wanted}: no container publishes TCP port ${at.port} on that address, so the answer comes from a program outside Docker, or from one that uses the host's network.`,
      next: (_, { wanted, at }) =>
        `What is using port ${at.port} on this machine? And which port does ${wanted} publish?`,
    },
    'answer-from-host-network': {
      message: (_, { wanted, at }) =>
        `Something answers at ${at.text}, but ${wanted} uses the host's network and publishes no port, so nothing ties that answer to it.`,
      next: 'Should this container have a network of its own, and publish a port?',
    },
    'connection-reset-nothing-listens': {
      message: (_, facts) =>
        `${leadsTo(facts)}, but nothing is listening there. Inside the container, programs listen on ${sockets(facts)}.`,
      next: 'Which of the two numbers in -p is the one inside the container?',
    },
    'nothing-listens-yet': {
      message: (_, facts) => `${leadsTo(facts)}, but no program in there is listening on any port.`,
      next: (_, { holder }) => `Is the server in ${holder?.name} still starting? What does its log say?`,
    },
    'listens-on-loopback': {
      message: (_, facts) =>
        `The program inside ${facts.holder?.name} listens on ${sockets(facts)}. That address cannot be reached from outside the container.`,
      next: 'On which address does a server have to listen to accept connections from outside? That is a setting of the program, not of Docker.',
    },
    'connection-cut': {
      message: (_, { at }) =>
        `Something accepts the connection to ${at.text} and closes it without an answer.`,
      next: "Does the container's log say why? Are the port and the protocol right?",
    },
    'slow-answer': {
      message: (_, { at }) => `The connection to ${at.text} got no answer in time.`,
      next: 'Does it answer when you try it yourself, and how long does that take? Is it still starting?',
    },
  },
} satisfies CauseWords<unknown, ConnectionFacts, ConnectionCode>
