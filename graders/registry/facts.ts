import type { Docker, Image, RegistryAnswer } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { repositoryOf } from '../../src/grading/contract/image/image-name.ts'

/** What a registry on this machine holds, and what the images here are called. */

export interface RegistryFacts {
  answer: RegistryAnswer
  /** The image that it must be the same as. */
  source: Image | undefined
  /** Only when something is wrong, like what follows: the image here that bears the wanted name. */
  local: Image | undefined
  /** The names of all images here. */
  names: string[]
  /** Names of images here that the registry holds under another path with the same last word. */
  pushed: string[]
}

interface Place {
  host: string
  port: string
  /** Without the registry: `student/centos`. */
  path: string
  tag: string
}

/** The parts of a name such as `localhost:5000/student/centos:0.0.1`; host and port are '' for Docker Hub. */
export function placeOf(name: string): Place {
  const full = familiar(name)
  const repository = repositoryOf(full)
  const tag = full.slice(repository.length + 1)
  const [first = '', ...rest] = repository.split('/')
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  if (!isHost) return { host: '', port: '', path: repository, tag }
  const [, host = first, port = '80'] = /^(.*?)(?::(\d+))?$/.exec(first) ?? []
  return { host, port, path: rest.join('/'), tag }
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || host.startsWith('127.')
const isSameRegistry = (one: Place, other: Place) =>
  isLoopback(one.host) && isLoopback(other.host) && one.port === other.port

/** Whether two names lead to the same image of the same registry: `127.0.0.1` is `localhost`. */
export function isSamePlace(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)]
  return isSameRegistry(a, b) && a.path === b.path && a.tag === b.tag
}

/** Names of images here that are nearly the wanted one. */
export function otherNames(image: string, names: string[]) {
  const wanted = placeOf(image)
  const last = wanted.path.split('/').at(-1)
  const isNamed = ({ path, tag }: Place) =>
    tag === wanted.tag && (path === wanted.path || (path === last && tag !== 'latest'))
  return {
    /** The same path and tag, but no registry in front: they lead to Docker Hub. */
    withoutRegistry: names.filter((name) => placeOf(name).host === '' && isNamed(placeOf(name))),
    /** The same path and tag in a registry that is not on a loopback address. */
    elsewhere: names.filter((name) => {
      const { host, path, tag } = placeOf(name)
      return host !== '' && !isLoopback(host) && path === wanted.path && tag === wanted.tag
    }),
    /** Anything that has to do with it. */
    related: names.filter(
      (name) => placeOf(name).host !== '' || placeOf(name).path.split('/').at(-1) === last,
    ),
  }
}

/** At most this many other names are asked for. */
const MOST_ASKED = 3

/** Names of images here that the registry holds under another path with the same last word. */
export async function heldBeside(image: string, names: string[], docker: Docker): Promise<string[]> {
  const wanted = placeOf(image)
  const lastWord = ({ path }: Place) => path.split('/').at(-1)
  const beside = names.filter((name) => {
    const place = placeOf(name)
    return isSameRegistry(place, wanted) && place.path !== wanted.path && lastWord(place) === lastWord(wanted)
  })
  const answers = await Promise.all(
    beside.slice(0, MOST_ASKED).map(async (name) => ({ name, answer: await docker.registry(name) })),
  )
  return answers.filter(({ answer }) => answer.kind === 'held').map(({ name }) => name)
}

/**
 * Whether what the registry holds is an image here. The id of an image is its configuration's digest, or with
 * containerd's image store the digest of its manifest or index; a push may write a new manifest of the same layers.
 */
export function sameImage(held: RegistryAnswer & { kind: 'held' }, image: Image): boolean {
  if (held.configDigest === image.id || held.manifestDigest === image.id) return true
  const sameLayers = held.layers.length > 0 && held.layers.join() === image.layers.join()
  const known = image.digests.some((name) => name.endsWith(`@${held.manifestDigest}`))
  return sameLayers && (known || Date.parse(held.created) === Date.parse(image.created))
}
