import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  attacker,
  check,
  cleanUpAfterwards,
  docker,
  newName,
  portOf,
  scene,
  start,
  until,
} from './attack-bench.ts'

// What a student, or a student's container, may do so that something wrong looks right. Each attack has its
// innocent twin: the same lab, honest work.

cleanUpAfterwards()

describe('A06 · a name that is nearly the right one is not the right one', () => {
  test('an id, or its beginning, names no container, whatever asks', async () => {
    const name = await attacker('busybox', 'sleep', '600')
    const id = await docker('inspect', '--format', '{{.Id}}', name)
    for (const part of [id, id.slice(0, 12), id.slice(0, 4)]) {
      const { verdicts } = await check(askingFor(part))
      expect(new Set(verdicts)).toEqual(new Set(['fail container-missing']))
    }
    const { verdicts } = await check(askingFor(name))
    expect(new Set(verdicts)).toEqual(new Set(['pass']))
  })

  test('a name that begins or ends alike is another name', async () => {
    const wanted = newName('web')
    await start(`${wanted}-old`, 'busybox', 'sleep', '600')
    await start(`dl-attack-not-${wanted}`, 'busybox', 'sleep', '600')
    const nearly = await check([{ container: { name: wanted, image: 'busybox' } }])
    expect(nearly.verdicts).toEqual([expect.stringMatching(/^fail container-/)])
    await start(wanted, 'busybox', 'sleep', '600')
    expect(await check([{ container: { name: wanted, image: 'busybox' } }])).toMatchObject({ exitCode: 0 })
  })

  test('the beginning of an image’s id, or its name in hexadecimal, names no image', async () => {
    const id = (await docker('image', 'inspect', '--format', '{{.Id}}', 'busybox')).replace('sha256:', '')
    const { verdicts } = await check([{ image: { name: id.slice(0, 12) } }, { image: { name: 'busybox' } }])
    expect(verdicts).toEqual(['fail image-missing', 'pass'])
  })
})

const askingFor = (container: string) => [
  { container: { name: container } },
  { file: { container, path: '/bin/sh' } },
  { exec: { container, command: ['true'] } },
]

describe('A09 · tools inside the container that lie', () => {
  const lie = `rm /bin/cat; printf '#!/bin/sh\\necho EXPECTED' >/bin/cat; chmod +x /bin/cat`

  test('file asks the engine, not the container’s «cat»; exec believes it, as its page says', async () => {
    const container = await scene(lie)
    const { verdicts, report } = await check(proofIn(container))
    expect(verdicts).toEqual(['fail file-missing', 'pass'])
    expect(report.passed).toBe(false)
    const catalogue = readFileSync(join(import.meta.dirname, '../../graders/README.md'), 'utf8')
    expect(catalogue).toMatch(/prefer file, mount or env/)
  })

  test('and the file itself passes, also where the tools lie', async () => {
    const container = await scene(`${lie}; echo EXPECTED >/etc/lab-result`)
    expect((await check(proofIn(container))).verdicts).toEqual(['pass', 'pass'])
  })
})

const proofIn = (container: string) => [
  { file: { container, path: '/etc/lab-result', contains: 'EXPECTED' } },
  { exec: { container, command: ['/bin/cat', '/etc/lab-result'], stdout: { contains: 'EXPECTED' } } },
]

describe('A10 · half alive is not alive', () => {
  test('a paused container does not run, although the engine says «Running: true»', async () => {
    const name = await attacker('--publish', '127.0.0.1::80', 'nginx')
    const url = `http://127.0.0.1:${await portOf(name)}/`
    const lab = [
      { container: { name } },
      { http: { url, from: name } },
      { port: { container: name, port: 80 } },
    ]
    await docker('pause', name)
    const paused = await check(lab)
    expect(paused.verdicts).toEqual(Array(3).fill('fail container-paused'))
    expect(paused.seconds).toBeLessThan(5)
    await docker('unpause', name)
    expect((await check(lab)).verdicts).toEqual(['pass', 'pass', 'pass'])
  })

  test('a container that crashes every second passes at no look', async () => {
    const name = await attacker('--restart', 'always', 'busybox', 'sh', '-c', 'sleep 1; exit 3')
    for (let look = 0; look < 5; look++) {
      expect((await check([{ container: { name } }])).verdicts).toEqual(['fail crash-loop'])
    }
  })
})

