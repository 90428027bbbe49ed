import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import Lint from '../../src/commands/lab/lint.ts'
import Test from '../../src/commands/lab/test.ts'
import {
  action,
  courseOnGitLab,
  gitlabBody,
  gitlabInputs,
  gitlabJobs,
  type Job,
  scriptOf,
  workflow,
} from './ci-files.ts'

/** The rules for these files are in the documentation of the systems that run them. */

const { steps } = action.runs
const runs = steps.flatMap(({ run }) => run ?? [])

/** https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
describe('the action', () => {
  test('is a composite one, with a name and a description', () => {
    expect(Object.keys(action).sort()).toEqual(['description', 'inputs', 'name', 'outputs', 'runs'])
    expect(action.runs.using).toBe('composite')
  })

  test.each(Object.entries(action.inputs))('explains its input %s, and needs none', (_, input) => {
    expect(input).toEqual({ description: expect.any(String), default: expect.any(String) })
  })

  test.each(Object.entries(action.outputs))('explains its output %s', (_, output) => {
    expect(output).toEqual({ description: expect.any(String), value: expect.any(String) })
  })

  test.each(steps.map((step) => [step.name, step] as const))(
    'has a step "%s" that GitHub knows',
    (_, step) => {
      const known = step.run
        ? ['name', 'id', 'if', 'shell', 'env', 'run']
        : ['name', 'id', 'if', 'uses', 'with']
      expect(known).toEqual(expect.arrayContaining(Object.keys(step)))
      if (step.run) expect(step.shell).toBe('bash')
      else expect(step.uses).toMatch(/^actions\/[a-z-]+@v\d+$/)
    },
  )

  test('puts no expression into shell text, where an input would be read as shell', () => {
    for (const run of runs) expect(run).not.toContain('${{')
  })

  test('uses each of its inputs, and no others', () => {
    const used = [...JSON.stringify(action).matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name)
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  test('refers to steps that have run', () => {
    const ids = steps.map(({ id }) => id)
    for (const [index, step] of [...steps, { outputs: action.outputs }].entries()) {
      for (const [, id] of JSON.stringify(step).matchAll(/\bsteps\.([\w-]+)\./g))
        expect(ids.slice(0, index)).toContain(id)
    }
  })
})

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
describe('the workflow of a new course', () => {
  const { on, permissions, jobs } = workflow
  test('runs when something is pushed or proposed, and can only read', () => {
    expect(on).toEqual({ push: null, pull_request: null })
    expect(permissions).toEqual({ contents: 'read' })
  })

  test('has jobs with steps that GitHub knows, and its expressions as they were written', () => {
    for (const job of Object.values(jobs)) {
      expect(job['runs-on']).toBe('ubuntu-latest')
      for (const { uses, run } of job.steps) {
        if (run) expect(run).not.toMatch(/\{\{/)
        else expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/)
      }
    }
    const conditions = jobs.labs?.steps.flatMap((step) => step.if ?? [])
    expect(conditions?.join('\n')).toMatch(/^(\$\{\{ !cancelled\(\) \}\}\n?)+$/)
  })
})

/** https://docs.gitlab.com/ci/yaml/ and https://docs.gitlab.com/ci/inputs/ */
describe('on GitLab', () => {
  test('the template explains its inputs, uses each of them, and needs none', () => {
    const used = [...gitlabBody.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name)
    expect([...new Set(used)].sort()).toEqual(Object.keys(gitlabInputs).sort())
    for (const input of Object.values(gitlabInputs))
      expect(input).toEqual({ description: expect.any(String), default: expect.any(String) })
  })

  test('the template uses this version, unless it is given a different one', () => {
    expect(gitlabInputs.version?.default).toBe(packageJson.version)
  })

  test('no input is put into shell text', () => {
    const strange = gitlabJobs(
      Object.fromEntries(Object.keys(gitlabInputs).map((name) => [name, `<${name}>`])),
    )
    for (const name of ['lint-labs', 'test-labs']) expect(scriptOf(strange, name)).not.toMatch(/<[a-z-]+>/)
  })

  test.each([
    ['the template', gitlabJobs()],
    ['a new course', courseOnGitLab],
  ])('%s lints without an engine, and tests with one that speaks TLS', (_, jobs) => {
    expect(jobs['lint-labs']).not.toHaveProperty('services')
    expect(jobs['test-labs']).toMatchObject({
      services: [{ name: 'docker:28-dind', alias: 'docker', variables: { HEALTHCHECK_TCP_PORT: '2376' } }],
      variables: {
        DOCKER_HOST: 'tcp://docker:2376',
        DOCKER_TLS_CERTDIR: '/certs',
        DOCKER_TLS_VERIFY: '1',
        DOCKER_CERT_PATH: '/certs/client',
      },
      artifacts: { when: 'always', reports: { junit: 'labs.xml' } },
    })
  })
})

const gitlabTexts = (jobs: Record<string, Job>) =>
  ['lint-labs', 'test-labs'].map((name) => [name, scriptOf(jobs, name)] as const)

describe.each([
  ...steps.flatMap(({ name = '', run }) => (run ? [[`the action, ${name}`, run] as const] : [])),
  ...(workflow.jobs.labs?.steps ?? []).flatMap(({ run }) => (run ? [[run, run] as const] : [])),
  ...gitlabTexts(gitlabJobs()),
  ...gitlabTexts(courseOnGitLab),
])('%s', (_, text) => {
  test('is shell', async () => {
    await execa('bash', ['-n'], { input: text })
  })

  test('calls docker-lab with options that it has', () => {
    const lines = text.split('\n').filter((line) => !/npm install|sha256sum|install\.sh/.test(line))
    const command = text.includes('docker-lab lab lint')
      ? Lint
      : text.includes('docker-lab lab test')
        ? Test
        : undefined
    const known = command ? Object.keys({ ...command.baseFlags, ...command.flags }) : ['version']
    const named = [...lines.join('\n').matchAll(/(?<=[ ("])--([a-z][a-z-]*)/g)].map(([, name]) => name)
    expect(known).toEqual(expect.arrayContaining(named))
  })
})
