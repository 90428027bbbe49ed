import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** An address as every other way to write it is written here, also one of IPv4 that came in as IPv6; undefined for none. */
export function plainAddress(text = ''): string | undefined {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, '')
  const version = isIP(address)
  if (version !== 6) return version === 4 ? address : undefined
  // One with a zone is in no URL.
  return URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? address
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
