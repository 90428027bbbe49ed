import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { web } from '../docker/connected.ts'
import { type FriendlyDaemon, friendlyDaemon } from '../docker/friendly-daemon.ts'
import { httpServer, type Listening, tcpServer } from '../docker/servers.ts'
import { type Emulators, executableFor, openEmulators } from './emulators.ts'

/**
 * The executables for machines that we do not have say the same as the one for this machine: for Linux on arm64 in
 * QEMU, for Windows in Wine. All look at one engine, which has a container `web`, and at a page.
 */

let folder: string
let engine: FriendlyDaemon
let engineByTcp: Listening
let page: Listening
let emulators: Emulators

/** Where the engine is, and a folder, as each machine writes them. Wine has the whole file system as its drive Z. */
const seenFrom = {
  'linux-arm64': () => ({ host: engine.endpoint.url, course: folder }),
  'windows-x64': () => ({
    host: `tcp://127.0.0.1:${engineByTcp.port}`,
    course: `Z:${folder.replaceAll('/', '\\')}`,
  }),
}
const machines = Object.keys(seenFrom) as (keyof typeof seenFrom)[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docker-lab-machines-'))
  const image = { Id: web().Image, RepoTags: ['nginx:latest'] }
  engine = await friendlyDaemon({ containers: [web()], images: [image] })
  const socket = engine.endpoint.url.replace('unix://', '')
  engineByTcp = await tcpServer((client) => {
    client.pipe(connect(socket).on('error', () => client.destroy())).pipe(client)
  })
  page = await httpServer((_, response) => response.end('你好'))
  writeFileSync(join(folder, 'course.yaml'), 'title: { en: A page, zh: 网页 }\n')
  mkdirSync(join(folder, '01-page'))
  writeFileSync(
    join(folder, '01-page/lab.yaml'),
    `
title: { en: A page, zh: 网页 }
environment: { images: [nginx], ports: [${page.port}] }
checks:
  - id: running
    title: { en: web runs, zh: web 在运行 }
    points: 1
    container: { name: web, state: running }
  - id: greets
    title: { en: The page greets, zh: 网页说你好 }
    points: 1
    http: { url: 'http://localhost:${page.port}/', body: { contains: 你好 } }
`,
  )
  writeFileSync(join(folder, 'pipe.cjs'), PIPE)
  emulators = await openEmulators([folder, dirname(socket)])
}, 900_000)
afterAll(async () => {
  await emulators?.[Symbol.asyncDispose]()
  for (const server of [page, engineByTcp, engine]) await server?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

/** The executable for this machine. It remembers what was done on that one, and no more. */
const here = (machine: string, words: string[], env: Record<string, string>) =>
  execa(executableFor('linux-x64'), words, {
    env: { LANG: 'en_US.UTF-8', XDG_DATA_HOME: join(folder, machine), ...env },
    reject: false,
    stdin: 'ignore',
  })

/** But for what differs from run to run. */
const settled = ({ exitCode, stdout }: { exitCode?: number | undefined; stdout: string }) => ({
  exitCode,
  stdout: stdout
    .replace(/(?<="duration_ms": )\d+/g, '4')
    .replace(/(?<="time": )"[^"]*"/, '"2026-01-01T00:00:00.000Z"'),
})

describe.each(machines)('the executable for %s', (machine) => {
  test('names itself', async () => {
    const { stdout } = await emulators.run(machine, ['--version'])
    const own = machine.replace('windows', 'win32')
    expect(stdout).toMatch(new RegExp(`^docker-lab [\\d.]+ \\(build [0-9a-f]{12}, ${own}, Bun [\\d.]+\\)$`))
  })

  test.each([
    ['list', 0],
    ['list --lang zh', 0],
    ['show 3', 0],
    ['explain port-reversed', 0],
    ['explain --list --json', 0],
    ['check 3', 1],
    ['check 3 --json', 1],
    ['check nothing', 2],
  ])('"%s" says what it says here', async (line, exitCode) => {
    const env = { DOCKER_HOST: seenFrom[machine]().host }
    const words = line.split(' ')
    const [there, asHere] = await Promise.all([emulators.run(machine, words, env), here(machine, words, env)])
    expect(there.exitCode).toBe(exitCode)
    expect(settled(there)).toEqual(settled(asHere))
  })

  test('checks a lab of a course in a folder, and requests its page', async () => {
    const { host, course } = seenFrom[machine]()
    const words = ['check', '1', '--lang', 'zh']
    const there = await emulators.run(machine, words, { DOCKER_HOST: host, DOCKER_LAB_COURSE: course })
    expect(settled(there)).toEqual(
      settled(await here(machine, words, { DOCKER_HOST: host, DOCKER_LAB_COURSE: folder })),
    )
    expect(there.stdout).toMatch(/✓ 网页说你好/)
    expect(there.exitCode).toBe(0)
  })
})

/** What Docker Desktop has on Windows: the engine, at a named pipe. */
const PIPE = `
const { connect, createServer } = require('node:net')
createServer((client) => {
  client.on('error', () => {}).pipe(connect(process.argv[2], '127.0.0.1').on('error', () => {})).pipe(client)
}).listen('\\\\\\\\.\\\\pipe\\\\docker_engine', () => console.log('listening'))
`

test('on Windows, the engine is found at its named pipe', async () => {
  // The executable is Bun, too.
  const served = emulators.run(
    'windows-x64',
    ['run', `${seenFrom['windows-x64']().course}\\pipe.cjs`, `${engineByTcp.port}`],
    {
      BUN_BE_BUN: '1',
    },
  )
  await once(served.stdout, 'data')
  const { exitCode, stdout } = await emulators.run('windows-x64', ['check', '3', '--json'])
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    complete: true,
    engine: { endpoint: 'npipe:////./pipe/docker_engine' },
  })
  served.kill()
  await served
})
