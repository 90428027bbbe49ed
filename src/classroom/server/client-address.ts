import type { IncomingMessage } from 'node:http'
import { isIP, SocketAddress } from 'node:net'

/** An address as every other way to write it is written here, also one of IPv4 that came in as IPv6; undefined for none. */
export function plainAddress(address = ''): string | undefined {
  const version = isIP(address)
  if (version === 0) return undefined
  const plain = new SocketAddress({ address, family: version === 4 ? 'ipv4' : 'ipv6' })
  return plain.address.replace(/^::ffff:(?=\d+\.)/, '')
}

/**
 * Whose request it is. Where it came from one of our proxies, the nearest address that these have seen; anybody can write
 * what comes before it.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  proxies: ReadonlySet<string>,
): string {
  const from = plainAddress(socket.remoteAddress) ?? ''
  if (!proxies.has(from)) return from
  const seen = `${headers['x-forwarded-for'] ?? ''}`.split(',').map((address) => plainAddress(address.trim()))
  return seen.findLast((address) => address === undefined || !proxies.has(address)) ?? from
}
