import { mkdir, readFile, readlink, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { FAULTS } from './faults.ts'
import { canMount, machine, type Scripts, USUAL, uname } from './machine.ts'
import { programOf } from './program-of.ts'
import { program, serve, stuck, sums } from './release.ts'
import { GOOD, install, LINUX, NAME, OLD, RELEASE, script } from './run.ts'
import { busybox, type Shell, shells } from './shells.ts'

/** `install.sh` from a release on this machine, with the shells that people have. */

const SH: Shell = { name: 'sh', program: '/bin/sh', options: [] }

describe.each(shells)('with $name', (shell) => {
  const trying = test.runIf(shell.program)

  trying('installs the latest version for this account, and changes nothing else', async () => {
    await using release = await serve(RELEASE)
    await using here = await machine(USUAL, LINUX)
    const run = await install(shell, here, [], { DOCKER_LAB_DOWNLOAD_URL: release.address })
    const file = join(here.home, '.local/bin/docker-lab')
    expect(run).toEqual({
      exitCode: 0,
      said: [
        `Installed docker-lab 1.2.3 (stand-in): ${file}`,
        'Your shell does not look there yet. Add this line to ~/.profile (zsh: ~/.zshrc), then open a new terminal:',
        `  export PATH="${here.home}/.local/bin:$PATH"`,
        `To uninstall: rm "${file}"`,
      ].join('\n'),
    })
    expect(await here.files()).toEqual(['.local', '.local/bin', '.local/bin/docker-lab'])
    expect(await readFile(file, 'utf8')).toBe(GOOD)
    expect((await stat(file)).mode & 0o777).toBe(0o755)
  })

  trying('replaces what is there, in the folder that it is given, and links it for Docker', async () => {
    await using release = await serve(RELEASE)
    await using here = await machine(USUAL, LINUX)
    const [to, link] = [join(here.home, 'my programs'), join(here.home, '.docker/cli-plugins/docker-lab')]
    await mkdir(to)
    await writeFile(join(to, 'docker-lab'), OLD)
    const env = { DOCKER_LAB_DOWNLOAD_URL: release.address, PATH: `${here.tools}:${to}`, LANG: 'zh_CN.UTF-8' }
    for (const _ of ['once', 'and again']) {
      expect(await install(shell, here, ['--plugin', '--to', to], env)).toEqual({
        exitCode: 0,
        said: [
          `已安装 docker-lab 1.2.3 (stand-in)：${to}/docker-lab`,
          `已为「docker lab」创建链接：${link}`,
          `卸载：rm "${to}/docker-lab" "${link}"`,
        ].join('\n'),
      })
      expect(await readlink(link)).toBe(join(to, 'docker-lab'))
    }
    expect(await readFile(join(to, 'docker-lab'), 'utf8')).toBe(GOOD)
  })

  trying(
    'installs the version that is asked for, and mentions a different one that comes first',
    async () => {
      await using release = await serve({ 'docker-lab-1.0.0-linux-x64': OLD, ...RELEASE })
      await using here = await machine(USUAL, { ...LINUX, 'docker-lab': 'echo other' })
      const env = { DOCKER_LAB_DOWNLOAD_URL: release.address, DOCKER_LAB_VERSION: 'v1.0.0' }
      const { exitCode, said } = await install(shell, here, [], env)
      expect(exitCode).toBe(0)
      expect(said).toContain('Installed docker-lab 1.0.0')
      expect(said).toContain(`For now, "docker-lab" is a different one: ${here.tools}/docker-lab\n`)
    },
  )

  const ways: [name: string, program: string | undefined, programs: string[], scripts?: Scripts][] = [
    ['wget', programOf('wget'), ['wget', 'sha256sum']],
    ['the wget of busybox', busybox, ['sha256sum'], { wget: `exec ${busybox} wget "$@"` }],
    ['shasum', programOf('shasum'), ['curl', 'shasum']],
    ['openssl', programOf('openssl'), ['curl', 'openssl']],
  ]
  for (const [name, program, programs, scripts] of ways)
    test.runIf(shell.program && program)(`makes do with ${name}`, async () => {
      await using release = await serve(RELEASE)
      await using here = await machine(programs, { ...LINUX, ...scripts })
      const env = { DOCKER_LAB_DOWNLOAD_URL: release.address }
      expect(await install(shell, here, [], env)).toMatchObject({ exitCode: 0 })
      const damaged = { SHA256SUMS: sums({ [NAME]: OLD }), [NAME]: GOOD }
      await using wrong = await serve(damaged)
      const run = await install(shell, here, [], { DOCKER_LAB_DOWNLOAD_URL: wrong.address })
      expect(run).toMatchObject({ exitCode: 3, said: expect.stringContaining('its checksum is wrong') })
    })

  trying('leaves nothing when it is interrupted', async () => {
    await using release = await serve({ SHA256SUMS: sums({ [NAME]: GOOD }), [NAME]: stuck(GOOD) })
    await using here = await machine(USUAL, LINUX)
    const env = { ...here.env, DOCKER_LAB_DOWNLOAD_URL: release.address }
    const options = { env, extendEnv: false, detached: true, reject: false } as const
    const run = execa(shell.program!, [...shell.options, script], options)
    await release.asked(NAME)
    // As Ctrl-C does it: to everything that runs in the terminal.
    process.kill(-run.pid!, 'SIGINT')
    expect((await run).exitCode).toBe(130)
    expect(await here.files()).toEqual([])
  })
})

test('what worked before is still there when the new one cannot run', async () => {
  await using release = await serve({ [NAME]: program('1.2.3', 'exit 1') })
  await using here = await machine(USUAL, LINUX)
  const to = join(here.home, 'bin')
  await mkdir(to)
  await writeFile(join(to, 'docker-lab'), OLD)
  const env = { DOCKER_LAB_DOWNLOAD_URL: release.address, DOCKER_LAB_INSTALL_DIR: to }
  expect(await install(SH, here, [], env)).toMatchObject({ exitCode: 3 })
  expect(await readFile(join(to, 'docker-lab'), 'utf8')).toBe(OLD)
  expect(await here.files()).toEqual(['bin', 'bin/docker-lab'])
})

test.each([
  ['Linux', 'x86_64', 'ldd (GNU libc) 2.36', 'linux-x64'],
  ['Linux', 'aarch64', 'ldd (GNU libc) 2.36', 'linux-arm64'],
  ['Linux', 'x86_64', 'musl libc (x86_64)', 'linux-x64-musl'],
  ['Darwin', 'x86_64', '', 'darwin-x64'],
  ['Darwin', 'arm64', '', 'darwin-arm64'],
  ['Darwin', 'x86_64', 'translated', 'darwin-arm64'],
])('%s on %s (%s) gets %s', async (system, cpu, library, target) => {
  await using release = await serve({ [`docker-lab-1.2.3-${target}`]: program(target) })
  const sysctl = `echo ${library === 'translated' ? 1 : 0}`
  const scripts = { uname: uname(system, cpu), ldd: `echo "${library}"`, sysctl }
  await using here = await machine(USUAL, scripts)
  const env = { DOCKER_LAB_DOWNLOAD_URL: release.address }
  const run = await install(SH, here, [], env)
  expect(run.said).toContain(`Installed docker-lab ${target} `)
})

/** Where nothing can be installed, it says why, and leaves nothing. */
describe.each(FAULTS)('%s', (_, fault, exit, english, chinese) => {
  const { args = [], env = {}, programs = USUAL, scripts = {}, files = RELEASE, before } = fault
  const rows = shells.flatMap((shell) => [
    { shell, language: 'en_US.UTF-8', sentence: english },
    // The sentences are chosen in one place.
    ...(shell === shells[0] ? [{ shell, language: 'zh_CN.UTF-8', sentence: chinese }] : []),
  ])
  for (const { shell, language, sentence } of rows)
    test.runIf(shell.program)(`${shell.name}, ${language}`, async () => {
      await using release = await serve(files)
      await using here = await machine(programs, { ...LINUX, ...scripts })
      await before?.(here)
      const had = await here.files()
      const given = { DOCKER_LAB_DOWNLOAD_URL: release.address, LANG: language, ...env }
      const { exitCode, said } = await install(shell, here, args, given)
      expect(said).toContain(sentence)
      expect(exitCode).toBe(exit)
      expect(await here.files()).toEqual(had)
    })
})

describe.runIf(canMount)('on a disk', () => {
  const rows: [what: string, options: string, said: string][] = [
    ['that can only be read', 'ro', 'Cannot write to'],
    ['that is full', 'size=4k', 'No space left in'],
    ['that runs no programs', 'noexec', 'Choose a folder where programs can run: --to DIR'],
  ]
  const trials = shells.flatMap((shell) => rows.map((row) => [...row, shell] as const))
  test.each(trials)('%s (%s), it says so: %s', async (_, options, sentence, shell) => {
    const large = program('1.2.3', '#'.repeat(100_000))
    await using release = await serve({ [NAME]: large })
    await using here = await machine(USUAL, LINUX)
    const text = 'mount -t tmpfs -o "$1" none "$2" && shift 2 && "$@"; code=$?; ls -A "$HOME"; exit $code'
    const started = [shell.program!, ...shell.options, script, '--to', join(here.home, 'bin')]
    const { exitCode, stdout, stderr } = await execa(
      'unshare',
      ['-m', 'sh', '-c', text, 'sh', options, here.home, ...started],
      { env: { HOME: here.home, LANG: 'C', DOCKER_LAB_DOWNLOAD_URL: release.address }, reject: false },
    )
    expect(stderr).toContain(sentence)
    expect([exitCode, stdout]).toEqual([3, ''])
  })
})
