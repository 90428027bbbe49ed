/** An image reference in full: `registry/repository[:tag][@digest]`. */
export interface Reference {
  /** `docker.io`, `localhost:5000`, … */
  registry: string
  /** `library/nginx`, `me/app`, … */
  repository: string
  tag?: string
  digest?: string
}

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const REPOSITORY = new RegExp(`^${PART}(?:/${PART})*$`)
const REGISTRY = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::\d+)?$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/

/**
 * Reads a reference as Docker does: the part before the first `/` is a registry if it has a dot or a colon or
 * is `localhost`; otherwise the image is Docker Hub's. Undefined where it is not one.
 * @see https://github.com/distribution/reference/blob/main/normalize.go
 */
export function parseReference(text: string): Reference | undefined {
  const [named = '', digest, ...more] = text.split('@')
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const name = colon < 0 ? named : named.slice(0, colon)
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(0, slash))
  const hasRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()
  const given = hasRegistry ? first : 'docker.io'
  const registry = given === 'index.docker.io' ? 'docker.io' : given
  const path = hasRegistry ? name.slice(slash + 1) : name
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path
  if (more.length > 0 || !REGISTRY.test(registry) || !REPOSITORY.test(repository)) return undefined
  if (tag !== undefined && !TAG.test(tag)) return undefined
  if (digest !== undefined && !DIGEST.test(digest)) return undefined
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) }
}

/** The name as Docker shows it, without tag and digest: `nginx`, `me/app`, `localhost:5000/app`. */
export function familiarName({ registry, repository }: Reference): string {
  if (registry !== 'docker.io') return `${registry}/${repository}`
  return repository.replace(/^library\/(?=[^/]+$)/, '')
}

/**
 * One spelling for each image: `docker.io/library/nginx` and `nginx` become `nginx:latest`, and a reference with a
 * digest loses its tag, which Docker ignores. What is no reference is given back as it is.
 */
export function familiar(text: string): string {
  const reference = parseReference(text)
  if (!reference) return text
  const name = familiarName(reference)
  return reference.digest ? `${name}@${reference.digest}` : `${name}:${reference.tag ?? 'latest'}`
}

/** The same for what Podman says: its `localhost/app` is what its user calls `app`. */
export function familiarOnPodman(text: string): string {
  return familiar(text.replace(/^localhost\//, ''))
}
