import { once } from 'node:events'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/**
 * The same connection with TLS on it, whatever certificate the other side has, however old its TLS or weak its keys:
 * who answers is known from the port. @param host as in the `Host` header @throws what {@link tlsProblem} knows
 */
export async function secured(connection: Duplex, host: string, signal: AbortSignal): Promise<TLSSocket> {
  const { hostname } = new URL(`https://${host}`)
  // TLS takes as long to load as Node takes to start, and most pages do not need it.
  const socket = process.getBuiltinModule('node:tls').connect({
    socket: connection,
    servername: isIP(hostname.replace(/[[\]]/g, '')) === 0 ? hostname : '',
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    // BoringSSL, which Bun has, knows no levels, and refuses the word.
    ...(!process.versions.bun && { ciphers: 'DEFAULT:@SECLEVEL=0' }),
  })
  await once(socket, 'secureConnect', { signal })
  return socket
}

/** What OpenSSL says of an answer that is no TLS at all. */
const NO_TLS =
  /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER_FAILURE|UNEXPECTED_MESSAGE)$/

/** Why there is no TLS on a connection; undefined where the error is a different one. */
export function tlsProblem(error: unknown): 'not-https' | 'tls-refused' | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (NO_TLS.test(code)) return 'not-https'
  return /^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code) ? 'tls-refused' : undefined
}
