import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import http from 'node:http'
import { Duplex } from 'node:stream'
import type { SshEndpoint } from '../address/address.ts'

/** How much of what ssh says is kept. */
const LONGEST_COMPLAINT = 500

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
  const child = spawn('ssh', args, { stdio: 'pipe', windowsHide: true })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, LONGEST_COMPLAINT)
  })
  const socket = asSocket(child)
  const fail = (said: string) => socket.destroy(Object.assign(new Error(said), { code: 'ESSH' }))
  child.on('error', (error) => fail(error.message))
  child.on('close', (code, signal) => {
    if (code === 0) socket.push(null)
    else fail(complaint.trim() || `ssh ended with ${code ?? signal}`)
  })
  return socket
}

/** The child's standard input and output, with the methods of a socket that node:http calls. */
function asSocket(child: ChildProcessWithoutNullStreams): Duplex {
  const socket = new Duplex({
    read: () => child.stdout.resume(),
    write: (chunk, _, done) => child.stdin.write(chunk, done),
    final: (done) => child.stdin.end(done),
    destroy: (error, done) => {
      child.kill()
      done(error)
    },
  })
  child.stdout.on('data', (chunk) => socket.push(chunk) || child.stdout.pause())
  // What it has to say about a broken pipe is in the exit code and on stderr.
  child.stdin.on('error', () => {})
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
