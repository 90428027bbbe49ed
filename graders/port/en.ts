import type { Container } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type port from './port.ts'
import { chosenFor, containerSide, sides } from './port.ts'
import { askedInVain, type Requested, type WayIn } from './way-in.ts'

/** What is known of the reason why a port that was asked for is not open. */
function whyNot({ container, internal }: { container: Container } & WayIn): string {
  const { networkMode, networks, name } = container
  if (networkMode === 'none') return `${name} was created with --network none, so it has no network.`
  if (networks.length === 0) return `${name} is not connected to any network.`
  if (internal.length > 0)
    return `${internal.join(', ')} is an internal network, which does not lead to the host.`
  return `${name} is on ${networks.map((one) => one.name).join(', ')}.`
}

const requested = (ports: Requested[]) =>
  [
    ...new Set(
      ports.map(
        (one) => `port ${containerSide(one)}${one.hostPort > 0 ? ` on host port ${one.hostPort}` : ''}`,
      ),
    ),
  ].join(', ')

export default {
  summary: 'A container publishes one of its ports on the host',
  options: {
    container: 'name of the container',
    port: 'port inside the container',
    host_port: 'port of the host; any port, when left out',
    protocol: 'protocol of the port',
    open_to_all:
      "other machines must be able to reach it, so 127.0.0.1, or the address of one of Docker's own networks, is not enough",
    running: 'false: the container does not have to run; then what counts is the ports it asks for',
  },
  expected: (want) =>
    `${want.host_port === undefined ? 'a host port' : `host port ${want.host_port}`} → container port ${containerSide(want)}`,
  actual: ({ container }) =>
    sides(container.ports)
      .map(({ host, container }) => `host port ${host} → container port ${container}`)
      .join(', ') || 'no published port',
  codes: {
    'port-reversed': {
      message: ({ port, host_port }) =>
        `Host port ${port} leads to port ${host_port} inside the container. The server inside listens on port ${port}, and you open port ${host_port}.`,
      next: 'Which of the two numbers does your browser use? On which side of the colon does it belong?',
    },
    'port-wrong-container-port': {
      message: ({ port }) =>
        `Ports are published, but none of them leads to port ${port} inside the container.`,
      next: 'Which port does the program in this image listen on? That number comes after the colon.',
    },
    'port-other-host-port': {
      message: ({ port, host_port }) =>
        `Port ${port} of the container is published, but not on host port ${host_port}.`,
      next: "You choose the number before the colon. A container's ports are fixed when it is created, so you need a new container.",
    },
    'port-random': {
      message: ({ port }, { container }) =>
        `You let Docker choose the host port for port ${port}, and it chose ${chosenFor(port, container.ports).join(', ')}.`,
      next: 'How do you tell Docker which host port you want?',
    },
    'port-not-published': {
      message: ({ port }, { container }) =>
        container.image?.exposed.some((exposed) => exposed.port === port)
          ? `The image declares port ${port}, but that does not publish it: none of this container's ports can be reached from the host.`
          : "None of this container's ports can be reached from the host.",
      next: "The server may be running fine, but only inside Docker's network. A port is published when the container is created, not later.",
    },
    'port-not-opened': {
      message: (want, facts) =>
        `You asked Docker to publish ${requested(askedInVain(facts.container, want))}, but it opened no port of the host for that. ${whyNot(facts)}`,
      next: 'Which network is the container on, and can it be reached from outside? Docker publishes ports only on a network that leads to the host.',
    },
    'port-wrong-protocol': {
      message: ({ port, protocol }) => `Port ${port} is published, but not for ${protocol}.`,
      next: 'In the output of "docker port", what comes after the slash?',
    },
    'port-loopback-only': {
      message: ({ host_port }) =>
        `${host_port === undefined ? 'The port' : `Host port ${host_port}`} is bound to the loopback address, so other machines cannot reach it.`,
      next: 'What is in front of the first number in your -p?',
    },
    'port-internal-address': {
      message: (_, { ofEngine }) =>
        `The port is bound to ${ofEngine.map(({ address, network }) => `${address}, an address of Docker's own network ${network}`).join(', and ')}. Other machines cannot reach it there.`,
      next: 'What is in front of the first number in your -p?',
    },
    'host-network': {
      message:
        "The container uses the host's network, so there is nothing to publish, and Docker ignored -p.",
      next: 'Should this container have a network of its own? If so, you gave one option too many.',
    },
  },
} satisfies KindWords<typeof port>
