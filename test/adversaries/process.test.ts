import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempDisposableSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attacks } from './attacks.ts'
import { isLong } from './effort.ts'
import { rawDaemon } from './raw-daemon.ts'
import { type Ran, runProgram } from './run-program.ts'

/** The program as a process: it ends, by itself, with an exit code that means something. */

/** To start a process takes long: each of these is tried in a long run, and the first few in every run. */
const some = <T>(all: readonly T[], few: number): readonly T[] => (isLong ? all : all.slice(0, few))

const isWindows = process.platform === 'win32'
let place: ReturnType<typeof mkdtempDisposableSync>
beforeEach(() => {
  place = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
})
afterEach(() => place.remove())

const inPlace = (name: string) => join(place.path, name)
const makePipe = (...path: string[]) => execFileSync('mkfifo', [join(place.path, ...path)])
const check = (...words: string[]) => ['check', '3', '--lang', 'en', ...words]

describe('a run in which nothing is left that could still answer', () => {
  const before = `
    const later = globalThis.setTimeout
    globalThis.setTimeout = (...words) => later(...words).unref()
    process.getBuiltinModule('node:http').request = () => ({ on() { return this }, end() {} })`

  test('is a report that nobody could look', async () => {
    const { exit, stdout } = await runProgram(check('--json', '--host', 'unix:///silent.sock'), { before })
    expect(exit).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, complete: false, labs: [{ outcome: 'error' }] })
  })

  test.each(some([['doctor'], ['start', '3'], ['reset', '3', '--yes'], ['hint', '3']], 2))(
    '%s',
    async (...words) => {
      const { exit, stdout, stderr } = await runProgram([...words, '--host', 'unix:///silent.sock'], {
        before,
      })
      if (words[0] !== 'hint') expect(exit).toBe(3)
      expect(stdout + stderr).toMatch(/\S/)
    },
  )

  test('and a program that ends itself with 0 before its report is a bug', async () => {
    const itself = `setTimeout(() => process.exit(0), 300); process.getBuiltinModule('node:http').request = () => ({ on() { return this }, end() {} })`
    expect((await runProgram(check('--host', 'unix:///silent.sock'), { before: itself })).exit).toBe(4)
  })
})

describe('an engine that never answers', { timeout: 120_000 }, () => {
  test.each(
    some(
      [
        'changes the protocol',
        'is silent',
        'says "continue" for ever',
        'changes the protocol without a word',
      ],
      2,
    ),
  )('because it %s', async (name) => {
    await using daemon = await rawDaemon(attacks[name] ?? (() => {}), () => '{}', true)
    const commands = [
      check('--timeout', '3'),
      ['start', '3'],
      ...some([['doctor'], ['reset', '3', '--yes']], 0),
    ]
    const runs = await Promise.all(
      commands.map((words) => runProgram([...words, '--host', daemon.endpoint.url])),
    )
    for (const { exit, stdout, stderr } of runs) {
      expect(exit, stderr).toBe(3)
      expect(stdout + stderr).toMatch(/\S/)
    }
  })
})

let usualMebibytes: number | undefined

/** How much more memory an attack takes than a run in which no engine is there, in MiB. */
const MORE_MEBIBYTES = 70

test.each(
  some(
    [
      'nests lists',
      'has a million fields',
      'pours without end',
      'nests lists, and closes them',
      'nests records',
      'lists nothing, often',
      'has a text without end',
      'is a bomb',
    ],
    3,
  ),
)('an engine that %s gets no memory', { timeout: 120_000 }, async (name) => {
  await using daemon = await rawDaemon(attacks[name] ?? (() => {}), () => '{}')
  const labs = ['check', '3', '13', '14', '22', '--json', '--timeout', '20']
  usualMebibytes ??= (await runProgram([...labs, '--host', 'unix:///nowhere.sock'])).mebibytes
  const { exit, stdout, mebibytes } = await runProgram([...labs, '--host', daemon.endpoint.url])
  expect(exit).toBe(3)
  expect(JSON.parse(stdout).complete).toBe(false)
  expect(mebibytes - usualMebibytes).toBeLessThan(MORE_MEBIBYTES)
})

