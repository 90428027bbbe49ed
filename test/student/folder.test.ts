import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FILE_LIMITS } from '../../src/docker/port/docker.ts'
import { openFolder } from '../../src/student/folder.ts'

vi.mock(import('node:fs/promises'), async (original) => {
  const { open, ...others } = await original()
  return { ...others, open: vi.fn(open) }
})

let home: string
let folder: string
const put = (path: string, text: string | Buffer = 'x') => writeFileSync(join(folder, path), text)
const look = (path: string) => openFolder(folder).file(path)

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  folder = join(home, 'exercise')
  mkdirSync(join(folder, 'app'), { recursive: true })
  writeFileSync(join(home, 'secret'), 'secret')
})
afterEach(() => rmSync(home, { recursive: true }))

describe('a file', () => {
  test('is read, with its mode and its hash', async () => {
    put('app/Dockerfile', 'FROM nginx\n')
    chmodSync(join(folder, 'app/Dockerfile'), 0o640)
    expect(await look('app/Dockerfile')).toEqual({
      kind: 'file',
      size: 11,
      mode: 0o640,
      text: 'FROM nginx\n',
      truncated: false,
      sha256: createHash('sha256').update('FROM nginx\n').digest('hex'),
    })
  })

  test('that is longer than a text is cut, and hashed as a whole', async () => {
    const long = Buffer.alloc(FILE_LIMITS.textBytes + 1, 'a')
    put('long', long)
    expect(await look('long')).toMatchObject({
      size: long.length,
      text: 'a'.repeat(FILE_LIMITS.textBytes),
      truncated: true,
      sha256: createHash('sha256').update(long).digest('hex'),
    })
  })

  test('that is longer still is not hashed', async () => {
    put('huge', Buffer.alloc(FILE_LIMITS.hashedBytes + 1))
    const found = await look('huge')
    expect(found).toMatchObject({ size: FILE_LIMITS.hashedBytes + 1, truncated: true })
    expect(found).not.toHaveProperty('sha256')
  })

  test('that this account cannot read is not judged', async () => {
    put('locked')
    chmodSync(join(folder, 'locked'), 0)
    if (process.getuid?.() === 0) return
    await expect(look('locked')).rejects.toMatchObject({ code: 'probe-broke', detail: { name: 'locked' } })
  })
})

describe('a directory', () => {
  test('lists its own entries', async () => {
    put('app/b')
    put('app/a')
    mkdirSync(join(folder, 'app/c/d'), { recursive: true })
    expect(await look('app')).toEqual({ kind: 'directory', entries: ['a', 'b', 'c'], truncated: false })
    expect(await look('.')).toEqual({ kind: 'directory', entries: ['app'], truncated: false })
  })

  test('with many lists some of them', async () => {
    for (let index = 0; index <= FILE_LIMITS.entries; index++) put(`app/${index}`)
    const found = await look('app')
    expect(found).toMatchObject({ kind: 'directory', truncated: true })
    expect(found.kind === 'directory' && found.entries).toHaveLength(FILE_LIMITS.entries)
  })
})

describe('nothing is there', () => {
  test.each([
    ['no such file', 'nothing'],
    ['a path through a file', 'file/x'],
    ['a link to nothing', 'dangling'],
    ['links in a circle', 'circle'],
    ['a name that is too long', 'x'.repeat(300)],
    ['a path upwards', '../secret'],
    ['a path upwards and down again', '../exercise/file'],
    ['a path upwards from a folder', 'app/../../secret'],
    ['a path upwards, as Windows writes it', '..\\secret'],
    ['an absolute path', '/etc/passwd'],
    ['an absolute path, as Windows writes it', 'C:\\secret'],
    ['a link that leads out', 'out'],
    ['a path through a link that leads out', 'up/secret'],
    ['a path through a link to a folder with a longer name', 'beside/secret'],
    ['a name with a zero byte', 'file\0'],
  ])('%s', async (_, path) => {
    put('file')
    symlinkSync('gone', join(folder, 'dangling'))
    symlinkSync('circle', join(folder, 'circle'))
    symlinkSync('../secret', join(folder, 'out'))
    symlinkSync(home, join(folder, 'up'))
    mkdirSync(join(home, 'exercise2'))
    writeFileSync(join(home, 'exercise2/secret'), 'secret')
    symlinkSync('../exercise2', join(folder, 'beside'))
    expect(await look(path)).toEqual({ kind: 'absent' })
  })

  test('no such directory', async () => {
    expect(await openFolder(join(home, 'gone')).file('x')).toEqual({ kind: 'absent' })
  })
})

test('a link that stays in the folder is followed, also where the folder itself is a link', async () => {
  put('app/real', 'here')
  symlinkSync('app/real', join(folder, 'link'))
  symlinkSync('exercise', join(home, 'alias'))
  expect(await look('link')).toMatchObject({ kind: 'file', text: 'here' })
  expect(await openFolder(join(home, 'alias')).file('link')).toMatchObject({ kind: 'file', text: 'here' })
})

describe('what is not a file is never opened', () => {
  beforeEach(() => {
    vi.mocked(open).mockClear()
  })
  afterEach(() => expect(open).not.toHaveBeenCalled())

  test('a pipe that nothing writes to', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await look('pipe')).toEqual({ kind: 'other', what: 'fifo' })
  })

  test('a socket', async () => {
    await using server = createServer()
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
    expect(await look('socket')).toEqual({ kind: 'other', what: 'socket' })
  })
})
