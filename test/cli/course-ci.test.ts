import { appendFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { action, courseOnGitLab, gitlabJobs, type Job, workflow } from '../ci/ci-files.ts'
import { supplyImages } from '../hub/hub.ts'

/** The shell text of the files for CI, run as it is run there, on a new course. */

const root = join(import.meta.dirname, '../..')
const COURSE = "a teacher's course"
const CASES = `
- { name: right, kind: solution, run: docker run -d --name my-hello -p 8080:80 nginx }
- name: wrong
  kind: mistake
  run: docker run -d --name my-hello nginx
  expect: { running: pass, published: fail port-not-published }
`
let folder: string
let workspace: string
let runner: Record<'RUNNER_TEMP' | 'GITHUB_OUTPUT' | 'GITHUB_PATH' | 'GITHUB_STEP_SUMMARY', string>

beforeAll(async () => {
  await execa('node', ['build/bundle.ts'], { cwd: root, preferLocal: true })
  await supplyImages()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-ci-'))
  workspace = join(folder, 'workspace')
  runner = {
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_PATH: join(folder, 'path'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  }
  await mkdir(workspace)
  await mkdir(runner.RUNNER_TEMP)
  await execa(join(root, 'bin/run.cjs'), ['lab', 'new', 'course', 'made', '--dir', workspace])
  await rename(join(workspace, 'made'), join(workspace, COURSE))
  await step('docker-lab', { path: root })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Lines `name=value` or values of a file that a runner reads. */
const linesOf = async (file: string) =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean)

/** What a runner does with shell text: bash, the folders that steps before gave to PATH, and all it prints. */
async function bash(text: string, env: Record<string, string | undefined>, cwd = workspace) {
  const path = [...(await linesOf(runner.GITHUB_PATH)), process.env.PATH].join(delimiter)
  const { all, exitCode } = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', text], {
    cwd,
    env: { ...runner, PATH: path, LANG: 'en_US.UTF-8', ...env },
    all: true,
    reject: false,
  })
  return { said: all, exitCode }
}

/** A step of the action, with these inputs, otherwise the default ones. */
async function step(name: string, inputs: Record<string, string>) {
  const { run = '', env = {} } = action.runs.steps.find((one) => one.name === name) ?? {}
  const outputs = Object.fromEntries((await linesOf(runner.GITHUB_OUTPUT)).map((line) => line.split('=')))
  const value = (expression: string) =>
    expression.replace(/\$\{\{ (.+?) \}\}/, (_, what: string) => {
      const last = what.split('.').at(-1) as string
      return what.startsWith('inputs.') ? (inputs[last] ?? action.inputs[last]!.default) : outputs[last]
    })
  const given = Object.fromEntries(Object.entries(env).map(([key, text]) => [key, value(text)]))
  return { ...(await bash(run, { ...given, GITHUB_ACTION_PATH: root })), outputs }
}

/** Without what comes before: docker-lab is here already. */
const here = (jobs: Record<string, Job>, name: string) => (jobs[name]?.script ?? []).join('\n')

const breakLab = () => appendFile(join(workspace, COURSE, 'labs/01-hello/lab.yaml'), '\nminuets: 10\n')
const writeCases = (text: string) => writeFile(join(workspace, COURSE, 'labs/01-hello/cases.yaml'), text)

describe('the action', () => {
  test('shows findings of lint at their lines in the repository', async () => {
    expect(await step('Lint', { course: COURSE, lint: 'strict' })).toMatchObject({ exitCode: 0 })
    await breakLab()
    const { said, exitCode, outputs } = await step('Lint', { course: COURSE, sarif: 'true' })
    expect(exitCode).toBe(1)
    expect(said).toContain(`::error file=${COURSE}/labs/01-hello/lab.yaml,line=`)
    const sarif = JSON.parse(await readFile(`${outputs.reports}/lint.sarif`, 'utf8'))
    expect(sarif.runs[0].results).toHaveLength(1)
  })

  test('accepts no other word for how strict lint is', async () => {
    const { said, exitCode } = await step('Lint', { course: COURSE, lint: 'Strict' })
    expect([exitCode, said]).toEqual([2, '::error::The input lint must be normal, strict or off.'])
  })

  test('tests labs, and leaves a summary and JUnit XML', async () => {
    await writeCases(CASES)
    const inputs = { course: COURSE, labs: '1', mutants: 'false', jobs: '1' }
    const { said, exitCode, outputs } = await step('Test', inputs)
    expect(said).toContain('The lab grades correctly')
    expect(exitCode).toBe(0)
    const summary = await readFile(runner.GITHUB_STEP_SUMMARY, 'utf8')
    expect(summary).toMatch(/^~+text\n[\s\S]*3\/3[\s\S]*\n~+\n$/)
    expect(await readFile(`${outputs.reports}/labs.xml`, 'utf8')).toContain('<testsuite name="hello')
  }, 120_000)

  test('fails where a case does, and obeys nothing that the case has in it', async () => {
    await writeCases('- { name: "::error::x", kind: solution, run: docker run -d --name my-hello nginx }\n')
    const inputs = { course: COURSE, mutants: 'false', jobs: '1', engines: '28.5' }
    const { said, exitCode } = await step('Test', inputs)
    expect(exitCode).toBe(1)
    const [, marker] = /^::stop-commands::(\S+)$/m.exec(said) ?? []
    const heard = said.replace(new RegExp(`^::stop-commands::${marker}$[\\s\\S]*^::${marker}::$`, 'm'), '')
    expect(said).toContain('::error::x')
    expect(heard).not.toContain('::')
    expect(await readFile(runner.GITHUB_STEP_SUMMARY, 'utf8')).toContain('port-not-published')
  }, 120_000)

  test.each([
    ['labs', '$(touch pwned) `touch pwned` ; touch pwned'],
    ['labs', '--course=/ 1'],
    ['engines', '28.5; touch pwned'],
    ['jobs', '1 --engine-is-disposable'],
    ['threshold', '100; touch pwned'],
  ])('reads its input "%s" as a value, and never as shell text: %s', async (name, value) => {
    const { exitCode } = await step('Test', { course: COURSE, [name]: value })
    expect(exitCode).toBe(2)
    expect((await execa('ls', [workspace])).stdout).toBe(COURSE)
  })
})

describe('a new course', () => {
  const within = () => join(workspace, COURSE)

  test('its workflow lints it', async () => {
    const run = workflow.jobs.labs?.steps.find((one) => one.run?.includes('lab lint'))?.run ?? ''
    expect(await bash(run, {}, within())).toMatchObject({ exitCode: 0 })
    await breakLab()
    expect(await bash(run, {}, within())).toMatchObject({
      exitCode: 1,
      said: expect.stringMatching(/^::error file=labs/),
    })
  })

  test('is linted and tested on GitLab', async () => {
    expect(await bash(here(courseOnGitLab, 'lint-labs'), {}, within())).toMatchObject({ exitCode: 0 })
    await writeCases(CASES)
    const jobs = gitlabJobs({ 'test-options': '--jobs 1 1' })
    const { COURSE: course = '', OPTIONS = '' } = {
      ...jobs['.docker-lab']?.variables,
      ...jobs['test-labs']?.variables,
    }
    const tested = await bash(here(jobs, 'test-labs'), { COURSE: course, OPTIONS }, within())
    expect(tested.said).toContain('3/3')
    expect(tested.exitCode).toBe(0)
    expect(await readFile(join(within(), 'labs.xml'), 'utf8')).toContain('<testsuite name="hello')
  }, 120_000)
})
