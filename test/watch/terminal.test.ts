import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FriendlyDaemon, friendlyDaemon } from '../docker/friendly-daemon.ts'

/** The program on a terminal that `script` of util-linux makes for it. */

const root = join(import.meta.dirname, '../..')
const ENTER = '\x1b[?1049h'
const LEAVE = '\x1b[?25h\x1b[?1049l'

let daemon: FriendlyDaemon
let home: ReturnType<typeof mkdtempDisposableSync>
let script: ChildProcess | undefined
let shown = ''
beforeEach(async () => {
  daemon = await friendlyDaemon()
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  shown = ''
})
afterEach(async () => {
  script?.kill('SIGKILL')
  await daemon[Symbol.asyncDispose]()
  home.remove()
})

const pid = () => Number(readFileSync(join(home.path, 'pid'), 'utf8'))

/** Watches a lab in a shell, which then prints the modes of its terminal. */
async function watch(): Promise<ChildProcess> {
  const program = `echo $$ > pid; exec "${process.execPath}" "${root}/bin/dev.js" watch 3 --lang en`
  const line = `stty rows 24 cols 80; sh -c '${program}'; echo "code $?"; sleep 1; stty -a; echo end`
  script = spawn('script', ['-qfc', line, '/dev/null'], {
    cwd: home.path,
    env: {
      PATH: process.env.PATH,
      HOME: home.path,
      TERM: 'xterm',
      LANG: 'C.UTF-8',
      NODE_NO_WARNINGS: '1',
      DOCKER_HOST: daemon.endpoint.url,
      DOCKER_LAB_COURSE: join(root, 'labs'),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  script.stdout?.on('data', (data) => {
    shown += data
  })
  await expect.poll(() => shown).toContain('There is no container named nginx01')
  expect(shown).toContain(ENTER)
  return script
}

/** The terminal is as it was, and a shell can be used on it. */
async function isClean(code: number): Promise<void> {
  await expect.poll(() => shown).toContain('\nend')
  const [, after = ''] = shown.split(/code \d+/)
  expect(shown).toContain(`code ${code}`)
  expect(shown).toContain(LEAVE)
  expect(shown.lastIndexOf(ENTER)).toBeLessThan(shown.lastIndexOf(LEAVE))
  expect(after).toMatch(/(?<!-)icanon/)
  expect(after).toMatch(/(?<!-)echo\b/)
}

describe.skipIf(process.platform !== 'linux')('on a terminal', () => {
  test('a key ends it', async () => {
    const { stdin } = await watch()
    stdin?.write('q')
    await isClean(0)
  })

  test('Ctrl-C ends it', async () => {
    const { stdin } = await watch()
    stdin?.write('\x03')
    await isClean(130)
  })

  test('a signal ends it, and leaves the terminal clean', async () => {
    await watch()
    process.kill(pid(), 'SIGTERM')
    await isClean(130)
  })

  test.each([
    ['SIGKILL', 137],
    ['SIGHUP', 129],
  ] as const)(
    '%s, with which it can do nothing itself, leaves the terminal clean as well',
    async (signal, code) => {
      await watch()
      process.kill(pid(), signal)
      await isClean(code)
    },
  )

  test('it follows the events of the engine, and its end', async () => {
    await watch()
    daemon.contents.containers = [aRunningNginx]
    daemon.tell({ Type: 'container', Action: 'start', Actor: { ID: 'x', Attributes: { name: 'nginx01' } } })
    await expect.poll(() => shown).toMatch(/nginx01 from a different image|is not from|image/)
    script?.stdin?.write('q')
    await isClean(0)
  })

  test('Ctrl-Z stops it, with the terminal as it was; later it goes on', async () => {
    await watch()
    const before = shown.length
    script?.stdin?.write('\x1a')
    await expect.poll(() => shown.slice(before)).toContain(LEAVE)
    const stopped = shown.length
    process.kill(pid(), 'SIGCONT')
    await expect.poll(() => shown.slice(stopped)).toContain(ENTER)
    await expect.poll(() => shown.slice(stopped)).toContain('There is no container named nginx01')
    script?.stdin?.write('q')
    await isClean(0)
  })
})

const aRunningNginx = {
  Id: 'a'.repeat(64),
  Name: '/nginx01',
  State: { Status: 'running', StartedAt: '2026-01-01T00:00:00Z' },
  Image: 'sha256:1',
  Config: { Image: 'busybox' },
}
