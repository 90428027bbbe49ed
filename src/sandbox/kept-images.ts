import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { type Json, record, required, texts, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { pull } from '../workshop/changes.ts'
import { readList } from '../workshop/read-list.ts'

/** The images that stay when an engine is emptied: id and digests by name, as they were when they were first kept. */
export type KeptImages = Map<string, { id: string; digests: string[] }>

/** An image, as a list of images has it. */
interface ListedImage {
  id: string
  tags: string[]
  digests: string[]
}

/** Notes images under the names by which they are to be kept, except those that are missing or already noted. */
export async function keepImages(ask: Ask, names: string[], kept: KeptImages): Promise<void> {
  await Promise.all(
    names
      .filter((name) => isName(name) && !kept.has(name))
      .map(async (name) => {
        const answer = await ask.json(`/images/${encodeURI(name)}/json`)
        if (answer === undefined) return
        const { id, digests } = understood(ask.endpoint, () => toImage(record(answer, 'image')))
        kept.set(name, { id, digests })
      }),
  )
}

/** Removes all images, and names of images, that are not kept. */
export async function emptyImages(ask: Ask, kept: KeptImages): Promise<void> {
  const there = await listImages(ask, { all: '1' })
  const ids = new Set([...kept.values()].map(({ id }) => id))
  const names = new Set([...kept.keys()].map(shortest))
  const moved = there.flatMap(({ id, tags }) =>
    tags.filter((tag) => names.has(shortest(tag)) && idOf(kept, tag) !== id),
  )
  const more = there
    .filter(({ id }) => ids.has(id))
    .flatMap(({ tags, digests }) => [
      ...tags.filter((tag) => !names.has(shortest(tag))),
      ...digests.filter((digest) => !isKept(kept, digest)),
    ])
  await Promise.all([...moved, ...more].filter(isName).map((name) => remove(ask, name)))
  await removeImages(
    ask,
    there.map(({ id }) => id).filter((id) => !ids.has(id)),
  )
}

/**
 * Gives the kept images their names back, by a pull: a tag alone has no digest, and is a name that somebody gave by hand.
 * One that still has its name is left alone.
 */
export async function bringBack(ask: Ask, kept: KeptImages): Promise<void> {
  for (const [name] of await nameless(ask, kept)) await pull(ask, name, () => {})
  await Promise.all((await nameless(ask, kept)).map(([name, { id }]) => tag(ask, id, name)))
  const lost = async () => {
    const there = await listImages(ask)
    return [...kept].filter(([, { id, digests }]) => {
      const image = there.find((one) => one.id === id)
      return !image || digests.some((digest) => !image.digests.includes(digest))
    })
  }
  // By its name, as the digest would become a name of its own with containerd's image store; by its digest where the
  // name leads to a different image by now.
  for (const [name] of await lost()) await pull(ask, name, () => {})
  for (const [name, { id, digests }] of await lost()) {
    for (const digest of digests) await pull(ask, digest, () => {})
    await tag(ask, id, name)
  }
  const [[name] = []] = await lost()
  if (name !== undefined) throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'image-lost', name })
}

/** Those of the kept images whose name leads to a different one, or to none. */
async function nameless(ask: Ask, kept: KeptImages) {
  const there = await listImages(ask)
  return [...kept].filter(([name, { id }]) => {
    const image = there.find((one) => one.id === id)
    return !image?.tags.some((tag) => shortest(tag) === shortest(name))
  })
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

export async function listImages(ask: Ask, query: Record<string, string> = {}): Promise<ListedImage[]> {
  return readList(ask, await ask.json('/images/json', { query }), 'images', toImage)
}

function toImage({ Id, RepoTags, RepoDigests }: Json): ListedImage {
  return {
    id: required(Id, 'Id'),
    tags: texts(RepoTags, 'RepoTags'),
    digests: texts(RepoDigests, 'RepoDigests'),
  }
}

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
