import * as z from 'zod'
import type { PublishedPort } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'

/** The host's side of a port, with its address where it is not open to all, and the container's side. */
export const hostSide = ({ hostIp, hostPort }: PublishedPort) => {
  if (['', '0.0.0.0', '::'].includes(hostIp)) return `${hostPort}`
  return hostIp.includes(':') ? `[${hostIp}]:${hostPort}` : `${hostIp}:${hostPort}`
}
export const containerSide = ({ port, protocol }: Pick<PublishedPort, 'port' | 'protocol'>) =>
  protocol === 'tcp' ? `${port}` : `${port}/${protocol}`

const unique = (words: string[]) => [...new Set(words)].join(', ')
const isLoopback = (ip: string) => ip.startsWith('127.') || ip === '::1'

export default defineContainerGrader({
  summary: 'A container publishes one of its ports on the host',
  must: 'run',
  schema: () =>
    z.strictObject({
      container: z.string().describe('name of the container'),
      port: z.int().min(1).max(65535).describe('port inside the container'),
      host_port: z.int().min(1).max(65535).optional().describe('port of the host; any, when left out'),
      protocol: z.enum(['tcp', 'udp', 'sctp']).default('tcp').describe('protocol of the port'),
      open_to_all: z
        .boolean()
        .default(false)
        .describe('other machines must reach it too, so not on 127.0.0.1 alone'),
    }),
  example: { container: 'web', port: 80, host_port: 8080 },

  judge({ port, host_port, protocol, open_to_all }, { container }) {
    const published = container.ports.filter((p) => p.protocol === protocol)
    const right = published.filter(
      (p) => p.port === port && (host_port === undefined || p.hostPort === host_port),
    )
    if (right.length > 0)
      return open_to_all && right.every((p) => isLoopback(p.hostIp)) ? 'port-loopback-only' : 'pass'
    if (container.networkMode === 'host') return 'host-network'
    if (container.ports.some((p) => p.port === port && p.protocol !== protocol)) return 'port-wrong-protocol'
    if (published.some((p) => p.port === host_port && p.hostPort === port)) return 'port-reversed'
    if (published.some((p) => p.port === port)) {
      const random = container.requestedPorts.every((p) => p.port !== port || p.hostPort === 0)
      return container.publishAll || random ? 'port-random' : 'port-other-host-port'
    }
    return published.length > 0 ? 'port-wrong-container-port' : 'port-not-published'
  },

  expected: (want) =>
    `${want.host_port === undefined ? 'a host port' : `host port ${want.host_port}`} → container port ${containerSide(want)}`,
  actual: ({ container }) =>
    unique(container.ports.map((p) => `host port ${hostSide(p)} → container port ${containerSide(p)}`)) ||
    'no published port',
  diagnoses: {
    'port-reversed': {
      title: 'Host port and container port are swapped',
      catalogue: ['M01'],
      message: ({ port, host_port }) =>
        `Host port ${port} leads to port ${host_port} inside the container. The server inside listens on ${port}, and you open ${host_port}.`,
      next: () =>
        'Which of the two numbers does your browser use? On which side of the colon does it belong?',
      page: {
        what: 'The port is published, but with the two numbers the wrong way round: requests arrive at a port in the container where nobody listens.',
        see: ['docker port NAME', 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
        why: '-p reads HOST:CONTAINER, from the outside in. Left is the number that you type into the browser, right is the number that the program inside listens on. Docker cannot know which one you meant, so it never complains.',
      },
    },
    'port-wrong-container-port': {
      title: 'Another port of the container is published',
      catalogue: ['M01'],
      message: ({ port }) =>
        `Ports are published, but none of them leads to port ${port} inside the container.`,
      next: () =>
        'On which port does the program in this image listen? That number stands on the right of the colon.',
      page: {
        what: 'The container has a published port, but the number on the right of the colon is not the one that its program listens on.',
        see: ['docker port NAME', 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
        why: 'The program inside the container decides on which port it listens. Publishing only makes a way to a port of the container, whether somebody listens there or not: the connection is then accepted by Docker and cut at once («connection reset»).',
      },
    },
    'port-other-host-port': {
      title: 'It is published on another port of the host',
      message: ({ port, host_port }) =>
        `Port ${port} of the container is published, but not on port ${host_port} of the host.`,
      next: () =>
        'The number on the left of the colon is yours to choose. Ports are fixed when a container is made, so it takes a new container.',
      page: {
        what: 'The right port of the container is published, but on a different port of the host than the task asks for.',
        see: ['docker port NAME'],
        why: 'The left number of -p is the port of the host. A container keeps the ports that it was made with; to change them, remove it and run it again.',
      },
    },
    'port-random': {
      title: 'Docker chose the host port',
      catalogue: ['M03'],
      message: ({ port }, { container }) =>
        `You let Docker choose the host port for ${port}, and it chose ${unique(container.ports.filter((p) => p.port === port).map((p) => `${p.hostPort}`))}.`,
      next: () => 'How do you tell Docker which host port you want?',
      page: {
        what: 'With -P, or with -p and a single number, Docker takes any free port of the host.',
        see: ['docker port NAME', 'docker ps --format "{{.Names}} {{.Ports}}"'],
        why: '-P publishes every port that the image declares, each on a free port of the host, usually above 32767; -p 80 does that for one port. Such a number may be another one after the next start. To choose it yourself, write both numbers.',
      },
    },
    'port-not-published': {
      title: 'No port of the container is published',
      catalogue: ['M02', 'M09', 'M11'],
      message: ({ port }, { container }) =>
        container.image?.exposed.some((exposed) => exposed.port === port)
          ? `The image declares port ${port}, but declaring does not open it: no port of this container can be reached from the host.`
          : 'No port of this container can be reached from the host.',
      next: () =>
        "The server may well run, but only inside Docker's network. A port is published when the container is made, not later.",
      page: {
        what: 'The container runs, but nothing leads from a port of the host into it. From the host the connection is refused.',
        see: ['docker port NAME', 'docker inspect --format "{{json .HostConfig.PortBindings}}" NAME'],
        why: 'A container has its own network. EXPOSE in a Dockerfile only notes which port the program uses; -p or -P opens the way, and only «docker run» and «docker create» take them. A container that was made without cannot get one: remove it and run it again.',
      },
    },
    'port-wrong-protocol': {
      title: 'The port is published for another protocol',
      message: ({ port, protocol }) => `Port ${port} is published, but not for ${protocol}.`,
      next: () => 'Look at what stands behind the slash in «docker port».',
      page: {
        what: 'The port number is right, but udp was published where tcp is needed, or the other way round.',
        see: ['docker port NAME'],
        why: 'tcp and udp have ports of their own: 53/tcp and 53/udp are two different doors. Without a slash -p means tcp.',
      },
    },
    'port-loopback-only': {
      title: 'Only this machine can reach the port',
      catalogue: ['M07'],
      message: ({ host_port }) =>
        `Port ${host_port ?? ''} is bound to the loopback address, so other machines cannot reach it.`,
      next: () => 'What stands before the first number of your -p?',
      page: {
        what: 'The port is published on 127.0.0.1, the address that a machine uses to talk to itself.',
        see: ['docker port NAME', 'ss -ltn'],
        why: '-p 127.0.0.1:8080:80 opens the port for programs on this machine alone, which is often wise. Without an address, Docker opens it on every address of the host.',
      },
    },
    'host-network': {
      title: 'The container uses the network of the host',
      catalogue: ['M08'],
      message: () =>
        'The container runs with the network of the host, so there is nothing to publish, and -p was ignored.',
      next: () => 'Should this container have a network of its own? Then one option is too many.',
      page: {
        what: 'The container was made with --network host. Docker drops its -p options, with a warning.',
        see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME', 'docker port NAME'],
        why: 'With the network of the host, a program in the container listens directly on the ports of the host: port 80 inside is port 80 outside, and cannot be mapped to another. In Docker Desktop that host is a hidden virtual machine.',
      },
    },
  },
})
