import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { TARGETS } from '../../build/executables/targets.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { ownWorkflows, type Step, type WorkflowJob } from './ci-files.ts'

/** How this project is tested and released on GitHub. */

const root = join(import.meta.dirname, '../..')
const { ci, release } = ownWorkflows
const jobs = Object.entries(ownWorkflows).flatMap(([workflow, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => [`${workflow}, ${name}`, job] as const),
)

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
describe.each(jobs)('%s', (_, job: WorkflowJob) => {
  test('has steps that GitHub knows, with a time limit, and actions of GitHub alone', () => {
    expect(job['timeout-minutes']).toEqual(expect.any(Number))
    for (const step of job.steps) {
      const known = step.run ? ['name', 'env', 'run'] : ['uses', 'with', 'if']
      expect(known).toEqual(expect.arrayContaining(Object.keys(step)))
      if (step.uses) expect(step.uses).toMatch(/^actions\/[a-z-]+@v\d+$/)
    }
  })

  test('leaves no token behind for its steps', () => {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const step of checkouts) expect(step.with).toEqual({ 'persist-credentials': false })
  })

  test('has shell text without expressions, in which names of branches and tags would be read as shell', async () => {
    for (const { run } of job.steps) {
      if (!run) continue
      expect(run).not.toContain('${{')
      await execa('bash', ['-n'], { input: run })
    }
  })
})

test('every push is tested as everybody tests', () => {
  expect(ci?.on).toEqual({ push: { branches: ['**'] }, pull_request: null })
  expect(ci?.permissions).toEqual({ contents: 'read' })
  expect(ci?.jobs.test?.steps.at(-1)).toEqual({ run: '.ci/run' })
})

describe('a release', () => {
  const { build, try: tried, ...published } = release!.jobs as Record<string, WorkflowJob>
  const text = ({ steps = [] }: Partial<WorkflowJob> = {}) => steps.flatMap(({ run }) => run ?? []).join('\n')

  test('is made of a tag, with no permissions that a job does not ask for', () => {
    expect(release?.on).toEqual({ push: { tags: ['v*'] } })
    expect(release?.permissions).toEqual({})
    const permissions = Object.entries(release!.jobs).map(([name, job]) => [name, job.permissions])
    expect(Object.fromEntries(permissions)).toEqual({
      build: { contents: 'read' },
      try: { contents: 'read' },
      release: { contents: 'write' },
      npm: { 'id-token': 'write' },
      image: { contents: 'read', packages: 'write' },
    })
  })

  test('is published only after it was tested, and tried on a machine of each kind', () => {
    expect(tried?.needs).toBe('build')
    expect(published.release?.needs).toBe('try')
    for (const [name, { needs }] of Object.entries(published))
      if (name !== 'release') expect(needs).toBe('release')
    const targets = tried?.strategy?.matrix.include.map(({ target }) => target)
    expect(targets?.sort()).toEqual(Object.keys(TARGETS).sort())
    expect(text(tried)).toBe('node test/install/smoke.ts release')
  })

  test('runs scripts that package.json has', () => {
    const scripts = [...text(build).matchAll(/npm run (\S+)/g)].map(([, name]) => name)
    expect(scripts).toEqual(['build:executables'])
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts))
    expect(text(build)).toContain('.ci/run\n')
  })

  const step = (job: WorkflowJob | undefined, name: string): Step =>
    job?.steps.find((one) => one.name === name) ?? { run: 'exit 99' }
  test.each([
    [`v${packageJson.version}`, 0],
    ['v99.0.0', 1],
    [packageJson.version, 1],
    ['v$(touch pwned)', 1],
  ])('of the tag %s: the check of its version exits with %i', async (tag, expected) => {
    const { run = '' } = step(build, 'The tag names the version')
    const options = { cwd: root, env: { GITHUB_REF_NAME: tag }, reject: false } as const
    const { exitCode, stdout } = await execa('bash', ['--norc', '-eo', 'pipefail', '-c', run], options)
    expect(exitCode).toBe(expected)
    if (expected)
      expect(stdout).toBe(
        `::error::The tag is ${tag}, but the version in package.json is ${packageJson.version}.`,
      )
  })

  test.each([
    ['v1.2.3', '--title docker-lab 1.2.3', 'latest'],
    ['v1.2.3-rc.1', '--title docker-lab 1.2.3-rc.1 --prerelease', 'next'],
  ])('of the tag %s is published as what it is', (tag, options, npmTag) => {
    // Prints the commands that would publish something.
    const said = (name: string, title: string) => {
      const { run = '' } = step(published[name], title)
      const fakes = 'for name in gh npm docker; do eval "$name() { echo $name \\"\\$@\\"; }"; done'
      const env = {
        PATH: process.env.PATH,
        GITHUB_REF_NAME: tag,
        GITHUB_REPOSITORY: 'Owner/docker-lab',
        NODE_AUTH_TOKEN: '',
        GITHUB_ACTOR: 'me',
        TOKEN: 'x',
      }
      return execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', `${fakes}\n${run}`], {
        encoding: 'utf8',
        env,
      })
    }
    expect(said('release', 'Release')).toBe(
      `gh release create ${tag} release/* --verify-tag --generate-notes ${options}\n`,
    )
    expect(said('npm', 'Publish')).toBe(
      `npm publish ./release/docker-lab-${tag.slice(1)}.tgz --ignore-scripts --provenance --access public --tag ${npmTag}\n`,
    )
    const image = said('image', 'Image')
    expect(image).toContain(`--platform linux/amd64,linux/arm64`)
    expect(image).toContain(`--tag ghcr.io/owner/docker-lab:${tag.slice(1)} `)
    expect(image.includes(':latest')).toBe(npmTag === 'latest')
  })

  test('reaches npm only where this is wanted', () => {
    expect((published.npm as { if?: string }).if).toMatch(/^\$\{\{ vars\.PUBLISH_NPM == 'true' \}\}$/)
  })
})
