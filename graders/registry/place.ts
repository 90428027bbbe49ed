import { familiar } from '../../src/docker/port/reference.ts'
import { isLoopback } from '../../src/grading/contract/connection/loopback.ts'
import { repositoryOf } from '../../src/grading/contract/image/image-name.ts'

/** Where an image's name leads. */
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

const isSameRegistry = (one: Place, other: Place) =>
  isLoopback(one.host) && isLoopback(other.host) && one.port === other.port

const lastWord = ({ path }: Place) => path.split('/').at(-1)

/** Whether two names lead to the same place in the same registry: `127.0.0.1` is `localhost`. */
export function isSamePlace(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)]
  return isSameRegistry(a, b) && a.path === b.path && a.tag === b.tag
}

/** Of the names of the images here, those that are nearly the wanted one. */
export function nearNames(image: string, names: readonly string[]) {
  const wanted = placeOf(image)
  const only = (fits: (place: Place) => boolean) => names.filter((name) => fits(placeOf(name)))
  const isNamed = ({ path, tag }: Place) =>
    tag === wanted.tag && (path === wanted.path || (path === lastWord(wanted) && tag !== 'latest'))
  return {
    /** The same path and tag, but no registry in front: they lead to Docker Hub. */
    withoutRegistry: only((one) => one.host === '' && isNamed(one)),
    /** The same path and tag in a registry that is not on a loopback address. */
    elsewhere: only(
      ({ host, path, tag }) => host !== '' && !isLoopback(host) && path === wanted.path && tag === wanted.tag,
    ),
    /** Another path of the same registry, with the same last word. */
    beside: only(
      (one) => isSameRegistry(one, wanted) && one.path !== wanted.path && lastWord(one) === lastWord(wanted),
    ),
    /** Any name that has to do with it. */
    related: only((one) => one.host !== '' || lastWord(one) === lastWord(wanted)),
  }
}
