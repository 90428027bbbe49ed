import { existsSync, mkdirSync, mkdtempDisposableSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openGradebook } from '../../src/classroom/gradebook/open.ts'
import Backup from '../../src/commands/class/backup.ts'
import Grade from '../../src/commands/class/grade.ts'
import Override from '../../src/commands/class/override.ts'
import Regrade from '../../src/commands/class/regrade.ts'
import Report from '../../src/commands/class/report.ts'
import Restore from '../../src/commands/class/restore.ts'
import Serve from '../../src/commands/class/serve.ts'
import Show from '../../src/commands/class/show.ts'
import Tokens from '../../src/commands/class/tokens.ts'
import { ExitCode } from '../../src/grading/exit-code.ts'

const root = join(import.meta.dirname, '../..')
const RIGHT = `title: A web server
checks:
  - { id: runs, points: 6, title: web runs, container: { name: web, state: running } }
`
const BROKEN = 'title: A web server\nchecks: []\n'

let home: ReturnType<typeof mkdtempDisposableSync>
const labFile = () => join(home.path, 'course/01-web/lab.yaml')
const roster = () => join(home.path, 'class.yaml')
const gradebook = () => join(home.path, 'class.gradebook.sqlite')

beforeEach(() => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-closed-'))
  mkdirSync(join(home.path, 'course/01-web'), { recursive: true })
  writeFileSync(labFile(), RIGHT)
  writeFileSync(roster(), 'course: course\nlabs: [1]\nstudents:\n  - { id: alice }\n')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  home.remove()
})

const override = (...words: string[]) => Override.run([roster(), 'alice', '1', ...words], root)

/** An open gradebook has files of SQLite's beside it. */
const openFiles = () => readdirSync(home.path).filter((name) => /-(wal|shm)$/.test(name))

test('an open gradebook can be told from a closed one', async () => {
  const open = await openGradebook(gradebook())
  expect(openFiles()).not.toEqual([])
  await Promise.all([open.close(), open.close()])
  await open.close()
  expect(openFiles()).toEqual([])
})

test.each([
  ['grade', () => Grade.run([roster()], root)],
  ['serve', () => Serve.run([roster(), '--port', '0'], root)],
  ['regrade', () => Regrade.run([roster()], root)],
  ['report', () => Report.run([roster()], root)],
  ['show', () => Show.run([roster(), 'alice', '1'], root)],
])('class %s leaves the gradebook closed where a lab is broken', async (_, run) => {
  await (await openGradebook(gradebook())).close()
  writeFileSync(labFile(), BROKEN)
  await run()
  expect(process.exitCode).toBe(ExitCode.badInput)
  expect(openFiles()).toEqual([])
})

test.each<[string, string, () => Promise<unknown>]>([
  ['grade', 'a broken lab', () => Grade.run([roster()], root)],
  ['grade', 'an unknown engine', () => Grade.run([roster(), '--engine', 'none'], root)],
  ['serve', 'a broken lab', () => Serve.run([roster(), '--port', '0'], root)],
  ['regrade', 'a broken lab', () => Regrade.run([roster()], root)],
  ['override', 'more points than there are', () => override('--points', '7', '--because', 'x')],
  ['override', 'nothing to undo', () => override('--undo', '--because', 'x')],
  ['tokens', 'an unknown student', () => Tokens.run([roster(), '--student', 'mallory'], root)],
  ['tokens', 'no gradebook of the name', () => Tokens.run([roster(), '--list', '--gradebook', 'x'], root)],
  ['tokens', 'nothing to revoke', () => Tokens.run([roster(), '--revoke', 'alice'], root)],
  ['restore', 'a broken backup', () => Restore.run([roster(), labFile()], root)],
  ['backup', 'no gradebook', () => Backup.run([roster(), '-o', join(home.path, 'backup')], root)],
])('class %s writes nothing where there is %s', async (_, what, run) => {
  if (what === 'a broken lab') writeFileSync(labFile(), BROKEN)
  const before = readdirSync(home.path, { recursive: true })
  await run()
  expect(process.exitCode).toBe(ExitCode.badInput)
  expect(readdirSync(home.path, { recursive: true })).toEqual(before)
})

test('class tokens --list makes no gradebook, and shows that nobody has an address', async () => {
  await Tokens.run([roster(), '--list', '--lang', 'en'], root)
  expect(vi.mocked(process.stdout.write).mock.calls.join('')).toMatch(/^alice +none$/m)
  expect(process.exitCode).toBeUndefined()
  expect(existsSync(gradebook())).toBe(false)
})

test.each<[string, () => Promise<unknown>]>([
  ['grade', () => Grade.run([roster()], root)],
  ['override', () => override('--points', '6', '--because', 'x')],
  ['tokens', () => Tokens.run([roster()], root)],
])('class %s makes a gradebook where all is right', async (_, run) => {
  await run()
  expect(existsSync(gradebook())).toBe(true)
})

test.each([
  ['override', () => override('--points', '7', '--because', 'x')],
  ['tokens', () => Tokens.run([roster(), '--student', 'mallory'], root)],
])('class %s leaves it closed where what is asked for cannot be', async (_, run) => {
  await (await openGradebook(gradebook())).close()
  await run()
  expect(process.exitCode).toBe(ExitCode.badInput)
  expect(openFiles()).toEqual([])
})

describe('class serve, where its port is taken', () => {
  let taken: Server
  const serve = () => Serve.run([roster(), '--port', `${(taken.address() as AddressInfo).port}`], root)

  beforeEach(async () => {
    taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => taken.close())

  test('leaves the gradebook closed', async () => {
    await (await openGradebook(gradebook())).close()
    await serve()
    expect(process.exitCode).toBe(ExitCode.badInput)
    expect(openFiles()).toEqual([])
  })

  test('makes none', async () => {
    await serve()
    expect(process.exitCode).toBe(ExitCode.badInput)
    expect(existsSync(gradebook())).toBe(false)
  })
})
