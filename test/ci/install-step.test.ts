import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { RELEASES } from '../../src/authoring/scaffold/released.ts'
import { type Machine, machine } from '../install/machine.ts'
import { program, type Release, serve } from '../install/release.ts'
import { action, gitlabJobs, gitlabOf, scriptOf, workflowOf } from './ci-files.ts'

/** How CI gets docker-lab: the file of a release, whose checksum is compared, or what npm installs. */

const { version } = packageJson
const NAME = `docker-lab-${version}-linux-x64`
const FILE = program(version)
const SHA256 = createHash('sha256').update(FILE).digest('hex')
const WRONG = 'f'.repeat(64)
const root = join(import.meta.dirname, '../..')

let here: Machine
let release: Release
beforeEach(async () => {
  const npm = 'echo "npm $@"'
  here = await machine(['curl', 'sha256sum', 'bash', 'cut', 'grep', 'cat', 'realpath', 'node', 'sh'], { npm })
  release = await serve({ [NAME]: FILE })
  await mkdir(join(here.home, 'temp'))
})
afterEach(async () => {
  await release[Symbol.asyncDispose]()
  await here[Symbol.asyncDispose]()
})

/** Runs shell text as GitHub does, or as GitLab does, and then docker-lab. */
async function run(text: string, env: Record<string, string | undefined>) {
  const temp = join(here.home, 'temp')
  const files = { GITHUB_PATH: join(here.home, 'path'), GITHUB_OUTPUT: join(here.home, 'output') }
  const after = 'if [ -e "$GITHUB_PATH" ]; then PATH="$(cat "$GITHUB_PATH"):$PATH"; fi\ndocker-lab --version'
  const { exitCode, all } = await execa('bash', ['--norc', '-eo', 'pipefail', '-c', `${text}\n${after}`], {
    cwd: here.home,
    env: { ...here.env, ...files, RUNNER_TEMP: temp, TMPDIR: temp, ...env },
    extendEnv: false,
    all: true,
    reject: false,
  })
  return { exitCode, said: all }
}

const INSTALLED = { exitCode: 0, said: expect.stringContaining(`docker-lab ${version} (stand-in)`) }
const REFUSED = { exitCode: 1, said: expect.stringContaining('docker-lab: FAILED') }

const onGitHub = (sha256?: string) => {
  const { jobs, env } = workflowOf(sha256)
  return { text: jobs.labs?.steps.find(({ name }) => name === 'docker-lab')?.run ?? '', env: env ?? {} }
}
const onGitLab = (sha256?: string) => {
  const jobs = gitlabOf(sha256)
  const text = (jobs.default?.before_script ?? []).join('\n')
  return { text, env: (jobs as { variables?: Record<string, string> }).variables ?? {} }
}

describe.each([
  ['GitHub', onGitHub],
  ['GitLab', onGitLab],
])('a new course on %s', (_, files) => {
  test('that a release made uses the file of that release', async () => {
    const { text, env } = files(SHA256)
    expect(env).toMatchObject({
      DOCKER_LAB_FILE: `${RELEASES}/download/v1.2.3/docker-lab-1.2.3-linux-x64`,
      DOCKER_LAB_SHA256: SHA256,
      DOCKER_LAB: expect.stringMatching(/^$|\|\| '' \}\}$/),
    })
    const given = { DOCKER_LAB: '', DOCKER_LAB_FILE: release.address + NAME, DOCKER_LAB_SHA256: SHA256 }
    expect(await run(text, given)).toMatchObject(INSTALLED)
    expect(await run(text, { ...given, DOCKER_LAB_SHA256: WRONG })).toMatchObject(REFUSED)
    expect((await run(text, { ...given, DOCKER_LAB_SHA256: '' })).exitCode).not.toBe(0)
    expect((await run(text, { ...given, DOCKER_LAB_FILE: `${release.address}no` })).exitCode).toBe(22)
  })

  test('that a checkout made uses a package of its author', async () => {
    const { text, env } = files()
    expect(env).toMatchObject({
      DOCKER_LAB_SHA256: '',
      DOCKER_LAB: expect.stringContaining('./docker-lab-1.2.3.tgz'),
    })
    const { said } = await run(text, { DOCKER_LAB: './docker-lab 1.tgz' })
    expect(said).toMatch(/^npm install --global --ignore-scripts \.\/docker-lab 1\.tgz\n/)
  })
})

describe('the GitLab template', () => {
  const text = scriptOf({ base: { ...gitlabJobs()['.docker-lab'], script: [] } }, 'base')
  const env = { DOCKER_LAB_VERSION: version, DOCKER_LAB_SHA256: '', PACKAGE: '' }

  test('uses the file of a release, with the checksum that it is given or that is beside the file', async () => {
    await using other = await serve({ [`${NAME}-musl`]: 'musl', [NAME]: FILE })
    const at = (text: string) => text.replaceAll('$DOCKER_LAB_RELEASES/v$DOCKER_LAB_VERSION/', other.address)
    expect(await run(at(text), env)).toMatchObject(INSTALLED)
    expect(await run(at(text), { ...env, DOCKER_LAB_SHA256: SHA256 })).toMatchObject(INSTALLED)
    expect(await run(at(text), { ...env, DOCKER_LAB_SHA256: WRONG })).toMatchObject(REFUSED)
  })

  test('names the releases of this project', () => {
    expect(gitlabJobs()['.docker-lab']?.variables?.DOCKER_LAB_RELEASES).toBe(`${RELEASES}/download`)
  })
})

describe('the action', () => {
  const { run: text = '' } = action.runs.steps.find(({ name }) => name === 'docker-lab') ?? {}
  const env = { VERSION: '', CHECKOUT: '', SHA256: '', REF: '', GITHUB_ACTION_PATH: root }
  const used = () => ({ ...env, DOCKER_LAB_DOWNLOAD_URL: release.address })

  test('at the tag of its version uses the file of that release', async () => {
    expect(await run(text, { ...used(), REF: `v${version}` })).toMatchObject(INSTALLED)
  })

  test('uses the file that has this checksum, and no other', async () => {
    expect(await run(text, { ...used(), SHA256 })).toMatchObject(INSTALLED)
    expect(await run(text, { ...used(), SHA256: WRONG })).toMatchObject(REFUSED)
  })

  test('at a commit or a branch builds what is there', async () => {
    const checkout = join(here.home, 'checkout')
    await mkdir(join(checkout, 'build'), { recursive: true })
    await mkdir(join(checkout, 'bin'))
    await writeFile(join(checkout, 'package.json'), '{"version":"1.2.3"}')
    await writeFile(join(checkout, 'build/bundle.ts'), 'console.log("built")\n')
    await writeFile(join(checkout, 'bin/run.cjs'), program('1.2.3'), { mode: 0o755 })
    const { said } = await run(text, { ...env, REF: 'main', GITHUB_ACTION_PATH: checkout })
    expect(said).toMatch(
      /^npm install --prefix \S+.*checkout --no-save .*\nbuilt\ndocker-lab 1\.2\.3 \(stand-in\)/,
    )
  })

  test('installs from npm the version that is asked for', async () => {
    expect((await run(text, { ...env, VERSION: '0.9.0' })).said).toMatch(
      /^npm install .* docker-lab@0\.9\.0\n/,
    )
  })
})

test('all name one address of releases', async () => {
  for (const file of ['install.sh', 'install.ps1'])
    expect(await readFile(join(root, file), 'utf8')).toContain(RELEASES)
})
