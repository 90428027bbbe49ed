import { Args, Flags, Parser } from '@oclif/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { GradebookProblem } from '../../src/classroom/gradebook/gradebook-problem.ts'
import { commandLineProblem } from '../../src/cli/command-line-problem.ts'
import { showError } from '../../src/cli/show-error.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { InputError, type Problem } from '../../src/lab/input-error.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'

async function shown(error: unknown, argv: string[]) {
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

const misspelt: Problem = {
  file: 'lab.yaml',
  line: 3,
  column: 5,
  fault: { code: 'unknown-key', key: 'potr' },
  suggestion: 'port',
  frame: '> 3 |     potr:',
}

test.each([
  ['en', 'lab.yaml:3:5  unknown key "potr"; did you mean "port"?'],
  ['zh', 'lab.yaml:3:5  未知的键「potr」；是不是想写「port」？'],
])('a mistake in the input is 2, with its place, in %s', async (language, headline) => {
  const { stderr, exit } = await shown(new InputError([misspelt]), ['--lang', language])
  expect({ stderr, exit }).toEqual({ stderr: `${headline}\n> 3 |     potr:\n`, exit: 2 })
})

test('a rule that its check kind has no words for still has its place and its name', async () => {
  const rule = { code: 'refused', name: ['image'], kind: 'container', rule: 'not-one-of-its-rules' } as const
  const { stderr } = await shown(new InputError([{ fault: rule }]), ['--lang', 'en'])
  expect(stderr).toBe('image is not valid (not-one-of-its-rules)\n')
})

test('with --json the problems have a message, and neither fault nor frame', async () => {
  const error = new InputError([misspelt, { message: 'no' }])
  const { stdout } = await shown(error, ['--json', '--lang=en'])
  expect(JSON.parse(stdout).error.problems).toEqual([
    { file: 'lab.yaml', line: 3, column: 5, message: 'unknown key "potr"', suggestion: 'port' },
    { message: 'no' },
  ])
})

test('that we could not look is 3, with what to do next', async () => {
  const error = new CouldNotLook('engine-unreachable', 'unix:///x\x1b[2J', { said: 'gone' })
  const { stderr, exit } = await shown(error, [])
  expect(exit).toBe(3)
  expect(stderr).toContain('Start Docker')
  expect(stderr).not.toContain('\x1b')
})

test('a gradebook that cannot be used is 2 where it is up to the teacher, and 3 where another time may do', async () => {
  const newer = new GradebookProblem('/a/class.sqlite', { code: 'newer' })
  const { stderr, exit } = await shown(newer, ['--lang', 'en'])
  expect({ stderr, exit }).toEqual({
    stderr: '/a/class.sqlite  a newer version of docker-lab made this gradebook: update docker-lab\n',
    exit: 2,
  })
  const away = new GradebookProblem('postgres://db/class', { code: 'away', reason: 'ECONNREFUSED\x1b[2J' })
  const told = await shown(away, ['--json', '--lang', 'zh'])
  expect(told.exit).toBe(3)
  expect(JSON.parse(told.stdout).error).toEqual({
    kind: 'could-not-look',
    code: 'away',
    message: expect.stringMatching(/^postgres:\/\/db\/class {2}PostgreSQL 没有响应（ECONNREFUSED\\x1b\[2J）/),
  })
})

test('a bug of ours is 4: one sentence, and the place only with DEBUG', async () => {
  const bug = new TypeError('x is not a function')
  expect(await shown(bug, [])).toMatchObject({ exit: 4, stderr: expect.not.stringContaining('    at ') })
  vi.stubEnv('DEBUG', '1')
  expect((await shown(bug, [])).stderr).toContain('show-error.test.ts')
})

test.each([
  [new InputError([{ message: 'no' }]), 'bad-input'],
  [new CouldNotLook('deadline', ''), 'could-not-look'],
  [new Error('oh'), 'bug'],
])('with --json %s is a small object', async (error, kind) => {
  const { stdout, stderr } = await shown(error, ['--json'])
  expect(JSON.parse(stdout).error.kind).toBe(kind)
  expect(stdout.length).toBeLessThan(1000)
  expect(stderr).toBe('')
})

test('in Chinese where that is asked for', async () => {
  expect((await shown(new Error('oh'), ['--lang', 'zh'])).stderr).toContain('这是 docker-lab 的问题')
})

test.each([
  ['lnit', 'There is no command "lnit". Did you mean "list"?'],
  ['lab:lnit:3', 'There is no command "lab lnit". Did you mean "lab lint"?'],
  ['lab:xyzzy', 'There is no command "lab xyzzy".'],
  ['lint:labs', 'There is no command "lint". Did you mean "lab lint"?'],
  ['lb:lint', 'There is no command "lb". Did you mean "lab"?'],
])('%s, as oclif calls it, is answered with the command that was meant', async (id, line) => {
  const { stderr, exit } = await shown(new Error(`command ${id} not found`), [])
  expect({ first: stderr.split('\n')[0], exit }).toEqual({ first: line, exit: 2 })
})

describe('what the parser refuses', () => {
  const input = {
    args: {
      kind: Args.string({ required: true, options: ['lab', 'course'] }),
      name: Args.string({ required: true }),
    },
    flags: {
      lang: Flags.option({ options: LANGUAGES })(),
      timeout: Flags.integer({ min: 1, max: 60 }),
      host: Flags.string(),
      json: Flags.boolean({ exclusive: ['format'] }),
      format: Flags.string(),
      needed: Flags.string({ required: true }),
    },
  }
  const line = 'lab x --needed x'

  test.each([
    ['', 'Missing argument KIND.', '缺少参数 KIND。'],
    ['lab --needed x', 'Missing argument NAME.', '缺少参数 NAME。'],
    ['lab x', 'Missing option --needed.', '缺少选项 --needed。'],
    [`${line} y`, 'Unexpected argument "y".', '多余的参数「y」。'],
    [
      'foo x --needed x',
      '"foo" is not allowed here. Allowed values: lab, course.',
      '这里不能用「foo」。可用的值：lab, course。',
    ],
    [
      `${line} --tiemout 3`,
      'There is no option "--tiemout" here. Did you mean "--timeout"?',
      '这里没有「--tiemout」这个选项。是不是想写「--timeout」？',
    ],
    [
      `${line} --timeout soon`,
      '--timeout takes a whole number, not "soon".',
      '--timeout 必须是整数，而不是「soon」。',
    ],
    [`${line} --timeout 0`, '--timeout must be at least 1, not "0".', '--timeout 不能小于 1，现在是「0」。'],
    [
      `${line} --timeout 61`,
      '--timeout must be at most 60, not "61".',
      '--timeout 不能大于 60，现在是「61」。',
    ],
    [
      `${line} --lang xx`,
      '--lang cannot be "xx". Allowed values: en, zh.',
      '--lang 不能是「xx」。可用的值：en, zh。',
    ],
    [
      `${line} --lang`,
      '--lang needs a value. Allowed values: en, zh.',
      '--lang 后面要有值。可用的值：en, zh。',
    ],
    [`${line} --host`, '--host needs a value.', '--host 后面要有值。'],
    [`${line} --host a --host b`, '--host can be given only once.', '--host 只能写一次。'],
    [
      `${line} --json --format x`,
      '--json and --format cannot be used together.',
      '--json 和 --format 不能同时使用。',
    ],
  ])('%j', async (typed, en, zh) => {
    const error = await Parser.parse(typed.split(' ').filter(Boolean), input).catch((caught) => caught)
    const told = async (language: 'en' | 'zh') =>
      commandLineProblem(error, (await messagesIn(language)).errors)
    expect([await told('en'), await told('zh')]).toEqual([en, zh])
  })
})
