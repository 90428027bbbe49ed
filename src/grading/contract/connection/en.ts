import type { CauseWords } from '../kind.ts'
import { type ConnectionCode, type ConnectionFacts, otherAddresses, portsOf } from './connection.ts'
import { serving } from './sharing.ts'
import { insidePorts, socketsOf } from './why-silent.ts'

/** How a connection can fail. */
export const PROBLEMS = {
  refused: 'connection refused',
  reset: 'connection closed without an answer',
  timeout: 'no answer in time',
  unreachable: 'address unreachable',
  'not-http': 'an answer that is not HTTP',
  'not-https': 'an answer without encryption (TLS)',
  'tls-refused': 'no encrypted connection (TLS)',
}

function actual(facts: ConnectionFacts): string {
  const { at, answer, holder, listening, container } = facts
  const seen =
    answer?.kind === 'problem'
      ? PROBLEMS[answer.problem ?? 'refused']
      : answer?.silent && listening
        ? 'a connection, and no answer'
        : `an answer${source(facts)}`
  const inside = listening ? `; listening in ${holder?.name}: ${sockets(facts) || 'nothing'}` : ''
  const ports = container && container.name !== holder?.name ? `; ${published(facts)}` : ''
  return `${at.text}: ${seen}${inside}${ports}`
}

function source({ wanted, holder, sharing }: ConnectionFacts): string {
  if (!wanted) return ''
  if (sharing)
    return ` through a port of ${wanted}, whose network ${names(sharing.others)} use${sharing.others.length === 1 ? 's' : ''} as well`
  return holder ? ` from the container ${holder.name}` : `, but not through a port of ${wanted}`
}

const names = (all: { name: string }[]) => all.map(({ name }) => name).join(', ')

const sockets = (facts: ConnectionFacts) => socketsOf(facts).join(', ')

const published = (facts: ConnectionFacts) =>
  `${facts.wanted} publishes ${portsOf(facts).join(', ') || 'no port'}`

/** Where the port is published, but on another address than the one that was asked. */
function elsewhere(facts: ConnectionFacts): string | undefined {
  const addresses = otherAddresses(facts).join(', ')
  return addresses === ''
    ? undefined
    : `${facts.wanted} publishes port ${facts.at.port} only on the address ${addresses}`
}

const servers = ({ sharing }: ConnectionFacts) => (sharing ? serving(sharing) : [])

const sharers = (facts: ConnectionFacts) =>
  `${servers(facts).join(', ')} ${servers(facts).length === 1 ? 'uses' : 'use'}`

const leadsTo = (facts: ConnectionFacts) =>
  `Host port ${facts.at.port} leads to port ${insidePorts(facts).join(', ')} inside ${facts.holder?.name}`

export default {
  actual,
  codes: {
    'nobody-answers': {
      message: (_, facts) =>
        facts.container
          ? `Nothing answers at ${facts.at.text}. ${elsewhere(facts) ?? published(facts)}.`
          : `Nothing answers at ${facts.at.text}: nothing on this machine accepts connections on port ${facts.at.port}.`,
      next: (_, facts) =>
        elsewhere(facts)
          ? 'What is in front of the first number in your -p? Without an address, Docker opens the port on every address.'
          : 'Which host port leads into the container? Compare it with the port that the task asks for.',
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
    'answered-by-sharer': {
      message: (_, facts) =>
        `Something answers at ${facts.at.text}, but not a program of ${facts.wanted}: ${sharers(facts)} the same network, and the answer comes from there.`,
      next: (_, { wanted }) => `Which program runs in ${wanted}? Is it the server?`,
    },
    'left-on-old-network': {
      message: (_, { wanted, container }) =>
        `${wanted} uses the network of ${container?.networkOf?.name}, which has been restarted since. So ${container?.networkOf?.name} has a new network, and ${wanted} is still on the old one, where no port leads.`,
      next: (_, { wanted }) =>
        `When does a container join another container's network? Restart ${wanted} as well.`,
    },
    'sharers-unclear': {
      message: (_, facts) =>
        `Something answers at ${facts.at.text}, but ${sharers(facts)} the same network as ${facts.wanted}, and docker-lab cannot tell which of them answered. This check was not judged.`,
      next: (_, facts) => `Stop ${servers(facts).join(', ')} for a moment, then check again.`,
    },
    'loopback-of-engine': {
      message: (_, { wanted, at, answer }) =>
        `${wanted} publishes port ${at.port} on the loopback address of the machine that the engine runs on. That is not this machine, and docker-lab got no answer from ${answer?.instead}. This check was not judged.`,
      next: "Run docker-lab on the engine's own machine, or reach the engine with ssh://.",
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
