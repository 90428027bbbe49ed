import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveEndpoint } from '../../src/docker/address/endpoint.ts'
import { whenFinished } from '../../src/docker/port/unfinished.ts'
import type { HowToRun } from '../../src/grading/contract/world.ts'
import { RUN_LABEL, sweepRuns } from '../../src/workshop/run-image.ts'
import { runsOn } from '../../src/workshop/runs.ts'
import { openWorkshop } from '../../src/workshop/workshop.ts'
import { fingerprint } from './engine-state.ts'
import { docker } from './probe-containers.ts'

const BUILT = 'dl-run-once'
let image = ''
let built = ''

beforeAll(async () => {
  image = await docker('image', 'inspect', '--format', '{{.Id}}', 'busybox')
  const made = await docker('create', '--entrypoint', 'true', 'busybox')
  built = await docker('commit', '-c', 'ENTRYPOINT ["/no/such"]', '-c', 'VOLUME /data', made, BUILT)
  await docker('rm', made)
})
afterAll(() => docker('rmi', BUILT))

async function run(how: Partial<HowToRun>, id = image) {
  const runs = runsOn(await resolveEndpoint({}), AbortSignal.timeout(60_000))
  return runs.run(id, { name: 'busybox', timeoutMs: 10_000, ...how })
}
const shell = (text: string, how: Partial<HowToRun> = {}) => run({ args: ['sh', '-c', text], ...how })

const left = () => docker('ps', '--all', '--quiet', '--filter', `label=${RUN_LABEL}`)

describe('an image that is run once', () => {
  test('tells its output and its exit code, and nothing stays', async () => {
    const before = await fingerprint()
    expect(await shell('echo out; echo err >&2; exit 3')).toEqual({
      kind: 'ended',
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
    })
    expect(await fingerprint()).toEqual(before)
  })

  test('gets its arguments and variables as they are, and no input', async () => {
    const args = ['sh', '-c', 'printf "[%s]" "$A" "$@"; cat', 'sh', "it's", 'a  b', '', '$HOME', '"']
    expect(await run({ args, env: { A: 'x y=z' } })).toMatchObject({
      exitCode: 0,
      stdout: `[x y=z][it's][a  b][][$HOME]["]`,
    })
  })

  test('reads what is typed into it, to its end', async () => {
    const before = await fingerprint()
    expect(await shell('read a; echo "[$a]"; cat', { stdin: '2 3\nüber\n' })).toMatchObject({
      exitCode: 0,
      stdout: '[2 3]\nüber\n',
    })
    expect(await shell('sleep 1; wc -c', { stdin: 'x'.repeat(500_000) })).toMatchObject({
      stdout: '500000\n',
    })
    expect(await fingerprint()).toEqual(before)
  })

  test('need not read what is typed into it', async () => {
    for (const stdin of ['2 3\n', 'x'.repeat(500_000)])
      expect(await shell('echo done', { stdin })).toMatchObject({ exitCode: 0, stdout: 'done\n' })
    const late = await shell('echo before; sleep 600', { stdin: 'x'.repeat(500_000), timeoutMs: 1000 })
    expect(late).toEqual({ kind: 'timeout', stdout: 'before\n', stderr: '' })
  })

  test('has no network, no more than its limits, and no file of ours', async () => {
    const { stdout } = (await shell(
      'ls /sys/class/net; cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null',
    )) as { stdout: string }
    expect(stdout.split('\n').slice(0, 2)).toEqual(['lo', `${512 * 1024 * 1024}`])
  })

  test('is ended and removed at its deadline', async () => {
    const before = await fingerprint()
    const begun = performance.now()
    const result = await shell('trap "" TERM; echo before; sleep 600', { timeoutMs: 1000 })
    expect(result).toEqual({ kind: 'timeout', stdout: 'before\n', stderr: '' })
    expect(performance.now() - begun).toBeLessThan(8000)
    expect(await fingerprint()).toEqual(before)
  })

  test('can print without end', async () => {
    const result = await shell('yes', { timeoutMs: 1000 })
    expect(result.kind === 'timeout' && result.stdout.length).toBe(64 * 1024)
  })

  test.each([
    ['whose program is not there', () => run({ args: ['2', '3'] }), true],
    ['whose ENTRYPOINT is not there', () => run({}, built), true],
    ['whose program cannot run', () => run({ args: ['/etc/passwd'] }), undefined],
  ])('%s is not started', async (_, runIt, missing) => {
    const before = await fingerprint()
    const result = await runIt()
    expect(result.kind === 'not-started' && [result.missing]).toEqual([missing])
    expect(await fingerprint()).toEqual(before)
  })

  test('leaves none of the volumes that it declares', async () => {
    const made = await docker('create', '--entrypoint', 'true', 'busybox')
    const withVolume = await docker('commit', '-c', 'ENTRYPOINT ["touch"]', '-c', 'VOLUME /data', made)
    await docker('rm', made)
    const before = await fingerprint()
    expect(await run({ args: ['/data/x'] }, withVolume)).toMatchObject({ kind: 'ended', exitCode: 0 })
    expect(await fingerprint()).toEqual(before)
    await docker('rmi', withVolume)
  })

  test('that needs too much memory decides nothing', async () => {
    const greedy = 'x=x; while :; do x="$x$x"; done'
    expect(await shell(greedy, { timeoutMs: 100_000 })).toEqual({ kind: 'out-of-memory' })
  }, 120_000)

  test('is removed where the run is over before it has ended', async () => {
    const over = new AbortController()
    const runs = runsOn(await resolveEndpoint({}), over.signal)
    const running = runs.run(image, { name: 'busybox', args: ['sleep', '600'], timeoutMs: 60_000 })
    while ((await left()) === '');
    over.abort()
    await expect(running).rejects.toThrow()
    await whenFinished()
    expect(await left()).toBe('')
  })
})

test('what was left by a program that was killed is removed once it is old', async () => {
  await docker('create', '--label', RUN_LABEL, '--name', 'docker-lab-run-left', 'busybox')
  const others = await docker('create', '--label', RUN_LABEL, '--name', 'mine', 'busybox')
  const { ask } = await openWorkshop(await resolveEndpoint({}), AbortSignal.timeout(20_000))
  await sweepRuns(ask)
  expect(await left()).not.toBe('')
  await sweepRuns(ask, -1)
  expect(await left()).toBe(others.slice(0, 12))
  await docker('rm', 'mine')
})
