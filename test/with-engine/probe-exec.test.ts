import { beforeAll, describe, expect, test } from 'vitest'
import { runExec } from '../../src/docker/probes/exec.ts'
import { listening } from '../../src/docker/probes/listening.ts'
import { ask, container, docker, removeContainersAfterwards } from './probe-containers.ts'

removeContainersAfterwards()

/** Leaves no program but one. */
const KEEP_SLEEP = 'cp /bin/busybox /sleep; rm -f /bin/busybox /bin/sh; exec /sleep 600'

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
    const result = await runExec(ask, name, ['sh', '-c', 'echo before; sleep 500 & sleep 501'], {
      timeoutMs: 1000,
    })
    expect(result).toEqual({ kind: 'timeout', stdout: 'before\n', stderr: '' })
    expect(await docker('top', name, '-eo', 'pid,args')).not.toMatch(/sleep 50|sh -c/)
  })

  test('a flood is cut and ended', async () => {
    const result = await runExec(ask, name, ['yes'], { timeoutMs: 1000 })
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

  test('a program that is not there was not started, nor what only a shell has itself', async () => {
    for (const command of [['no-such-program'], ['cd', '/tmp'], ['type', 'sh'], ['/no/such']]) {
      const result = await runExec(ask, name, command)
      expect(result).toMatchObject({ kind: 'not-started', missing: true, said: expect.stringMatching(/no/) })
    }
    const passwd = await runExec(ask, name, ['/etc/passwd'])
    expect(passwd).toEqual({ kind: 'not-started', said: expect.stringContaining('permission denied') })
  })

  test("a program's own words are not the engine's", async () => {
    const said = 'OCI runtime exec failed: exec failed: exec: "x": executable file not found in $PATH'
    for (const [code, stream] of [
      [126, 1],
      [127, 2],
    ]) {
      const result = await runExec(ask, name, ['sh', '-c', `echo '${said}' >&${stream}; exit ${code}`])
      expect(result).toMatchObject({ kind: 'ended', exitCode: code })
    }
  })

  test('what a program leaves behind with its output open is ended', async () => {
    const left = await runExec(ask, name, ['setsid', 'sleep', '301'])
    expect(left).toMatchObject({ kind: 'ended', exitCode: 0 })
    expect(
      await runExec(ask, name, ['sh', '-c', 'setsid sleep 302 & sleep 303'], { timeoutMs: 1000 }),
    ).toMatchObject({
      kind: 'timeout',
    })
    expect(await docker('top', name, '-eo', 'pid,args')).not.toMatch(/sleep 30\d/)
  })

  test('what it was run to leave behind runs on', async () => {
    const command = ['sh', '-c', 'sleep 304 & sleep 2.5; exit 3']
    expect(await runExec(ask, name, command, { leaves: true })).toMatchObject({ kind: 'ended', exitCode: 3 })
    expect(await docker('top', name, '-eo', 'pid,args')).toMatch(/sleep 304/)
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

test('programs run one at a time, so that a container with little room gives the same answer each time', async () => {
  // Enough for one of them and for the threads that runc needs to start it, which are more on a slow machine; not for all six.
  const name = await container('--pids-limit', '10', 'busybox', 'sleep', '600')
  const command = ['sh', '-c', 'echo a | cat | cat']
  const results = await Promise.all(Array.from({ length: 6 }, () => runExec(ask, name, command)))
  for (const result of results) expect(result).toMatchObject({ kind: 'ended', exitCode: 0, stdout: 'a\n' })
})

/** A container that has 20 MiB, of which it uses so many. */
async function filled(mebibytes: number): Promise<string> {
  const fill = `dd if=/dev/zero of=/dev/shm/x bs=1M count=${mebibytes} 2>/dev/null; echo ready; sleep 600`
  const name = await container('--memory', '20m', '--memory-swap', '20m', 'busybox', 'sh', '-c', fill)
  await expect.poll(() => docker('logs', name), { timeout: 20_000 }).toBe('ready')
  return name
}

test('a container with little memory survives', async () => {
  const name = await filled(14)
  for (let time = 0; time < 3; time++)
    expect(await runExec(ask, name, ['true'])).toMatchObject({ kind: 'ended', exitCode: 0 })
  expect(await docker('inspect', '--format', '{{.State.Running}} {{.State.OOMKilled}}', name)).toBe(
    'true false',
  )
})

test('nothing is started in a container without room', async () => {
  const full = await filled(18)
  await expect(runExec(ask, full, ['true'])).rejects.toMatchObject({
    code: 'no-room',
    detail: { why: 'no-memory-left', name: full },
  })
  const packed = await container('--pids-limit', '1', 'busybox', 'sleep', '600')
  await expect(runExec(ask, packed, ['true'])).rejects.toMatchObject({
    code: 'no-room',
    detail: { why: 'no-processes-left', name: packed },
  })
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
  expect(await runExec(ask, name, ['sleep', '302'], { timeoutMs: 1000 })).toEqual({
    kind: 'timeout',
    stdout: '',
    stderr: '',
  })
  expect(await docker('top', name, '-eo', 'pid,args')).not.toContain('sleep 302')
})

test('what cannot be ended is said to run on', async () => {
  const name = await container('--entrypoint', '/bin/busybox', 'busybox', 'sh', '-c', KEEP_SLEEP)
  await expect.poll(() => docker('top', name, '-eo', 'pid,args'), { timeout: 10_000 }).toContain('sleep 600')
  expect(await runExec(ask, name, ['/sleep', '5'], { timeoutMs: 1000 })).toEqual({
    kind: 'timeout',
    stdout: '',
    stderr: '',
    stillRuns: true,
  })
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
