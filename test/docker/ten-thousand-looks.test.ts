import { getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { connect } from '../../src/docker/connect.ts'
import { docker2010, image2010 } from './engine-json.ts'
import { friendlyDaemon } from './friendly-daemon.ts'
import { httpServer, tcpServer } from './servers.ts'

const AT_ONCE = 20

async function times(count: number, work: () => Promise<unknown>) {
  for (let done = 0; done < count; done += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, work))
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Memory that is still used, in MiB. */
function usedMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

/** Timers, sockets and the like. */
const handles = () => process.getActiveResourcesInfo().filter((kind) => /Timeout|Wrap/.test(kind)).length

test('a session that looks ten thousand times leaves nothing behind', async () => {
  const justUp = { ...docker2010.State, StartedAt: new Date().toISOString() }
  await using daemon = await friendlyDaemon({
    containers: [docker2010, { ...docker2010, Id: 'beef', Name: '/young', State: justUp }],
    images: [image2010],
    logs: { web: 'started\n' },
    files: { '/etc/motd': 'hello' },
  })
  await using page = await httpServer((_, response) => response.end('hello'))
  await using greeter = await tcpServer((socket) => socket.end('220 ready\r\n'))
  const run = new AbortController()
  const { docker } = await connect(daemon.endpoint, { signal: run.signal })
  const looks = {
    container: () => docker.container('web'),
    young: () => docker.container('young'),
    http: () => docker.http(page.url),
    tcp: () => docker.tcp('127.0.0.1', greeter.port),
    file: () => docker.file('web', '/etc/motd'),
    logs: () => docker.logs('web'),
  }
  for (const look of Object.values(looks)) await times(AT_ONCE, look)

  const before = {
    listeners: getEventListeners(run.signal, 'abort').length,
    mb: usedMb(),
    handles: handles(),
  }
  await times(9000, looks.container)
  await times(1000, looks.young)
  for (const probe of [looks.http, looks.tcp, looks.file, looks.logs]) await times(1000, probe)

  expect(getEventListeners(run.signal, 'abort')).toHaveLength(before.listeners)
  await expect.poll(() => daemon.sockets.size).toBeLessThanOrEqual(6)
  await expect.poll(handles).toBeLessThanOrEqual(before.handles)
  // What was asked is kept by the fake engine alone.
  daemon.asked.length = 0
  expect(usedMb() - before.mb).toBeLessThan(5)

  run.abort()
  await expect.poll(() => daemon.sockets.size).toBe(0)
  await expect.poll(() => getEventListeners(run.signal, 'abort').length).toBe(0)
}, 240_000)
