import { CouldNotLook, type DetailCode } from '../port/could-not-look.ts'
import type { Address, Tls } from './address.ts'

/**
 * The address in `--host`, DOCKER_HOST or a context, read as the Docker CLI reads it: without a scheme it is TCP.
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
      if (platform !== 'win32') throw unsupported(host, 'pipes-on-windows-only')
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
      throw unsupported(host, 'unknown-scheme', `${scheme}://`)
  }
}

function tcp(host: string, rest: string, tls: Tls | undefined) {
  const { hostname, port, pathname } = parse(host, rest.replace(/^(?=:|$)/, 'localhost'))
  if (pathname !== '' && pathname !== '/') throw unsupported(host, 'path-in-address')
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
  if (password) throw unsupported(host, 'password-in-address')
  if (!hostname) throw unsupported(host, 'no-host')
  if (hostname.startsWith('-') || user.startsWith('-')) throw unsupported(host, 'leading-dash')
  // The path becomes a word of a command that a shell on that machine reads.
  if (!/^[\w./-]*$/.test(path)) throw unsupported(host, 'path-characters')
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
  if (!url || url.search || url.hash || !/^\d*$/.test(url.port)) throw unsupported(host, 'not-an-address')
  return url
}

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1')

function unsupported(host: string, why: DetailCode, name?: string): CouldNotLook {
  return new CouldNotLook('endpoint-unsupported', host.replace(/\/\/[^/]*@/, '//'), { why, name })
}
