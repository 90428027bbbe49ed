import type { Container } from '../../../docker/port/docker.ts'

/** By what way one container reaches another. */
export type Way =
  /** Both are on these networks, on which names resolve where that was asked. */
  | { by: 'network'; networks: string[] }
  /** A line of its `/etc/hosts`; `link`: one that `--link` wrote. */
  | { by: 'hosts-file'; link: boolean; line: string }
  /** They have one network: each is the other's localhost. */
  | { by: 'localhost' }
  /** It uses the network of the host, from which every container's address is reached. */
  | { by: 'host' }

/** Names do not resolve on the networks that every engine has. */
const isPredefined = (name: string) => ['bridge', 'host', 'none'].includes(name)

/** The networks that both are on, and over which they can send. */
export const shared = (one: Container, other: Container): string[] =>
  one.networks
    .map(({ name }) => name)
    .filter((name) => !['none', 'host'].includes(name) && other.networks.some((its) => its.name === name))

/** Whose network it uses: the id of a container, or the host. */
const ownerOf = (one: Container) =>
  usesHost(one) ? 'host' : one.networkOf?.isLeft ? one.id : (one.networkOf?.id ?? one.id)

const usesHost = ({ networkMode, networkOf }: Pick<Container, 'networkMode' | 'networkOf'>) =>
  [networkMode, networkOf?.networkMode].includes('host')

/**
 * How a container reaches another; undefined where it does not.
 * @param hosts its `/etc/hosts`
 * @param apart the networks that keep their containers apart
 */
export function wayBetween(
  from: Container,
  to: Container,
  { by, hosts, apart }: { by: 'name' | 'address'; hosts: string; apart: readonly string[] },
): Way | undefined {
  if (ownerOf(from) === ownerOf(to)) return { by: 'localhost' }
  const open = shared(from, to).filter((name) => !apart.includes(name))
  const networks = by === 'name' ? open.filter((name) => !isPredefined(name)) : open
  if (networks.length > 0) return { by: 'network', networks }
  const reaches = usesHost(from) && to.networks.some(({ ip }) => ip !== '')
  if (by === 'address') return reaches ? { by: 'host' } : undefined
  const addresses = to.networks.filter(({ name }) => reaches || open.includes(name)).map(({ ip }) => ip)
  const line = linesOf(hosts).find(
    ({ address, names }) => addresses.includes(address) && names.includes(to.name.toLowerCase()),
  )
  return line && { by: 'hosts-file', link: isLink(line.names, to), line: line.text }
}

/** Docker writes the beginning of the container's id beside the name of a link. */
const isLink = (names: readonly string[], { id }: Container) =>
  names.some((name) => /^[0-9a-f]{12}$/.test(name) && id.startsWith(name))

/** {@link https://man7.org/linux/man-pages/man5/hosts.5.html} */
function linesOf(hosts: string): { address: string; names: string[]; text: string }[] {
  return hosts.split('\n').flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (!address || names.length === 0) return []
    return [{ address, names: names.map((name) => name.toLowerCase()), text: [address, ...names].join(' ') }]
  })
}
