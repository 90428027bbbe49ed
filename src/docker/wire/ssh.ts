import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import http from 'node:http'
import { Duplex } from 'node:stream'
import type { SshEndpoint } from '../address/address.ts'
import { endSsh, startSsh } from './ssh-child.ts'

/** How much of what ssh says is kept. */
const LONGEST_COMPLAINT = 500
/** How long an ssh that closed the connection can take to say why, in ms. */
const LAST_WORDS_MS = 2000

/**
 * Connections through the user's own `ssh`, so that their configuration, agent and known hosts hold. At the far
 * end `docker system dial-stdio` joins the connection to the engine's socket; Podman has it too.
 * @see https://github.com/docker/cli/blob/master/cli/connhelper/connhelper.go
 */
export function sshAgent(endpoint: SshEndpoint): http.Agent {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
  return Object.assign(agent, { createConnection: () => dialStdio(dialStdioArguments(endpoint)) })
}

/** The arguments of `ssh`. */
export function dialStdioArguments({ host, user, port, path }: SshEndpoint): string[] {
  const login = user === undefined ? [] : ['-l', user]
  const at = port === undefined ? [] : ['-p', `${port}`]
  const socket = path === undefined ? [] : ['--host', `unix://${path}`]
  return ['-T', ...login, ...at, '--', host, 'docker', ...socket, 'system', 'dial-stdio']
}

function dialStdio(args: string[]): Duplex {
  const child = startSsh(args)
  let complaint = ''
  let isLate = false
  let hasAnswered = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    // The last words say why it ended; before them there can be a banner of any length.
    complaint = (complaint + text.slice(-2 * LONGEST_COMPLAINT)).slice(-2 * LONGEST_COMPLAINT)
  })
  const socket = asSocket(child)
  const fail = (said: string) => socket.destroy(Object.assign(new Error(said), { code: 'ESSH' }))
  const words = () => complaint.trim().slice(-LONGEST_COMPLAINT)
  /** What it has to say about that comes when it ends, on standard error; but it need not end. */
  const closed = () => {
    if (isLate) return
    isLate = true
    setTimeout(() => fail(words() || 'ssh closed the connection'), LAST_WORDS_MS).unref()
  }
  child.stdout.once('data', () => {
    hasAnswered = true
  })
  child.stdout.on('end', closed)
  child.stdin.on('error', closed)
  child.on('error', (error) => fail(error.message))
  child.on('close', (code, signal) => {
    if (code === 0 && hasAnswered) socket.push(null)
    else fail(words() || `ssh ended with ${code ?? signal}`)
  })
  return socket
}

/** The child's standard input and output, with the methods of a socket that node:http calls. */
function asSocket(child: ChildProcessWithoutNullStreams): Duplex {
  const socket = new Duplex({
    read: () => child.stdout.resume(),
    // A broken pipe is not the reason: that comes when ssh ends.
    write: (chunk, _, done) => child.stdin.write(chunk, () => done()),
    final: (done) => child.stdin.end(() => done()),
    destroy: (error, done) => {
      endSsh(child)
      done(error)
    },
  })
  child.stdout.on('data', (chunk) => socket.push(chunk) || child.stdout.pause())
  const toAll = (method: 'ref' | 'unref') => () => {
    for (const part of [child, child.stdin, child.stdout, child.stderr]) (part as Referable)[method]?.()
    return socket
  }
  const itself = () => socket
  return Object.assign(socket, {
    setKeepAlive: itself,
    setNoDelay: itself,
    setTimeout: itself,
    ref: toAll('ref'),
    unref: toAll('unref'),
  })
}

interface Referable {
  ref?(): void
  unref?(): void
}
