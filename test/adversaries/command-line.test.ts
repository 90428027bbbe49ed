import { mkdirSync, mkdtempDisposableSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Driver, startDriver } from './driver.ts'
import { attempts } from './effort.ts'

/** A student who types whatever comes to mind: the answer is an exit code that the design knows, and never a bug. */

const labs = join(import.meta.dirname, '../../labs')
let home: ReturnType<typeof mkdtempDisposableSync>
let driver: Driver
const run = (...line: string[]) => driver.run(...line)
beforeAll(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  mkdirSync(join(home.path, 'folder'))
  writeFileSync(join(home.path, 'file'), '')
  symlinkSync('loop', join(home.path, 'loop'))
  driver = startDriver(
    {
      PATH: process.env.PATH,
      HOME: home.path,
      LANG: 'en_US.UTF-8',
      DOCKER_LAB_COURSE: labs,
      DOCKER_HOST: `unix://${home.path}/no.sock`,
    },
    home.path,
  )
})
afterAll(() => {
  driver[Symbol.dispose]()
  home.remove()
})

const words = [
  '',
  ' ',
  '-',
  '--',
  '---',
  '.',
  '..',
  '/',
  '3',
  '03',
  '3.0',
  '0x3',
  '3e0',
  '-3',
  '99',
  '99999999999999999999',
  'deploy-nginx',
  'DEPLOY-NGINX',
  'labs/03-deploy-nginx',
  '../labs',
  '/etc/passwd',
  '/dev/null',
  '__proto__',
  'constructor',
  'toString',
  '*',
  '~',
  '$(reboot)',
  '`id`',
  "'",
  '"',
  '\\',
  '\n',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  'é',
  '三',
  '%s',
  '{}',
  'null',
  'x'.repeat(10_000),
  'running',
  'en',
  'zh',
  'EN',
  'json',
  'pretty',
  'unix:///x',
  'tcp://127.0.0.1:1',
  'tcp://[::1',
  'ssh://-oProxyCommand=x',
  'fax://',
  '1',
  '0',
  '86400',
  '4294968',
  'NaN',
  'Infinity',
]
/** Places that are made for this. */
const places = ['file', 'folder', 'loop', 'nowhere/file', 'folder/new', 'file/new']
const options = [
  '--lang',
  '--json',
  '--reporter',
  '--output',
  '--course',
  '--dir',
  '--host',
  '-H',
  '--context',
  '--timeout',
  '--level',
  '--list',
  '--help',
  '-h',
  '--version',
  '-v',
  '--dry-run',
  '--yes',
  '--jsno',
  '--lang=',
  '--lang=xx',
  '--timeout=1',
  '--output=-',
  '-o',
  '--from',
  '--student',
]
const commands = [
  'list',
  'show',
  'check',
  'snapshot',
  'hint',
  'explain',
  'doctor',
  'reset',
  'start',
  'lab lint',
  'lab',
  'lits',
  '',
]
/** What engine there is, is not the question here. */
const expected = [0, 1, 2, 3]

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...options) },
  { weight: 1, arbitrary: fc.constantFrom(...places).map((place) => `@${place}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const lines = fc
  .tuple(fc.constantFrom(...commands), fc.array(word, { maxLength: 5 }))
  .map(([command, rest]) => [...command.split(' ').filter(Boolean), ...rest])

test('any command line ends with an exit code that means something', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (line) => {
      const typed = line.map((one) => (one.startsWith('@') ? join(home.path, one.slice(1)) : one))
      const { exit, stdout, stderr } = await run(...typed)
      expect(expected, `${JSON.stringify(typed)}\n${stderr}`).toContain(exit)
      if (exit !== 0) expect(stdout + stderr).not.toBe('')
      expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
    }),
    attempts(600) as fc.Parameters<[string[]]>,
  )
})

test.each([
  [['check', ...Array.from({ length: 5000 }, () => '3')]],
  [['check', ...Array.from({ length: 5000 }, (_, index) => `${index}`)]],
  [['list', ...Array.from({ length: 20_000 }, () => 'x')]],
])('thousands of words are refused at once', async (line) => {
  const { exit, stderr } = await run(...line)
  expect(exit).toBe(2)
  expect(stderr).toMatch(/^Too many arguments/)
})

test('a lab that is named twice is graded once', async () => {
  const { exit, stdout } = await run('check', '3', '03', 'deploy-nginx', '--json')
  expect(exit).toBe(3)
  expect(JSON.parse(stdout).labs).toHaveLength(1)
})

test('a word that a command has no use for is said to be one', async () => {
  const { exit, stderr } = await run('list', 'everything')
  expect(exit).toBe(2)
  expect(stderr).toMatch(/^Unexpected argument "everything"\./)
})
