import { expect, test } from 'vitest'
import { readLogs } from '../../src/docker/probes/logs.ts'
import { ask, container, docker, removeContainersAfterwards } from './probe-containers.ts'

removeContainersAfterwards()

async function logsOf(...args: string[]) {
  const name = await container(...args)
  await docker('wait', name)
  return readLogs(ask, name)
}

test('both streams are read', async () => {
  const logs = await logsOf('busybox', 'sh', '-c', 'echo out; sleep 0.2; echo err >&2')
  expect(logs).toEqual({ text: 'out\nerr\n', truncated: false, readable: true })
})

test('a terminal is read', async () => {
  expect(await logsOf('-t', 'busybox', 'echo', 'hello')).toMatchObject({ text: 'hello\r\n' })
})

test('of many lines the last are kept', async () => {
  const { text, truncated } = await logsOf('busybox', 'seq', '1', '5000')
  expect(text).toMatch(/^4801\n[\d\n]*\n5000\n$/)
  expect(truncated).toBe(true)
})

test('of long lines 64 KiB are kept', async () => {
  const { text, truncated } = await logsOf(
    'busybox',
    'sh',
    '-c',
    'head -c 3000000 /dev/zero | tr "\\0" x; echo end',
  )
  expect(text).toMatch(/x+end\n$/)
  expect(text.length).toBe(64 * 1024)
  expect(truncated).toBe(true)
})

test('a log driver that keeps nothing cannot be read, nor a container that is not there', async () => {
  expect(await logsOf('--log-driver', 'none', 'busybox', 'echo', 'x')).toMatchObject({ readable: false })
  expect(await readLogs(ask, 'dl-probe-nobody')).toMatchObject({ readable: false })
})
