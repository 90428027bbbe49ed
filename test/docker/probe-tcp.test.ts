import { expect, test } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { tcpConnect } from '../../src/docker/probes/tcp.ts'
import { stopClock } from '../stopped-clock.ts'
import { freePort, here, tcpServer } from './servers.ts'

const connected = (silent: boolean, address = '127.0.0.1') => ({ kind: 'connected', address, silent })

test('a server that speaks first is connected to', async () => {
  await using server = await tcpServer((socket) => socket.write('220 ready\r\n'))
  expect(await tcpConnect(here(), '127.0.0.1', server.port)).toEqual(connected(false))
})

test('a server that waits to be spoken to is connected to, and silent', async () => {
  await using server = await tcpServer(() => {})
  expect(await tcpConnect(here(), '127.0.0.1', server.port)).toEqual(connected(true))
})

test('localhost is reached at the address that listens', async () => {
  await using server = await tcpServer((socket) => socket.write('220 ready\r\n'), '::1')
  expect(await tcpConnect(here(), 'localhost', server.port)).toEqual(connected(false, '::1'))
})

test.each([
  ['closed', 'destroy'],
  ['reset', 'resetAndDestroy'],
] as const)(
  'a connection that is %s at once, as Docker does where nobody listens, is a reset',
  async (_how, end) => {
    await using server = await tcpServer((socket) => socket[end]())
    using _clock = stopClock()
    expect(await tcpConnect(here(), '127.0.0.1', server.port)).toEqual({ kind: 'problem', problem: 'reset' })
  },
)

test('no server is a refusal', async () => {
  expect(await tcpConnect(here(), 'localhost', await freePort())).toEqual({
    kind: 'problem',
    problem: 'refused',
  })
})

test('a run that ends meanwhile makes no verdict', async () => {
  const run = new AbortController()
  await using server = await tcpServer(() => run.abort())
  await expect(tcpConnect(here(run.signal), '127.0.0.1', server.port)).rejects.toBeInstanceOf(CouldNotLook)
})
