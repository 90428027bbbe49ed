import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import { record, required, text, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { type RefusedWith, removeContainer, removeNetwork, removeVolume } from '../workshop/changes.ts'
import { readList } from '../workshop/read-list.ts'
import { forgetNamings } from './forget-namings.ts'
import { bringBack, emptyImages, type KeptImages } from './kept-images.ts'

const PREDEFINED = ['bridge', 'host', 'none', 'podman']
const GONE_WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 50

/**
 * Removes everything that is in an engine: containers, networks, volumes, and all images and names of images that
 * are not kept. A name that was given to a different image goes back to its own, and a kept image that was removed is
 * fetched again. Rejects with `CouldNotLook` where that does not succeed.
 * @param forgets whether the engine is also made to forget how kept images got their names
 */
export async function emptyEngine(ask: Ask, kept: KeptImages, forgets = false): Promise<void> {
  await leaveSwarm(ask)
  await emptyContainers(ask)
  await Promise.all([emptyNetworks(ask), emptyVolumes(ask), emptyImages(ask, kept)])
  await bringBack(ask, kept)
  if (forgets) await forgetNamings(ask, kept)
}

/** A swarm would create its containers again. */
async function leaveSwarm(ask: Ask): Promise<void> {
  const { body } = await ask.stream('/swarm/leave', { method: 'POST', query: { force: '1' } })
  body.resume()
}

const emptyContainers = (ask: Ask) =>
  removeAll(
    ask,
    async () => {
      const rows = await ask.json('/containers/json', { query: { all: '1' } })
      return readList(ask, rows, 'containers', ({ Id }) => required(Id, 'Id'))
    },
    (id) => removeContainer(ask, id),
  )

const emptyNetworks = (ask: Ask) =>
  removeAll(
    ask,
    async () => {
      const networks = readList(ask, await ask.json('/networks'), 'networks', ({ Id, Name }) => {
        return { id: required(Id, 'Id'), name: text(Name, 'Name') }
      })
      return networks.filter(({ name }) => !PREDEFINED.includes(name))
    },
    ({ id }) => removeNetwork(ask, id),
  )

const emptyVolumes = (ask: Ask) =>
  removeAll(
    ask,
    async () => {
      const answer = await ask.json('/volumes')
      const { Volumes } = understood(ask.endpoint, () => record(answer, 'volumes'))
      return readList(ask, Volumes, 'Volumes', ({ Name }) => required(Name, 'Name'))
    },
    (name) => removeVolume(ask, name),
  )

/** Tries again what the engine refuses to remove: it may already be removing it, or what uses it. */
async function removeAll<T>(ask: Ask, look: () => Promise<T[]>, remove: (one: T) => Promise<RefusedWith>) {
  let started = performance.now()
  let fewest = Number.POSITIVE_INFINITY
  for (;;) {
    const all = await look()
    const refusals = await Promise.all(all.map(remove))
    // One removal can take its time, and only then can the next begin.
    if (all.length < fewest) started = performance.now()
    fewest = Math.min(fewest, all.length)
    const refusal = refusals.find((words) => words !== undefined)
    if (refusal === undefined) return
    if (performance.now() - started > GONE_WITHIN_MS)
      throw new CouldNotLook('engine-answer', ask.endpoint, { said: refusal })
    await delay(LOOK_AGAIN_MS)
  }
}
