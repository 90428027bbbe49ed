import type { PublishedPort } from '../../../docker/port/docker.ts'
import type { Diagnosis } from '../contract.ts'
import { type ConnectionFacts, insidePorts, socketsOf } from './connection.ts'

/** The English words for a connection that nobody answers, or that somebody else answers. */

const PROBLEMS = {
  refused: 'the connection is refused',
  reset: 'the connection is cut at once',
  timeout: 'no answer in time',
  unreachable: 'no way to that address',
  'not-http': 'an answer that is not HTTP',
}

export const portList = (ports: PublishedPort[]) =>
  [...new Set(ports.map((p) => `${p.hostPort} → ${p.port}`))].join(', ')
const listeners = (facts: ConnectionFacts) => socketsOf(facts).join(', ')
const inside = ({ holder, dialled }: ConnectionFacts) =>
  holder ? insidePorts(holder, dialled).join(', ') : ''
const who = ({ holder }: ConnectionFacts) => holder?.name ?? 'the container'

/** What was seen at the address, when that was no answer, or another's. */
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

export const connectionTexts = {
  actual,
  diagnoses: {
    'nobody-answers': {
      title: 'Nobody answers on this port',
      catalogue: ['M02', 'M03'],
      message: (_, { dialled, container }) =>
        container
          ? `Nobody answers at ${dialled.address}. ${container.name} publishes ${portList(container.ports) || 'no port'}.`
          : `Nobody answers at ${dialled.address}: nothing on this machine accepts connections on port ${dialled.port}.`,
      next: () =>
        'Which port of the host leads into the container? Compare it with the one that is asked for.',
      page: {
        what: 'The connection was refused: on the machine of the engine, no program and no container has that port open.',
        see: ['docker ps --format "{{.Names}} {{.Ports}}"', 'curl -v http://localhost:8080/', 'ss -ltn'],
        why: '«Connection refused» means that the machine is there and the port is closed. A container can be reached from the host only through a port that it publishes, and the left number of -p is the one to open.',
      },
    },
    'answered-by-another': {
      title: 'Somebody else answers on this port',
      catalogue: ['M03', 'M05', 'M06'],
      message: (_, { dialled, holder }) =>
        holder
          ? `Something answers at ${dialled.address}, but port ${dialled.port} belongs to the container ${holder.name}, not to ${dialled.from}.`
          : `Something answers at ${dialled.address}, but it is not ${dialled.from}: no container publishes port ${dialled.port}, so a program outside Docker, or one that uses the network of the host, has it.`,
      next: (_, { dialled }) =>
        `Who has port ${dialled.port} on this machine? And which port does ${dialled.from} publish?`,
      page: {
        what: 'A page or a connection came back, but the engine says that this port does not lead to the container that was asked for. So the answer proves nothing about it.',
        see: ['docker ps --filter publish=8080', 'docker port NAME', 'ss -ltnp'],
        why: 'A port of the host has one owner: a container that publishes it, or an ordinary program. The browser cannot tell who answered; «docker port» can.',
      },
    },
    'answer-from-host-network': {
      title: 'It cannot be told whose answer this is',
      catalogue: ['M08'],
      message: (_, { dialled }) =>
        `Something answers at ${dialled.address}, but ${dialled.from} uses the network of the host and publishes no port, so nothing ties that answer to it.`,
      next: () => 'Should this container have a network of its own, with a port that is published?',
      page: {
        what: 'The container was made with --network host. Its program shares the ports of the machine with every other program, so an answer could come from any of them.',
        see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME', 'ss -ltnp'],
        why: 'With the network of the host there is nothing to publish, and -p is dropped with a warning. Then the engine does not know which port belongs to which container.',
      },
    },
    'connection-reset-nothing-listens': {
      title: 'The port leads to a place where nobody listens',
      catalogue: ['M01'],
      message: (_, facts) =>
        `Port ${facts.dialled.port} leads to port ${inside(facts)} inside ${who(facts)}, and nobody listens there. What does listen inside: ${listeners(facts)}.`,
      next: () => 'Which of the two numbers of -p is the one inside the container?',
      page: {
        what: 'The port is published, but the number on the right of the colon is not one that a program in the container listens on.',
        see: [
          'docker port NAME',
          'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE',
          'curl -v http://localhost:8080/',
        ],
        why: '-p reads HOST:CONTAINER. Docker opens the left port and passes what arrives to the right one, whether somebody listens there or not. So the connection is accepted first and cut at once: «connection reset» or «empty reply», where an unpublished port would say «connection refused».',
      },
    },
    'nothing-listens-yet': {
      title: 'No program in the container listens on any port',
      catalogue: ['M50'],
      message: (_, facts) =>
        `Port ${facts.dialled.port} leads to port ${inside(facts)} inside ${who(facts)}, but no program in there listens on any port.`,
      next: (_, facts) => `Is the server in ${who(facts)} still starting? Its log tells.`,
      page: {
        what: 'The container runs and its port is published, but inside it nothing accepts connections: the server is still starting, or what runs there is not a server.',
        see: ['docker logs --tail 20 NAME', 'docker top NAME'],
        why: '«Up» says that the first process of the container lives, not that its server is ready. Databases and Java servers may need many seconds; and a container that runs sleep or a shell never listens.',
      },
    },
    'listens-on-loopback': {
      title: 'The program listens only for its own container',
      catalogue: ['M04'],
      message: (_, facts) =>
        `The program inside ${who(facts)} listens on ${listeners(facts)}. From outside the container, that address cannot be reached.`,
      next: () =>
        'On which address should a server listen, so that it hears others too? It is a setting of the program, not of Docker.',
      page: {
        what: 'The port is published correctly, but the program in the container accepts connections on the loopback address only.',
        see: ['docker exec NAME cat /proc/net/tcp', 'docker logs NAME'],
        why: 'A container has a loopback address of its own: 127.0.0.1 inside the container is the container itself, not the host. What comes through a published port arrives from outside, at the address of the container. Servers that should hear it listen on 0.0.0.0, which means every address.',
      },
    },
    'connection-cut': {
      title: 'The connection is accepted and then cut',
      message: (_, { dialled }) =>
        `Something accepts the connection to ${dialled.address} and cuts it without an answer.`,
      next: () => 'The log of the container may say why. Is that the right port, and the right protocol?',
      page: {
        what: 'The connection came about, and was closed before any answer. What is behind the port could not be seen well enough to say why.',
        see: ['docker port NAME', 'docker logs --tail 20 NAME', 'curl -v http://localhost:8080/'],
        why: 'A published port accepts every connection, even when nobody listens behind it; a program that crashes, restarts or speaks another protocol cuts connections as well.',
      },
    },
    'slow-answer': {
      title: 'No answer came in time',
      message: (_, { dialled }) => `The connection to ${dialled.address} got no answer in time.`,
      next: () =>
        'Does it answer you when you try it yourself, and how long does that take? Is it still starting?',
      page: {
        what: 'docker-lab asked once and waited some seconds. The server did not answer, or not to the end.',
        see: [
          'docker logs --tail 20 NAME',
          'docker stats --no-stream NAME',
          'curl -v http://localhost:8080/',
        ],
        why: 'A server that is starting, short of memory, frozen, or waiting for another service accepts a connection and then stays silent.',
      },
    },
  } satisfies Record<string, Diagnosis<never, ConnectionFacts>>,
}
