import type { Docker, Engine } from '../../src/docker/port/docker.ts'
import type { Question } from '../../src/docker/wire/ask.ts'
import { LAB_LABEL } from '../../src/workshop/changes.ts'
import type { Workshop } from '../../src/workshop/workshop.ts'
import { fakeAsk, type Said } from '../docker/fake-ask.ts'
import { aContainer, anImage } from '../graders/facts.ts'

interface Objects {
  /** By name. */
  containers?: Record<string, { running?: false; labels?: Record<string, string>; hostPort?: number }>
  /** Names of images that are there. */
  images?: string[]
  volumes?: string[]
  networks?: string[]
  /** Of the swarm that it manages, by name; undefined where it is in none. */
  services?: string[]
  /** Its role in a swarm. */
  swarm?: Engine['swarm']
  /** Ports of the host on which something answers. */
  listening?: number[]
  /** Ports of the host on which a registry answers. */
  registries?: number[]
  /** Whether they ask for no login, or for a different one. */
  otherLogin?: 'open' | 'denied'
  /** What a server on any other port of the host calls itself, which is not a registry. */
  server?: string
  /** The label of what start made, by the name of a volume or network. */
  ofLab?: Record<string, string>
}

/** What the engine was asked to change. */
interface Change {
  /** `POST /containers/create` */
  what: string
  query?: Record<string, string>
  body?: unknown
}

/** An engine that has these objects and does whatever it is asked for, except where a test says its answer. */
export function aWorkshop(objects: Objects = {}, says: Record<string, Said> = {}) {
  const { images = [], volumes = [], networks = [], listening = [], registries = [] } = objects
  const containers = Object.entries(objects.containers ?? {})
  const changes: Change[] = []
  const labelled = (name: string) => ({ [LAB_LABEL]: objects.ofLab?.[name] ?? null })
  const found = containers.map(([name, { running, labels = {}, hostPort }]) =>
    aContainer({
      id: `id-of-${name}`,
      name,
      labels,
      state: { status: running === false ? 'exited' : 'running' },
      ports: hostPort === undefined ? [] : [{ port: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort }],
    }),
  )
  const docker: Partial<Docker> = {
    container: async (name) => found.find((one) => one.name === name),
    containers: async () => found.map(({ state: { status }, ...one }) => ({ ...one, status })),
    image: async (name) =>
      images.includes(name)
        ? anImage(name.startsWith('sha256:') ? { id: name, tags: [] } : { id: `sha256:${name}` })
        : undefined,
    volume: async (name) =>
      volumes.includes(name)
        ? { name, driver: 'local', created: '2026-01-01T00:00:00Z', labels: {}, anonymous: false }
        : undefined,
    network: async (name) =>
      networks.includes(name)
        ? { id: `id-of-${name}`, name, driver: 'bridge', internal: false, containers: [], subnets: [] }
        : undefined,
    engine: async () => ({
      name: 'docker',
      version: '28.5.2',
      storageDriver: 'overlay2',
      logDriver: 'json-file',
      security: [],
      swarm: objects.swarm ?? 'inactive',
    }),
    service: async (name) => {
      if (!objects.services) return { kind: 'no-swarm' }
      if (!objects.services.includes(name)) return { kind: 'absent', names: objects.services }
      const service = { name, image: 'nginx:latest', desired: 1, isGlobal: false, tasks: [], ageMs: 0 }
      return { kind: 'service', id: `id-of-${name}`, ...service }
    },
    tcp: async (_, port) =>
      [...listening, ...registries].includes(port)
        ? { kind: 'connected', address: '127.0.0.1', silent: false }
        : { kind: 'problem', problem: 'refused' },
    registry: async (reference, login) =>
      login && objects.otherLogin && registries.includes(Number(/:(\d+)\//.exec(reference)?.[1]))
        ? { kind: objects.otherLogin }
        : registries.includes(Number(/:(\d+)\//.exec(reference)?.[1]))
          ? { kind: 'no-repository', tags: [] }
          : objects.server
            ? { kind: 'not-a-registry', why: 'wrong-status', status: 403, server: objects.server }
            : { kind: 'problem', problem: 'refused' },
  }

  /** Like an engine that ignores filters. */
  const rows = found.map(({ id, name, labels }) => ({ Id: id, Names: [`/${name}`], Labels: labels }))
  const networkRows = networks.map((name) => ({ Id: `id-of-${name}`, Name: name, Labels: labelled(name) }))
  const volumeRows = volumes.map((name) => ({ Name: name, Labels: labelled(name) }))
  /** One of them goes with each look. */
  const tasks = (objects.services ?? []).map((name) => ({ ServiceID: `id-of-${name}` }))
  const answer = (path: string) => (question: Question) => {
    if (path === '/containers/json') return { body: JSON.stringify(rows) }
    if (path === '/networks') return { body: JSON.stringify(networkRows) }
    if (path === '/volumes') return { body: JSON.stringify({ Volumes: volumeRows }) }
    if (path === '/tasks') return { body: JSON.stringify(tasks.splice(0, 1)) }
    if (path.startsWith('/distribution/')) return says[path] ?? DONE
    const what = `${question.method} ${path}`
    const { query, body } = question
    changes.push({ what, ...(query && { query }), ...(body !== undefined && { body }) })
    return says[what] ?? (/^\/(containers|networks|volumes)\/create$|^\/commit$/.test(path) ? CREATED : DONE)
  }
  const { ask } = fakeAsk(new Proxy({}, { get: (_, path: string) => answer(path) }))
  const workshop = { ask, docker, engine: { name: 'docker', version: '28.5.2', api: '1.44' } }
  return { workshop: workshop as Workshop, changes }
}

const CREATED: Said = { status: 201, body: '{"Id":"id-of-new","Name":"new"}' }
const DONE: Said = { status: 200 }
