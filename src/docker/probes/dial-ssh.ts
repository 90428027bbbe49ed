import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { Duplex } from 'node:stream'
import type { SshEndpoint } from '../address/address.ts'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { ConnectionProblem } from '../port/docker.ts'
import { limited } from '../wire/limit.ts'
import { endSsh, startSsh } from '../wire/ssh-child.ts'
import type { PortConnection } from './port-connection.ts'

/**
 * Connects from the far end of an `ssh://USER@HOST:PORT` endpoint, through the system's own ssh, so that the
 * user's configuration, keys and known hosts hold.
 *
 * ssh says nothing on its standard output until the server at the port does, so whether it connected
 * is read from its debug log: {@link https://github.com/openssh/openssh-portable/blob/master/channels.c}.
 */
export async function dialThroughSsh(
  endpoint: SshEndpoint,
  host: string,
  port: number,
  signal: AbortSignal,
  timeoutMs: number,
  shared = true,
): Promise<PortConnection> {
  const child = startSsh(forwardArguments(endpoint, host, port, shared))
  using limit = limited(signal, timeoutMs)
  const ended = once(child, 'close')
  ended.catch(() => {})
  let log = ''
  try {
    const outcome = await new Promise<ReturnType<typeof readSshLog>>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        log = (log + text).slice(-LOG_BYTES)
        const known = readSshLog(log)
        if (known) resolve(known)
      })
      ended.then(() => resolve(readSshLog(log)), reject)
      limit.signal.addEventListener('abort', () => resolve(undefined))
      if (signal.aborted) resolve(undefined)
    })
    if (outcome === 'connected') return { kind: 'connected', socket: joined(child) }
    endSsh(child)
    if (outcome === 'unclear') return dialThroughSsh(endpoint, host, port, signal, timeoutMs, false)
    if (outcome) return { kind: 'problem', problem: outcome }
  } catch (error) {
    const detail = { why: 'ssh', said: String(error) } as const
    throw new CouldNotLook('engine-unreachable', endpoint.url, detail, { cause: error })
  }
  if (signal.aborted) throw new CouldNotLook('deadline', endpoint.url)
  if (limit.isLate && LOGGED_IN.test(log)) return { kind: 'problem', problem: 'timeout' }
  const code = limit.isLate ? 'engine-timeout' : 'engine-unreachable'
  throw new CouldNotLook(code, endpoint.url, { why: 'ssh', said: lastWords(log) })
}

const LOG_BYTES = 64 * 1024
const LOGGED_IN = /^Authenticated to |^debug1: Authentication succeeded|mux_client_request_stdio_fwd/m

/**
 * The arguments for ssh: no terminal, no questions, one connection to `host:port` on standard input and output.
 * A connection that the user's ssh has open already (`ControlMaster`) is shared or not; none is left open.
 */
export function forwardArguments(endpoint: SshEndpoint, host: string, port: number, shared = true): string[] {
  return [
    ...['-T', '-o', 'BatchMode=yes', '-o', 'LogLevel=DEBUG2', '-o', 'ControlMaster=no'],
    ...(shared ? [] : ['-o', 'ControlPath=none']),
    ...['-W', host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`],
    ...(endpoint.user ? ['-l', endpoint.user] : []),
    ...(endpoint.port ? ['-p', `${endpoint.port}`] : []),
    ...['--', endpoint.host],
  ]
}

/**
 * What ssh's debug log says of the connection; undefined when it has said nothing of it yet. Through a shared
 * connection it is `unclear` whether the port or the far end's ssh refused.
 */
export function readSshLog(log: string): ConnectionProblem | 'connected' | 'unclear' | undefined {
  if (/channel \d+: open confirm|mux_client_request_stdio_fwd: master session id/.test(log))
    return 'connected'
  if (log.includes('Session open refused by peer')) return 'unclear'
  const why = /open failed: connect failed: (.*)/.exec(log)?.[1]
  if (why === undefined) return undefined
  if (/timed out/i.test(why)) return 'timeout'
  return /refused/i.test(why) ? 'refused' : 'unreachable'
}

const lastWords = (log: string) =>
  log
    .split(/\r?\n/)
    .filter((line) => line && !line.startsWith('debug'))
    .at(-1) ?? ''

function joined(child: ChildProcessWithoutNullStreams): Duplex {
  const socket = Duplex.from({ readable: child.stdout, writable: child.stdin })
  return socket.on('error', () => {}).on('close', () => endSsh(child))
}
