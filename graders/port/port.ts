import * as z from 'zod'
import type { PublishedPort } from '../../src/docker/port/docker.ts'
import { hostSide } from '../../src/grading/contract/connection/connection.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import {
  askedInVain,
  diagnoseOpenness,
  observeWayIn,
  publishedOf,
  rightOf,
  type WayIn,
  withRequested,
} from './way-in.ts'

const EXPOSED = 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'

/**
 * A container publishes a port: `port: { container: web, port: 80, host_port: 8080 }` in a lab file.
 *
 * The container is looked at first; one that is missing or not running has been diagnosed before `judge` is called, so
 * nothing else has to be asked. `judge` sees what the engine says is published, and gives `pass` or one of the `codes`.
 * What is said of a code is in `en.ts` and `zh.ts`, the page that `docker-lab explain` shows in `en.md` and `zh.md`.
 * {@link https://docs.docker.com/engine/network/port-publishing/}
 */
export default defineContainerKind({
  /** `run`: it must be up; for `exist` it is enough that it is there. */
  must: ({ running }) => (running ? 'run' : 'exist'),
  schema: () =>
    z.strictObject({
      container: field.container(),
      port: field.containerPort(),
      host_port: field.hostPort().optional(),
      protocol: z.enum(['tcp', 'udp', 'sctp']).default('tcp'),
      open_to_all: z.boolean().default(false),
      running: z.boolean().default(true),
    }),
  example: { container: 'web', port: 80, host_port: 8080 },

  async observe(want, { docker }, given): Promise<WayIn> {
    const container = withRequested(given)
    const seen = { ...(await observeWayIn(want, docker, container)), container }
    return seen
  },

  judge(want, facts) {
    const { port, host_port, protocol, open_to_all } = want
    const { container } = facts
    const published = publishedOf(container, want)
    const right = rightOf(container, want)
    if (right.length > 0) return (open_to_all && diagnoseOpenness(right, facts)) || 'pass'
    if ([container.networkMode, container.networkOf?.networkMode].includes('host')) return 'host-network'
    if (askedInVain(container, want).length > 0) return 'port-not-opened'
    if (container.ports.some((p) => p.port === port && p.protocol !== protocol)) return 'port-wrong-protocol'
    if (published.some((p) => p.port === host_port && p.hostPort === port)) return 'port-reversed'
    if (published.some((p) => p.port === port)) {
      const random = container.requestedPorts.every((p) => p.port !== port || p.hostPort === 0)
      return container.publishAll || random ? 'port-random' : 'port-other-host-port'
    }
    return published.length > 0 ? 'port-wrong-container-port' : 'port-not-published'
  },

  codes: {
    'port-reversed': { mistakes: ['M01'], see: ['docker port NAME', EXPOSED] },
    'port-wrong-container-port': { mistakes: ['M01'], see: ['docker port NAME', EXPOSED] },
    'port-other-host-port': { see: ['docker port NAME'] },
    'port-random': {
      mistakes: ['M03'],
      see: ['docker port NAME', 'docker ps --format "{{.Names}} {{.Ports}}"'],
    },
    'port-not-published': {
      mistakes: ['M02', 'M09', 'M11'],
      see: ['docker port NAME', 'docker inspect --format "{{json .HostConfig.PortBindings}}" NAME'],
    },
    'port-not-opened': {
      mistakes: ['M02'],
      see: [
        'docker inspect --format "{{json .HostConfig.PortBindings}} {{json .NetworkSettings.Ports}}" NAME',
        'docker network inspect --format "{{.Internal}} {{json .Options}}" NETWORK',
      ],
    },
    'port-wrong-protocol': { see: ['docker port NAME'] },
    'port-loopback-only': { mistakes: ['M07'], see: ['docker port NAME', 'ss -ltn'] },
    'port-internal-address': {
      see: ['docker port NAME', 'docker network inspect --format "{{json .IPAM.Config}}" NETWORK'],
    },
    'host-network': {
      mistakes: ['M08'],
      see: ['docker inspect --format "{{.HostConfig.NetworkMode}}" NAME', 'docker port NAME'],
    },
  },
})

/** What the words of every language show: each published port once, as the two sides of `-p`. */
export function sides(ports: readonly PublishedPort[]): { host: string; container: string }[] {
  const both = ports.map((one) => ({ host: hostSide(one), container: containerSide(one) }))
  return both.filter(
    ({ host, container }, at) =>
      both.findIndex((one) => one.host === host && one.container === container) === at,
  )
}

export const containerSide = ({ port, protocol }: Pick<PublishedPort, 'port' | 'protocol'>) =>
  protocol === 'tcp' ? `${port}` : `${port}/${protocol}`

/** The ports of the host that Docker chose for a port of the container. */
export const chosenFor = (port: number, ports: readonly PublishedPort[]): number[] => [
  ...new Set(ports.filter((one) => one.port === port).map(({ hostPort }) => hostPort)),
]
