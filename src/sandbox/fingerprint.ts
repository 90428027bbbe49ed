import { type Json, list, record, required, text } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'

/** Everything in an engine that a look must leave as it is: a value, as text, by what it is the value of. */
export type Fingerprint = Map<string, string>

/** Of a container, the most changed files of which the time is looked up: the deepest ones, which are no directories. */
const MOST_PATHS = 4
/** An answer that a container gives takes memory, too. More than this is no answer. */
const MOST_MEMORY = 32 * 1024 * 1024
const MEMORY = 'most memory, in bytes'

/**
 * Looks at every object, and in every container at its state, restarts, processes, changed files, their times, and the
 * most memory that it ever had. Rejects with `CouldNotLook`.
 * @see https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerChanges
 */
export async function fingerprint(ask: Ask): Promise<Fingerprint> {
  const [containers, networks, volumes, images] = await Promise.all([
    ask.json('/containers/json', { query: { all: '1' } }),
    ask.json('/networks'),
    ask.json('/volumes'),
    ask.json('/images/json', { query: { all: '1' } }),
  ])
  const found: Fingerprint = new Map()
  // Counts of users are made anew with each answer.
  put(
    found,
    'images',
    sorted(images, 'Id').map(({ Containers, ...image }) => image),
  )
  put(found, 'volumes', sorted(record(volumes, 'volumes').Volumes, 'Name'))
  await Promise.all([
    ...sorted(networks, 'Id').map(async ({ Id }) => {
      // Who is on it, each container tells.
      const { Containers, ...network } = record((await ask.json(`/networks/${Id}`)) ?? {}, 'network')
      put(found, `network ${Id}`, network)
    }),
    ...sorted(containers, 'Id').map(async ({ Id }) => {
      const id = required(Id, 'Id')
      const raw = await ask.json(`/containers/${id}/json`)
      if (raw === undefined) return
      const container = record(raw, 'container')
      await insideOf(ask, found, id, container)
    }),
  ])
  return found
}

async function insideOf(ask: Ask, found: Fingerprint, id: string, container: Json): Promise<void> {
  const name = `container ${text(container.Name, 'Name') || id}`
  // An engine lists them in any order.
  put(found, name, { ...container, Mounts: sorted(container.Mounts ?? [], 'Destination') })
  const runs = record(container.State, 'State').Running === true
  const changes = sorted((await tryJson(ask, `/containers/${id}/changes`)) ?? [], 'Path')
  put(found, `${name}: changed files`, changes)
  const mounts = list(container.Mounts ?? [], 'Mounts').map((mount) => record(mount, 'Mounts').Destination)
  const files = changes.map(({ Path }) => String(Path)).sort((one, other) => depth(other) - depth(one))
  const paths = [...mounts, ...files.slice(0, MOST_PATHS)]
  for (const path of paths) put(found, `${name}: ${path}`, await timeOf(ask, id, String(path)))
  if (!runs) return
  const [processes, stats] = await Promise.all([
    tryJson(ask, `/containers/${id}/top`, { ps_args: '-eo pid,args' }),
    tryJson(ask, `/containers/${id}/stats`, { stream: 'false', 'one-shot': 'true' }),
  ])
  put(found, `${name}: processes`, record(processes, 'top').Processes)
  const { max_usage, failcnt } = record(record(stats ?? {}, 'stats').memory_stats ?? {}, 'memory_stats')
  put(found, `${name}: ${MEMORY}`, max_usage)
  put(found, `${name}: refused memory`, failcnt)
}

const depth = (path: string) => path.split('/').length

/** What an engine does not tell of every container, in whatever state it is. */
const tryJson = (ask: Ask, path: string, query?: Record<string, string>) =>
  ask.json(path, query ? { query } : {}).catch(() => undefined)

/** Size, mode and time of what is at a path, as the engine's header has them. */
async function timeOf(ask: Ask, id: string, path: string): Promise<string> {
  const { headers, body } = await ask.stream(`/containers/${id}/archive`, { method: 'HEAD', query: { path } })
  body.resume()
  return Buffer.from(String(headers['x-docker-container-path-stat'] ?? ''), 'base64').toString()
}

function sorted(rows: unknown, key: string): Json[] {
  const order = (row: Json) => String(row[key])
  return list(rows, key)
    .map((row) => record(row, key))
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

function put(found: Fingerprint, what: string, value: unknown): void {
  if (value === null || typeof value !== 'object') found.set(what, JSON.stringify(value) ?? 'undefined')
  else for (const [key, part] of Object.entries(value)) put(found, `${what}: ${key}`, part)
}

/** What differs, and its two values. */
export function differencesOf(before: Fingerprint, after: Fingerprint): Map<string, string> {
  const all = [...new Set([...before.keys(), ...after.keys()])]
  const changed = all.filter((what) => isDifferent(what, before.get(what), after.get(what)))
  return new Map(changed.map((what) => [what, `${before.get(what)} → ${after.get(what)}`]))
}

function isDifferent(what: string, before: string | undefined, after: string | undefined): boolean {
  if (!what.endsWith(MEMORY)) return before !== after
  return Number(after) - Number(before) > MOST_MEMORY
}
