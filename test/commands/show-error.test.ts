import { afterEach, expect, test, vi } from 'vitest'
import { showError } from '../../src/cli/show-error.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { InputError } from '../../src/lab/input-error.ts'

async function told(error: unknown, argv: string[]) {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text
      return true
    })
  }
  await showError(error, argv)
  const exit = process.exitCode
  process.exitCode = undefined
  return { ...said, exit }
}
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test('a mistake in the input is 2', async () => {
  const { stderr, exit } = await told(new InputError([{ file: 'lab.yaml', line: 3, message: 'no' }]), [])
  expect({ stderr, exit }).toEqual({ stderr: 'lab.yaml:3  no\n', exit: 2 })
})

test('that nobody could look is 3, with what to do next', async () => {
  const { stderr, exit } = await told(new CouldNotLook('engine-unreachable', 'unix:///x\x1b[2J', 'gone'), [])
  expect(exit).toBe(3)
  expect(stderr).toContain('Start Docker')
  expect(stderr).not.toContain('\x1b')
})

test('a bug of ours is 4: one sentence, and the place only with DEBUG', async () => {
  const bug = new TypeError('x is not a function')
  expect(await told(bug, [])).toMatchObject({ exit: 4, stderr: expect.not.stringContaining('    at ') })
  vi.stubEnv('DEBUG', '1')
  expect((await told(bug, [])).stderr).toContain('show-error.test.ts')
})

test.each([
  [new InputError([{ message: 'no' }]), 'bad-input'],
  [new CouldNotLook('deadline', '', ''), 'could-not-look'],
  [new Error('oh'), 'bug'],
])('with --json %s is a small object', async (error, kind) => {
  const { stdout, stderr } = await told(error, ['--json'])
  expect(JSON.parse(stdout).error.kind).toBe(kind)
  expect(stdout.length).toBeLessThan(1000)
  expect(stderr).toBe('')
})

test('in Chinese where that is asked for', async () => {
  expect((await told(new Error('oh'), ['--lang', 'zh'])).stderr).toContain('这是我们的问题')
})

test.each([
  ['lnit', 'There is no command «lnit». Did you mean «list»?'],
  ['lab:lnit:3', 'There is no command «lab lnit». Did you mean «lab lint»?'],
  ['lab:xyzzy', 'There is no command «lab xyzzy».'],
  ['lint:labs', 'There is no command «lint». Did you mean «lab lint»?'],
  ['lb:lint', 'There is no command «lb». Did you mean «lab»?'],
])('%s, as oclif calls it, is told with what was meant', async (id, line) => {
  const { stderr, exit } = await told(new Error(`command ${id} not found`), [])
  expect({ first: stderr.split('\n')[0], exit }).toEqual({ first: line, exit: 2 })
})
