import { beforeAll, describe, expect, test } from 'vitest'
import { runExec } from '../../src/docker/probes/exec.ts'
import { listening } from '../../src/docker/probes/listening.ts'
import { ask, container, docker, removeContainersAfterwards } from './probe-containers.ts'

removeContainersAfterwards()

/** What runs in the container, dead ones that nobody buried included. */
async function processesIn(name: string): Promise<string[]> {
  const processes = await docker('exec', name, 'sh', '-c', 'cat /proc/[0-9]*/stat')
  return processes
    .split('\n')
    .map((line) => line.split(' ').slice(0, 4).join(' '))
    .filter((line) => !/\((cat|sh)\) R|\(sh\) S 0$/.test(line))
}

describe.each(['busybox', 'centos', 'nginx'])('in %s', (image) => {
  let name = ''
  let before: string[] = []
  beforeAll(async () => {
    name = await container('--init', '--entrypoint', 'sleep', image, '600')
    before = await processesIn(name)
  })

  test('a program tells its output and its exit code, and nothing stays', async () => {
    expect(await runExec(ask, name, ['sh', '-c', 'echo out; echo err >&2; exit 3'])).toEqual({
      kind: 'ended',
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
    })
    expect(await processesIn(name)).toEqual(before)
  })

  test('arguments arrive as they are', async () => {
    const odd = ["it's", 'a  b', '$HOME', '', '-n', '*', '"']
    const result = await runExec(ask, name, ['printf', '[%s]', ...odd])
    expect(result).toMatchObject({ stdout: odd.map((word) => `[${word}]`).join('') })
  })

  test('at the deadline a program is ended, with what it started', async () => {
    const result = await runExec(ask, name, ['sh', '-c', 'echo before; sleep 500 & sleep 501'], 1000)
    expect(result).toEqual({ kind: 'timeout', stdout: 'before\n', stderr: '' })
    expect(await docker('top', name, '-eo', 'pid,args')).not.toMatch(/sleep 50|sh -c/)
  })

  test('a flood is cut and ended', async () => {
    const result = await runExec(ask, name, ['yes'], 1000)
    expect(result).toMatchObject({ kind: 'timeout' })
    expect(result.kind === 'timeout' && result.stdout.length).toBe(64 * 1024)
    expect(await docker('top', name, '-eo', 'pid,args')).not.toMatch(/yes/)
  })

  test('long output that ends is cut, and its exit code told', async () => {
    const result = await runExec(ask, name, ['sh', '-c', 'head -c 300000 /dev/zero; exit 4'])
    expect(result).toMatchObject({
      kind: 'ended',
      exitCode: 4,
      truncated: true,
      stdout: '\0'.repeat(64 * 1024),
    })
  })

  test('a program that is not there was not started', async () => {
    const result = await runExec(ask, name, ['no-such-program'])
    expect(result).toMatchObject({ kind: 'not-started', said: expect.stringContaining('not found') })
  })

  test('a program that ends with 127 or by a signal has ended', async () => {
    expect(await runExec(ask, name, ['sh', '-c', 'exit 127'])).toMatchObject({ kind: 'ended', exitCode: 127 })
    expect(await runExec(ask, name, ['sh', '-c', 'kill -9 $$'])).toMatchObject({
      kind: 'ended',
      exitCode: 137,
    })
  })
})

test('nothing stays where the main process buries no children', async () => {
  const name = await container('busybox', 'sleep', '600')
  const before = await processesIn(name)
  for (let time = 0; time < 5; time++) await runExec(ask, name, ['true'])
  expect(await processesIn(name)).toEqual(before)
})

test('a container without a shell runs programs all the same', async () => {
  const name = await container(
    '--entrypoint',
    '/bin/busybox',
    'busybox',
    'sh',
    '-c',
    'rm /bin/sh; exec sleep 600',
  )
  await expect.poll(() => docker('top', name, '-eo', 'pid,args'), { timeout: 10_000 }).toContain('sleep 600')
  expect(await runExec(ask, name, ['echo', 'hello'])).toMatchObject({
    kind: 'ended',
    exitCode: 0,
    stdout: 'hello\n',
  })
  expect(await runExec(ask, name, ['no-such-program'])).toMatchObject({ kind: 'not-started' })
  expect(await runExec(ask, name, ['sleep', '4'], 1000)).toMatchObject({ kind: 'timeout' })
})

test('a container that is paused, has ended or is not there starts nothing', async () => {
  const name = await container('busybox', 'sleep', '600')
  await docker('pause', name)
  expect(await runExec(ask, name, ['true'])).toMatchObject({ kind: 'not-started', said: /paused/ })
  await docker('unpause', name)
  await docker('stop', '-t', '0', name)
  expect(await runExec(ask, name, ['true'])).toMatchObject({ kind: 'not-started', said: /not running/ })
  expect(await runExec(ask, 'dl-probe-nobody', ['true'])).toMatchObject({ kind: 'not-started' })
})

test('what listens is told, with its address', async () => {
  const serve = 'httpd -p 127.0.0.1:8080; httpd -p 81; sleep 600'
  const name = await container('busybox', 'sh', '-c', serve)
  await expect.poll(() => listening(ask, name), { timeout: 10_000 }).toHaveLength(2)
  expect(await listening(ask, name)).toContainEqual({ address: '127.0.0.1', port: 8080 })
  await docker('stop', '-t', '0', name)
  expect(await listening(ask, name)).toBeUndefined()
})
