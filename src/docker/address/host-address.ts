import { CouldNotLook } from '../port/could-not-look.ts'
import type { Address, Tls } from './endpoint.ts'

/**
 * What stands in `--host`, DOCKER_HOST or a context, read as the Docker CLI reads it: without a scheme it is TCP.
 * Rejects, by `endpoint-unsupported`, what docker-lab cannot connect to.
 * @see https://github.com/docker/cli/blob/master/opts/hosts.go
 */
export function parseHost(text: string, platform: NodeJS.Platform, tls?: Tls): Address & { url: string } {
  const host = text.trim()
  const [, scheme = 'tcp', rest = host] = /^([a-z]+):\/\/(.*)$/is.exec(host) ?? []
  switch (scheme.toLowerCase()) {
    case 'unix': {
      const path = rest || '/var/run/docker.sock'
      return { kind: 'unix', path, url: `unix://${path}` }
    }
    case 'npipe': {
      const path = rest || '//./pipe/docker_engine'
      if (platform !== 'win32') throw unsupported(host, 'named pipes exist on Windows only')
      return { kind: 'npipe', path, url: `npipe://${path}` }
    }
    case 'tcp':
    case 'http':
      return tcp(host, rest, tls)
    case 'https':
      return tcp(host, rest, tls ?? { verify: true })
    case 'ssh':
      return ssh(host, rest)
    default:
      throw unsupported(host, `${scheme}:// is not known`)
  }
}

function tcp(host: string, rest: string, tls: Tls | undefined) {
  const { hostname, port, pathname } = parse(host, rest.replace(/^(?=:|$)/, 'localhost'))
  if (pathname !== '' && pathname !== '/') throw unsupported(host, 'a path behind the port is not supported')
  const number = port === '' ? (tls ? 2376 : 2375) : Number(port)
  return {
    kind: 'tcp' as const,
    host: bare(hostname),
    port: number,
    ...(tls && { tls }),
    url: `tcp://${hostname}:${number}`,
  }
}

function ssh(host: string, rest: string) {
  const { hostname, port, pathname, username, password } = parse(host, rest)
  const user = decodeURIComponent(username)
  const path = pathname === '/' ? '' : pathname
  if (password)
    throw unsupported(host, 'a password has no place in an address: let ssh ask for it, or use a key')
  if (!hostname) throw unsupported(host, 'it names no host')
  if (hostname.startsWith('-') || user.startsWith('-'))
    throw unsupported(host, 'a name must not begin with «-»')
  // The path becomes a word of a command that a shell on that machine reads.
  if (!/^[\w./-]*$/.test(path)) throw unsupported(host, 'the path has characters that are not supported')
  const url = `ssh://${user && `${user}@`}${hostname}${port && `:${port}`}${path}`
  return {
    kind: 'ssh' as const,
    host: bare(hostname),
    ...(user && { user }),
    ...(port && { port: Number(port) }),
    ...(path && { path }),
    url,
  }
}

/** A scheme that URL does not know leaves port and host as they are written. */
function parse(host: string, rest: string): URL {
  const url = URL.parse(`docker://${rest}`)
  if (!url || url.search || url.hash || !/^\d*$/.test(url.port))
    throw unsupported(host, 'it is not an address')
  return url
}

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1')

function unsupported(host: string, why: string): CouldNotLook {
  return new CouldNotLook('endpoint-unsupported', host.replace(/\/\/[^/]*@/, '//'), why)
}
