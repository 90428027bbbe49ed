import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** The code that V8 compiled is kept, and read again only as it was written. */

const loader = join(import.meta.dirname, '../../build/load-compiled.cjs')
const BUNDLE =
  '// abc123\nmodule.exports = { cli: (name) => console.log("hello " + [..."olleh"].map((x) => x).length) }\n'

let place: ReturnType<typeof mkdtempDisposableSync>
let bundle: string
beforeEach(() => {
  place = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-'))
  for (const name of ['work', 'cache', 'home']) mkdirSync(join(place.path, name))
  bundle = join(place.path, 'docker-lab.cjs')
  writeFileSync(bundle, BUNDLE)
})
afterEach(() => place.remove())

const cache = () => join(place.path, 'cache/docker-lab/compiled')
const kept = () => readdirSync(cache()).map((name) => join(cache(), name))

async function load(env: NodeJS.ProcessEnv = {}, command = 'list') {
  const script = `const { loadCompiled } = await import(${JSON.stringify(loader)}); loadCompiled(${JSON.stringify(bundle)}, '${command}').cli()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(place.path, 'work'),
    env: { HOME: join(place.path, 'home'), XDG_CACHE_HOME: join(place.path, 'cache'), ...env },
    timeout: 30_000,
  })
  return stdout
}

test('it is kept for the next time', async () => {
  expect(await load()).toBe('hello 5\n')
  const [file = ''] = kept()
  const before = readFileSync(file)
  expect(await load()).toBe('hello 5\n')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['shorter than its sum', (bytes: Buffer) => bytes.subarray(0, 20)],
  ['cut', (bytes: Buffer) => bytes.subarray(0, -10)],
  ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
  ['another text', () => Buffer.from('broken\n'.repeat(100))],
  ...[0.1, 0.3, 0.5, 0.7, 0.9].map((at) => [
    `another byte after ${at * 100} %`,
    (bytes: Buffer) => {
      const copy = Buffer.from(bytes)
      copy.writeUInt8(copy.readUInt8(Math.floor(copy.length * at)) ^ 0xff, Math.floor(copy.length * at))
      return copy
    },
  ]),
] as [string, (bytes: Buffer) => Buffer][])(
  'one that is %s is not believed, and made again',
  async (_, damage) => {
    await load()
    const [file = ''] = kept()
    const sound = readFileSync(file)
    writeFileSync(file, damage(sound))
    expect(await load()).toBe('hello 5\n')
    expect(readFileSync(file).length).toBe(sound.length)
  },
)

describe.skipIf(process.platform === 'win32')('a place that is none', () => {
  test('a pipe is not waited for', async () => {
    await load()
    const [file = ''] = kept()
    execFileSync('sh', ['-c', 'rm "$0" && mkfifo "$0"', file])
    expect(await load()).toBe('hello 5\n')
  })

  test.each([
    { XDG_CACHE_HOME: 'relative' },
    { XDG_CACHE_HOME: '.' },
    { XDG_CACHE_HOME: '/proc' },
    { XDG_CACHE_HOME: '', HOME: '/proc' },
    { XDG_CACHE_HOME: '/dev/null' },
    { XDG_CACHE_HOME: '', HOME: '/dev/null' },
  ])('%j', async (env) => {
    for (const command of ['list', 'lab-lint']) expect(await load(env, command)).toBe('hello 5\n')
    expect(readdirSync(join(place.path, 'work'))).toEqual([])
  })

  test('code in the working directory is never run', async () => {
    await load()
    const folder = join(place.path, 'work/docker-lab/compiled')
    mkdirSync(folder, { recursive: true })
    for (const file of kept()) writeFileSync(join(folder, file.split('/').at(-1) ?? ''), 'x')
    expect(await load({ XDG_CACHE_HOME: '.' })).toBe('hello 5\n')
    for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file), 'utf8')).toBe('x')
  })
})
