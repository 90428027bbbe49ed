import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { pull, type Refusal, removeContainer, removeNetwork, removeVolume } from '../workshop/changes.ts'

/** The images that stay when an engine is emptied: id and digests by name, as they were when they were first kept. */
export type KeptImages = Map<string, { id: string; digests: string[] }>

interface Listed {
  Id: string
  RepoTags: string[] | null
  RepoDigests: string[] | null
}

const PREDEFINED = ['bridge', 'host', 'none', 'podman']
const GONE_WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 50

/**
 * Removes everything that is in an engine: containers, networks, volumes, and all images and names of images that
 * are not kept. A name that was given to another image goes back to its own, and a kept image that was removed is
 * fetched again. Rejects with `CouldNotLook` where that does not succeed.
 */
export async function emptyEngine(ask: Ask, kept: KeptImages): Promise<void> {
  await leaveSwarm(ask)
  await emptyContainers(ask)
  await Promise.all([emptyNetworks(ask), emptyVolumes(ask), emptyImages(ask, kept)])
  await bringBack(ask, kept)
}

/** Notes images under the names by which they are to be kept. Those that are not there, or noted already, are passed over. */
export async function keepImages(ask: Ask, names: string[], kept: KeptImages): Promise<void> {
  await Promise.all(
    names
      .filter((name) => isName(name) && !kept.has(name))
      .map(async (name) => {
        const image = await ask.json<{ Id: string; RepoDigests: string[] | null }>(
          `/images/${encodeURI(name)}/json`,
        )
        if (image) kept.set(name, { id: image.Id, digests: image.RepoDigests ?? [] })
      }),
  )
}

/** A swarm would make its containers again. */
async function leaveSwarm(ask: Ask): Promise<void> {
  const { body } = await ask.stream('/swarm/leave', { method: 'POST', query: { force: '1' } })
  body.resume()
}

const emptyContainers = (ask: Ask) =>
  removeAll(
    ask,
    () => list<{ Id: string }>(ask, '/containers/json', { all: '1' }),
    ({ Id }) => removeContainer(ask, Id),
  )

const emptyNetworks = (ask: Ask) =>
  removeAll(
    ask,
    async () => {
      const networks = await list<{ Id: string; Name: string }>(ask, '/networks')
      return networks.filter(({ Name }) => !PREDEFINED.includes(Name))
    },
    ({ Id }) => removeNetwork(ask, Id),
  )

const emptyVolumes = (ask: Ask) =>
  removeAll(
    ask,
    async () => (await ask.json<{ Volumes: { Name: string }[] | null }>('/volumes'))?.Volumes ?? [],
    ({ Name }) => removeVolume(ask, Name),
  )

/** What refuses to go is tried again: the engine may be removing it already, or what uses it. */
async function removeAll<T>(ask: Ask, look: () => Promise<T[]>, remove: (one: T) => Promise<Refusal>) {
  const started = performance.now()
  for (;;) {
    const refusals = await Promise.all((await look()).map(remove))
    const refusal = refusals.find((words) => words !== undefined)
    if (refusal === undefined) return
    if (performance.now() - started > GONE_WITHIN_MS)
      throw new CouldNotLook('engine-answer', ask.endpoint, refusal)
    await delay(LOOK_AGAIN_MS)
  }
}

async function emptyImages(ask: Ask, kept: KeptImages): Promise<void> {
  const there = await list<Listed>(ask, '/images/json', { all: '1' })
  const ids = new Set([...kept.values()].map(({ id }) => id))
  const names = new Set([...kept.keys()].map(shortest))
  const moved = there.flatMap(({ Id, RepoTags }) =>
    (RepoTags ?? []).filter((tag) => names.has(shortest(tag)) && idOf(kept, tag) !== Id),
  )
  const more = there
    .filter(({ Id }) => ids.has(Id))
    .flatMap(({ RepoTags, RepoDigests }) => [
      ...(RepoTags ?? []).filter((tag) => !names.has(shortest(tag))),
      ...(RepoDigests ?? []).filter((digest) => !isKept(kept, digest)),
    ])
  await Promise.all([...moved, ...more].filter(isName).map((name) => remove(ask, name)))
  await removeImages(
    ask,
    there.map(({ Id }) => Id).filter((id) => !ids.has(id)),
  )
}

/** A tag alone says nothing of the digests under which an image was fetched. */
async function bringBack(ask: Ask, kept: KeptImages): Promise<void> {
  await Promise.all([...kept].map(([name, { id }]) => tag(ask, id, name)))
  const lost = async () => {
    const there = await list<Listed>(ask, '/images/json')
    return [...kept].filter(([, { id, digests }]) => {
      const image = there.find(({ Id }) => Id === id)
      return !image || digests.some((digest) => !image.RepoDigests?.includes(digest))
    })
  }
  const missing = await lost()
  if (missing.length === 0) return
  for (const [name, { id, digests }] of missing) {
    for (const digest of digests) await pull(ask, digest, () => {})
    await tag(ask, id, name)
  }
  const [[name] = []] = await lost()
  if (name !== undefined)
    throw new CouldNotLook(
      'engine-answer',
      ask.endpoint,
      `the image ${name} is gone, and cannot be fetched again`,
    )
}

/** An image that others are built on goes after them. */
async function removeImages(ask: Ask, ids: string[]): Promise<void> {
  const left: string[] = []
  for (const id of ids) if (!(await remove(ask, id))) left.push(id)
  if (left.length > 0 && left.length < ids.length) await removeImages(ask, left)
}

async function remove(ask: Ask, image: string): Promise<boolean> {
  const { status, body } = await ask.stream(`/images/${encodeURI(image)}`, {
    method: 'DELETE',
    query: { force: '1' },
  })
  body.resume()
  return status < 400 || status === 404
}

async function tag(ask: Ask, id: string, name: string): Promise<void> {
  const [, repo = name, tag = 'latest'] = /^(.*?)(?::([^/:]+))?$/.exec(name) ?? []
  const { body } = await ask.stream(`/images/${id}/tag`, { method: 'POST', query: { repo, tag } })
  body.resume()
}

const list = async <T>(ask: Ask, path: string, query?: Record<string, string>): Promise<T[]> =>
  (await ask.json<T[]>(path, query && { query })) ?? []

/** An image without one is listed as `<none>:<none>`, by which no engine knows it. */
const isName = (name: string) => !name.includes('<none>')

/** As the engine writes it: `nginx:latest`, whichever way it was written. */
const shortest = (name: string) => {
  const bare = name.replace(/^docker\.io\/(library\/)?/, '')
  return /:[^/]+$/.test(bare) ? bare : `${bare}:latest`
}

const idOf = (kept: KeptImages, tag: string) =>
  [...kept].find(([name]) => shortest(name) === shortest(tag))?.[1].id

const isKept = (kept: KeptImages, digest: string) =>
  [...kept.values()].some(({ digests }) => digests.includes(digest))
