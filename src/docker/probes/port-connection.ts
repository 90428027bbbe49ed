import type { Duplex } from 'node:stream'
import type { ConnectionFailure, ConnectionProblem } from '../port/docker.ts'

/** The result of connecting to a port. The caller destroys the socket. */
export type PortConnection = { kind: 'connected'; socket: Duplex } | ConnectionFailure

/** The same, with the address of the engine's host that was dialled. */
export type Dialled = (PortConnection & { kind: 'connected'; address: string }) | ConnectionFailure

/** What a socket's error says about the other side; undefined where it says something about this one. */
export function connectionProblem(error: unknown): ConnectionProblem | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return problems[code]
}

const problems: Record<string, ConnectionProblem> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
}
