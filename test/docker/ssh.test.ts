import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/docker/connect.ts'
import { dialStdioArguments } from '../../src/docker/wire/ssh.ts'
import { stopClock } from '../stopped-clock.ts'

const endpoint = { kind: 'ssh' as const, host: 'h', url: 'ssh://h', source: '--host' as const }

test.each([
  [{}, ['-T', '--', 'h', 'docker', 'system', 'dial-stdio']],
  [{ user: 'me', port: 2222 }, ['-T', '-l', 'me', '-p', '2222', '--', 'h', 'docker', 'system', 'dial-stdio']],
  [{ path: '/x.sock' }, ['-T', '--', 'h', 'docker', '--host', 'unix:///x.sock', 'system', 'dial-stdio']],
])('ssh for %o', (over, args) => {
  expect(dialStdioArguments({ ...endpoint, ...over })).toEqual(args)
})

let folder: string
const { PATH } = process.env
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  process.env.PATH = `${folder}:${PATH}`
})
afterAll(() => {
  process.env.PATH = PATH
  rmSync(folder, { recursive: true })
})

/** An `ssh` that runs this, in place of the real one. */
function sshThat(script: string) {
  writeFileSync(join(folder, 'ssh'), `#!${process.execPath}\n${script}`)
  chmodSync(join(folder, 'ssh'), 0o755)
}

const answering = `
  require('fs').appendFileSync(__dirname + '/started', process.pid + '\\n')
  const answer = (head, body) => process.stdout.write(
    'HTTP/1.1 ' + head + '\\r\\nApi-Version: 1.44\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body)
  process.stdin.on('data', (data) => {
    if (String(data).includes('/_ping')) answer('200 OK', 'OK')
    else answer('404 Not Found', JSON.stringify({ message: 'no such image' }))
  })
  process.stdin.on('end', () => process.exit(0))
`

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('one connection serves one question after the other, and ends with the run', async () => {
  sshThat(answering)
  const run = new AbortController()
  const { docker, engine } = await connect(endpoint, { signal: run.signal })
  expect(engine).toMatchObject({ endpoint: 'ssh://h', api: '1.44' })
  expect(await docker.image('nginx')).toBeUndefined()
  expect(await docker.image('busybox')).toBeUndefined()
  const pids = readFileSync(join(folder, 'started'), 'utf8').trim().split('\n').map(Number)
  expect(pids).toHaveLength(1)
  run.abort()
  await expect.poll(() => isAlive(pids[0] as number)).toBe(false)
})

const failing = () => connect(endpoint, { signal: new AbortController().signal })

test('what ssh says is the reason', async () => {
  sshThat(`console.error('Host key verification failed.'); process.exit(255)`)
  await expect(failing()).rejects.toMatchObject({
    code: 'engine-unreachable',
    endpoint: 'ssh://h',
    detail: { said: 'Host key verification failed.' },
  })
})

test('an ssh that talks without end is cut', async () => {
  sshThat(`console.error('x'.repeat(100_000)); process.exit(255)`)
  const error = await failing().catch((error) => error)
  expect(error.detail).toEqual({ said: 'x'.repeat(500) })
})

test.each([
  ['closes what it reads from first', 'process.stdin.destroy()'],
  ['closes what it answers on first', "require('fs').closeSync(1)"],
  ['ends as if all were well', 'process.exitCode = 0'],
  ['greets at length before', "console.error('welcome '.repeat(10_000))"],
])('the last words of an ssh that %s are not lost', async (_, first) => {
  sshThat(
    `process.exitCode = 255; ${first}
    setTimeout(() => { console.error('me@h: Permission denied (publickey).'); process.exit() }, 300)`,
  )
  await expect(failing()).rejects.toMatchObject({
    code: 'engine-unreachable',
    detail: { said: expect.stringMatching(/me@h: Permission denied \(publickey\)\.$/) },
  })
})

test.each([
  ['its answers', "require('fs').closeSync(1)"],
  ['everything', "for (const fd of [0, 1, 2]) require('fs').closeSync(fd)"],
])('an ssh that closes %s and stays is not waited for', async (_, closes) => {
  sshThat(
    `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)
    require('fs').writeFileSync(__dirname + '/staying', String(process.pid)); ${closes}`,
  )
  await expect(failing()).rejects.toMatchObject({
    code: 'engine-unreachable',
    detail: { said: 'ssh closed the connection' },
  })
  const pid = Number(readFileSync(join(folder, 'staying'), 'utf8'))
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('an ssh that waits for a password in vain is ended', async () => {
  sshThat(
    `setInterval(() => {}, 1000); require('fs').writeFileSync(__dirname + '/waiting', String(process.pid))`,
  )
  let pid = 0
  {
    using clock = stopClock()
    const failed = expect(failing()).rejects.toMatchObject({ code: 'engine-timeout' })
    while (pid === 0) {
      await new Promise(setImmediate)
      pid = existsSync(join(folder, 'waiting')) ? Number(readFileSync(join(folder, 'waiting'), 'utf8')) : 0
    }
    clock.passMs(10_000)
    await failed
  }
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('a machine without ssh', async () => {
  rmSync(join(folder, 'ssh'))
  process.env.PATH = folder
  await expect(failing()).rejects.toMatchObject({
    code: 'engine-unreachable',
    detail: { said: expect.stringContaining('ENOENT') },
  })
  process.env.PATH = `${folder}:${PATH}`
})
