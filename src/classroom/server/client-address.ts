import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import {
  convertIPv4BinaryToString,
  convertIPv4MappedIPv6ToIPv4,
  convertIPv6BinaryToString,
  convertIPv6ToBinary,
  isIPv4MappedIPv6,
} from 'hono/utils/ipaddr'

/** An address as every other way to write it is written here, also one of IPv4 that came in as IPv6; undefined for none. */
export function plainAddress(text = ''): string | undefined {
  const version = isIP(text)
  if (version !== 6) return version === 4 ? text : undefined
  const [address = '', ...zone] = text.split('%')
  const bits = convertIPv6ToBinary(address)
  if (isIPv4MappedIPv6(bits)) return convertIPv4BinaryToString(convertIPv4MappedIPv6ToIPv4(bits))
  return [convertIPv6BinaryToString(bits), ...zone].join('%')
}

/** What an address counts as. With IPv6, each visitor has 2^64 addresses to come from: those of one network. */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address
  const [withoutZone = ''] = address.split('%')
  return `${convertIPv6BinaryToString((convertIPv6ToBinary(withoutZone) >> 64n) << 64n)}/64`
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