describe.skipIf(isWindows)('a stuck ssh', { timeout: 120_000 }, () => {
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  const ignores = `process.on('SIGTERM', () => {}); require('fs').appendFileSync(__dirname + '/started', process.pid + '\\n')`

  const scripts = [
    ['talks without end', 'setInterval(() => process.stderr.write("x".repeat(100000)), 1)'],
    [
      'closes everything',
      'for (const fd of [0, 1, 2]) require("fs").closeSync(fd); setInterval(() => {}, 1000)',
    ],
    ['does nothing', 'setInterval(() => {}, 1000)'],
    [
      'answers once',
      `process.stdout.write('HTTP/1.1 200 OK\\r\\nApi-Version: 1.44\\r\\nContent-Length: 2\\r\\n\\r\\nOK'); setInterval(() => {}, 1000)`,
    ],
  ] as const
  test.each(some(scripts, 2))('that %s does not outlive the report', async (_, script) => {
    writeFileSync(inPlace('ssh'), `#!${process.execPath}\n${ignores}\n${script}`)
    chmodSync(inPlace('ssh'), 0o755)
    const env = { PATH: `${place.path}${delimiter}${process.env.PATH}` }
    const { exit, stdout } = await runProgram(check('--host', 'ssh://h', '--timeout', '3'), { env })
    expect(exit).toBe(3)
    expect(stdout).toMatch(/incomplete/)
    const pids = readFileSync(inPlace('started'), 'utf8').trim().split('\n').map(Number)
    await expect.poll(() => pids.filter(isAlive)).toEqual([])
  })
})

describe.skipIf(isWindows)('a pipe in the place of a file is not waited for', { timeout: 60_000 }, () => {
  const sane = ({ exit, ms }: Ran, expected: number) => {
    expect(exit).toBe(expected)
    expect(ms).toBeLessThan(40_000)
  }

  test('a report', async () => {
    makePipe('report')
    const ran = await runProgram(check('--host', 'unix:///nowhere.sock', '--output', inPlace('report')))
    sane(ran, 2)
    expect(ran.stderr).toContain('ENXIO')
  })

  test('what is kept of a student', async () => {
    mkdirSync(inPlace('docker-lab'))
    for (const part of ['hints', 'answers', 'started']) makePipe('docker-lab', `${part}.json`)
    const env = { XDG_STATE_HOME: place.path }
    sane(await runProgram(['hint', '3', 'running'], { env }), 0)
    sane(await runProgram(check('--host', 'unix:///nowhere.sock'), { env }), 3)
  })

  test('certificates', async () => {
    makePipe('ca.pem')
    const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: place.path, DOCKER_HOST: 'tcp://127.0.0.1:9' }
    const ran = await runProgram(check(), { env })
    sane(ran, 3)
    expect(ran.stdout).toContain('not a regular file')
  })

  test('the configuration of the Docker CLI', async () => {
    makePipe('config.json')
    const env = { DOCKER_CONFIG: place.path }
    sane(await runProgram(check('--timeout', '2', '--context', 'none'), { env }), 3)
    const { ms } = await runProgram(['doctor'], { env })
    expect(ms).toBeLessThan(40_000)
  })
})

describe.skipIf(process.platform !== 'linux')('places that are none', () => {
  test.each(
    some(
      [
        ['check', '3', '--host', 'unix:///x'],
        ['--help'],
        ['lits'],
        ['list'],
        ['explain', '--list'],
        ['--version'],
      ],
      3,
    ),
  )('a full disk under %s', async (...words) => {
    const full = openSync('/dev/full', 'w')
    const { exit, stderr } = await runProgram(words, { stdout: full })
    closeSync(full)
    expect(exit).toBe(words[0] === 'lits' ? 2 : 3)
    expect(stderr).toMatch(/ENOSPC|There is no command/)
    expect(stderr).not.toContain('bug')
  })

  test('a working directory that was removed', async () => {
    const before = `process.chdir(${JSON.stringify(place.path)}); process.getBuiltinModule('node:fs').mkdirSync('gone'); process.chdir('gone'); process.getBuiltinModule('node:fs').rmdirSync('../gone')`
    const { exit, stderr } = await runProgram(['list'], { before })
    expect(exit).toBe(2)
    expect(stderr).toMatch(/^The current directory no longer exists/)
  })

  const homes = [
    ['HOME', '/proc'],
    ['HOME', ''],
    ['XDG_STATE_HOME', 'relative'],
    ['HOME', 'relative'],
    ['HOME', '/dev/null'],
    ['XDG_STATE_HOME', '/proc'],
    ['XDG_STATE_HOME', '/dev/null'],
  ] as const
  test.each(some(homes, 3))('%s=%s', async (name, value) => {
    const env = { XDG_STATE_HOME: '', XDG_DATA_HOME: '', [name]: value }
    const { exit } = await runProgram(['hint', '3', 'running'], { cwd: place.path, env })
    expect(exit).toBe(0)
    expect(readdirSync(place.path)).toEqual([])
  })
})
