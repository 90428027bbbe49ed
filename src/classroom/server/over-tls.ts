import type { IncomingMessage } from 'node:http'
import { plainAddress } from './client-address.ts'

/**
 * Whether whoever asks does so over TLS. Where it came from one of our proxies, that says so; anybody else can write what
 * they like.
 * @param ours whether it came to us over TLS
 */
export function isOverTls(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  { ours, proxies }: { ours: boolean; proxies: ReadonlySet<string> },
): boolean {
  const said = headers['x-forwarded-proto']
  if (said === undefined || !proxies.has(plainAddress(socket.remoteAddress) ?? '')) return ours
  // Of several proxies, the first is the one that browsers come to.
  return `${said}`.split(',')[0]?.trim().toLowerCase() === 'https'
}
