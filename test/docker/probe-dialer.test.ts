import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Endpoint } from '../../src/docker/address/endpoint.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { forwardArguments, readSshLog } from '../../src/docker/probes/dial-ssh.ts'
import { type Dialer, hostToDial, makeDialer } from '../../src/docker/probes/dialer.ts'
import { httpGet } from '../../src/docker/probes/http.ts'
import { tcpConnect } from '../../src/docker/probes/tcp.ts'
import { stopClock } from '../stopped-clock.ts'
import { freePort, here, tcpServer, unix } from './servers.ts'

const tcp = (host: string): Endpoint => ({
  kind: 'tcp',
  host,
  port: 2375,
  url: `tcp://${host}:2375`,
  source: '--host',
})
const ssh = { kind: 'ssh', host: 'lab.example', url: 'ssh://lab.example', source: '--host' } as const

test.each<[Endpoint, string, string]>([
  [unix, '127.0.0.1', '127.0.0.1'],
  [unix, '0.0.0.0', '127.0.0.1'],
  [unix, '::', '::1'],
  [unix, '192.168.1.5', '192.168.1.5'],
  [tcp('10.0.0.9'), '127.0.0.1', '10.0.0.9'],
  [tcp('10.0.0.9'), '0.0.0.0', '10.0.0.9'],
  [tcp('10.0.0.9'), '::1', '10.0.0.9'],
  [tcp('10.0.0.9'), '172.17.0.2', '172.17.0.2'],
  [tcp('localhost'), '::1', '::1'],
  [ssh, '127.0.0.1', '127.0.0.1'],
  [ssh, '::', '::1'],
])('with %o, %s is reached at %s', (endpoint, address, host) => {
  expect(hostToDial(endpoint, address)).toBe(host)
})

test('ssh gets what the endpoint says, never a word that it could take for an option', () => {
  const endpoint = { ...ssh, user: 'me', port: 2222 }
  expect(forwardArguments(endpoint, '::1', 80).join(' ')).toMatch(
    / -W \[::1\]:80 -l me -p 2222 -- lab\.example$/,
  )
  expect(forwardArguments(ssh, '127.0.0.1', 80).join(' ')).toMatch(/ -W 127\.0\.0\.1:80 -- lab\.example$/)
})

test.each([
  ['debug2: channel 0: open confirm rwindow 2097152 rmax 32768', 'connected'],
  ['channel 0: open failed: connect failed: Connection refused\r\nstdio forwarding failed', 'refused'],
  ['channel 0: open failed: connect failed: No route to host', 'unreachable'],
  ['channel 0: open failed: connect failed: Connection timed out', 'timeout'],
  ['channel 0: open failed: administratively prohibited: open failed', undefined],
  ['Stdio forwarding request failed: Session open refused by peer', 'unclear'],
  ['debug1: mux_client_request_stdio_fwd: master session id: 2', 'connected'],
  ['me@lab.example: Permission denied (publickey).', undefined],
  ['', undefined],
])('ssh that logs "%s": %s', (log, known) => {
  expect(readSshLog(log)).toBe(known)
})

test('a port on which nobody listens is refused', async () => {
  expect(await here().dial('127.0.0.1', await freePort())).toEqual({ kind: 'problem', problem: 'refused' })
})

test.each(['127.0.0.1', '::1'])('localhost finds a server that listens on %s alone', async (address) => {
  await using server = await tcpServer((socket) => socket.end('hello'), address)
  const dialled = await here().dial('localhost', server.port)
  expect(dialled.kind).toBe('connected')
  if (dialled.kind === 'connected') dialled.socket.destroy()
})

/** An `ssh` that logs these lines and then does as the script says. */
async function withSsh<T>(script: string, use: (dialer: Dialer) => Promise<T>): Promise<T> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'docker-lab-ssh-'))
  await writeFile(join(folder.path, 'ssh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  vi.stubEnv('PATH', `${folder.path}:${process.env.PATH}`)
  using _clock = stopClock()
  try {
    return await use(makeDialer(ssh, new AbortController().signal))
  } finally {
    vi.unstubAllEnvs()
  }
}

const CONFIRM = 'echo "debug2: channel 0: open confirm rwindow 2097152 rmax 32768" >&2'

test('a page comes through ssh', async () => {
  const answer = `printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi'`
  const page = await withSsh(`${CONFIRM}; read line; ${answer}; exec cat >/dev/null`, (dialer) =>
    httpGet(dialer, 'http://localhost:80/'),
  )
  expect(page).toMatchObject({ kind: 'answer', status: 200, body: 'hi' })
})

test('a server that cuts the connection at once does so through ssh', async () => {
  const answer = await withSsh(CONFIRM, (dialer) => tcpConnect(dialer, '127.0.0.1', 80))
  expect(answer).toEqual({ kind: 'problem', problem: 'reset' })
})

test('what refuses through a shared connection is asked again without it', async () => {
  const script = `case "$*" in *ControlPath=none*) echo "channel 0: open failed: connect failed: Connection refused" >&2;;
    *) echo "Stdio forwarding request failed: Session open refused by peer" >&2;; esac; exit 255`
  const answer = await withSsh(script, (dialer) => dialer.dial('127.0.0.1', 80))
  expect(answer).toEqual({ kind: 'problem', problem: 'refused' })
})

test.each([
  [
    'does not get in',
    'echo "me@lab.example: Permission denied (publickey)." >&2; exit 255',
    /Permission denied/,
  ],
  [
    'is not allowed to forward',
    'echo "channel 0: open failed: administratively prohibited: open failed" >&2; exit 255',
    /prohib/,
  ],
])('ssh that %s makes no verdict', async (_what, script, detail) => {
  const dialling = withSsh(script, (dialer) => dialer.dial('127.0.0.1', 80))
  await expect(dialling).rejects.toMatchObject({
    code: 'engine-unreachable',
    detail: { why: 'ssh', said: expect.stringMatching(detail) },
  })
})

test('a run that has ended makes no verdict', async () => {
  await expect(here(AbortSignal.abort()).dial('127.0.0.1', 1)).rejects.toBeInstanceOf(CouldNotLook)
})