test('A11 · a health check that always says yes does not make a dead service answer', async () => {
  const health = (command: string) => [
    '--health-cmd',
    command,
    '--health-interval',
    '1s',
    '--health-retries',
    '1',
  ]
  const dead = await attacker(...health('true'), '--publish', '127.0.0.1::80', 'nginx', 'sleep', '600')
  const alive = await attacker(...health('false'), '--publish', '127.0.0.1::80', 'nginx')
  const healthOf = (name: string) => docker('inspect', '--format', '{{.State.Health.Status}}', name)
  await until(async () => (await healthOf(dead)) === 'healthy' && (await healthOf(alive)) === 'unhealthy')
  const [nowhere, there] = [await portOf(dead), await portOf(alive)]
  const { verdicts } = await check([
    { http: { url: `http://127.0.0.1:${nowhere}/`, from: dead } },
    { tcp: { port: nowhere, from: dead } },
    { http: { url: `http://127.0.0.1:${there}/`, from: alive } },
    { tcp: { port: there, from: alive } },
  ])
  expect(verdicts).toEqual(['fail nothing-listens-yet', 'fail nothing-listens-yet', 'pass', 'pass'])
})

describe('A12 · what never ends is ended', () => {
  test('a pipe, a program and a port without an answer are failures, in time, and leave nothing behind', async () => {
    const silent = 'mkfifo /data/pipe; nc -ll -p 80 -e sleep 1000 &'
    const container = await scene(silent, '-v', '/data', '--publish', '127.0.0.1::80')
    const url = `http://127.0.0.1:${await portOf(container)}/`
    const before = await programsIn(container)
    const lab = [
      { file: { container, path: '/data/pipe', contains: 'x' } },
      { exec: { container, command: ['cat', '/data/pipe'], timeout: 1 } },
      {
        exec: { container, command: ['sh', '-c', 'trap "" TERM INT HUP; sleep 777 & sleep 778'], timeout: 1 },
      },
      { http: { url, from: container } },
    ]
    const patient = await check(lab)
    expect(patient.verdicts).toEqual([
      'fail not-a-file',
      'fail program-not-done',
      'fail program-not-done',
      'fail slow-answer',
    ])
    expect(patient.seconds).toBeLessThan(20)
    expect(await programsIn(container)).toEqual(before)

    const hurried = await check(lab, { args: ['--json', '--timeout', '1'] })
    expect(hurried).toMatchObject({ exitCode: 3, report: { complete: false, passed: false } })
    expect(hurried.verdicts.at(-1)).toBe('error deadline')
    expect(hurried.seconds).toBeLessThan(9)
    await expect.poll(() => programsIn(container), { timeout: 10_000 }).toEqual(before)
  })
})

/** Programs that were started by docker-lab, not those that serve a visitor who has gone. */
async function programsIn(container: string): Promise<string[]> {
  const [, ...lines] = (await docker('top', container, '-eo', 'pid,args')).split('\n')
  const programs = lines.map((line) => line.trim().replace(/^\d+ +/, ''))
  return programs.filter((program) => program !== 'sleep 1000').sort()
}

describe('A15 · hostile files are read by the engine, within the container, and only so far', () => {
  const FILES = `
    mkdir /d; ln -s ../../../../../../etc/hostname /d/outside; mkfifo /d/pipe; mknod /d/device c 1 5
    dd if=/dev/null of=/d/huge bs=1 seek=1099511627776 2>/dev/null; echo honest >/d/plain; ln -s plain /d/link`

  test('a link out of the container, a tebibyte, a pipe, a device', async () => {
    const container = await scene(FILES, '-v', '/d', '--hostname', 'dl-attack-inside')
    const file = (name: string, contains: string) => ({ file: { container, path: `/d/${name}`, contains } })
    const { verdicts, seconds, megabytes } = await check([
      file('outside', hostname()),
      file('outside', 'dl-attack-inside'),
      file('huge', 'x'),
      file('pipe', 'x'),
      file('device', 'x'),
      file('link', 'honest'),
    ])
    expect(verdicts).toEqual([
      'fail file-content',
      'pass',
      'error file-too-big',
      'fail not-a-file',
      'fail not-a-file',
      'pass',
    ])
    expect(seconds).toBeLessThan(10)
    expect(megabytes).toBeLessThan(250)
  })
})
