import { expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/could-not-look.ts'
import { readSshLog, sshArguments } from '../../src/docker/dial-ssh.ts'
import { hostToDial } from '../../src/docker/dialer.ts'
import type { Endpoint } from '../../src/docker/endpoint.ts'
import { freePort, here, tcpServer, unix } from './servers.ts'

const tcp = (host: string): Endpoint => ({
  kind: 'tcp',
  host,
  port: 2375,
  url: `tcp://${host}:2375`,
  source: '',
})
const ssh = { kind: 'ssh', host: 'lab.example', url: 'ssh://lab.example', source: '' } as const

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
  expect(sshArguments(endpoint, '::1', 80).join(' ')).toMatch(/ -W \[::1\]:80 -l me -p 2222 -- lab\.example$/)
  expect(sshArguments(ssh, '127.0.0.1', 80).join(' ')).toMatch(/ -W 127\.0\.0\.1:80 -- lab\.example$/)
})

test.each([
  ['debug2: channel 0: open confirm rwindow 2097152 rmax 32768', 'connected'],
  ['channel 0: open failed: connect failed: Connection refused\r\nstdio forwarding failed', 'refused'],
  ['channel 0: open failed: connect failed: No route to host', 'unreachable'],
  ['channel 0: open failed: connect failed: Connection timed out', 'timeout'],
  ['channel 0: open failed: administratively prohibited: open failed', undefined],
  ['me@lab.example: Permission denied (publickey).', undefined],
  ['', undefined],
])('ssh that logs «%s» tells %s', (log, told) => {
  expect(readSshLog(log)).toBe(told)
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

test('a run that has ended makes no verdict', async () => {
  await expect(here(AbortSignal.abort()).dial('127.0.0.1', 1)).rejects.toBeInstanceOf(CouldNotLook)
})
