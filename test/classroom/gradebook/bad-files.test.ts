import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { openSqlite } from '../../../src/classroom/gradebook/sqlite/open.ts'
import { canFill, fullDisk } from '../../full-disk.ts'
import { anAttempt } from './attempts.ts'

let folder: ReturnType<typeof mkdtempDisposableSync>
let path: string
beforeEach(() => {
  folder = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-gradebook-'))
  path = join(folder.path, 'class.sqlite')
})
afterEach(() => folder.remove())

const problem = (code: string) => ({ name: 'GradebookProblem', trouble: { code } })

async function withAttempts(count: number): Promise<void> {
  const gradebook = await openGradebook(path)
  await Promise.all(
    Array.from({ length: count }, (_, index) => gradebook.addAttempt(anAttempt({ id: `${index}` }))),
  )
  await gradebook.close()
}

describe('what is no gradebook is refused, and stays as it was', () => {
  test('a directory', async () => {
    await expect(openGradebook(folder.path)).rejects.toMatchObject(problem('directory'))
  })

  test('a file in a directory that does not exist', async () => {
    const lost = join(folder.path, 'nowhere', 'class.sqlite')
    await expect(openGradebook(lost)).rejects.toMatchObject(problem('no-folder'))
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('a pipe', async () => {
    execFileSync('mkfifo', [path])
    await expect(openGradebook(path)).rejects.toMatchObject(problem('no-file'))
  })

  test('a link that leads to itself', async () => {
    symlinkSync(path, path)
    await expect(openGradebook(path)).rejects.toMatchObject(problem('unreadable'))
  })

  test.each([
    ['a text', 'id,name\nalice,Alice\n'.repeat(400)],
    ['a short text', 'roster'],
    ['zeros', '\0'.repeat(8192)],
  ])('%s', async (_, text) => {
    writeFileSync(path, text)
    await expect(openGradebook(path)).rejects.toMatchObject(problem('no-gradebook'))
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(folder.path)).toEqual(['class.sqlite'])
  })

  test("another program's database", async () => {
    const other = new DatabaseSync(path)
    other.exec('create table bookmarks (url text)')
    other.close()
    const before = readFileSync(path)
    await expect(openGradebook(path)).rejects.toMatchObject(problem('no-gradebook'))
    expect(readFileSync(path)).toEqual(before)
  })

  test('one that is not there, where none should be made', async () => {
    await expect(openGradebook(path, { create: false })).rejects.toMatchObject(problem('missing'))
    expect(existsSync(path)).toBe(false)
  })

  test('an address of something else, whose password is not repeated', async () => {
    await expect(openGradebook('mysql://root:secret@db/class')).rejects.toMatchObject(problem('unknown-kind'))
    await expect(openGradebook('mysql://root:secret@db/class')).rejects.not.toThrow(/secret/)
  })
})

test('an empty file becomes a gradebook', async () => {
  writeFileSync(path, '')
  await withAttempts(1)
})

test('a link is followed, and both names are one gradebook', async () => {
  const link = join(folder.path, 'link.sqlite')
  mkdirSync(join(folder.path, 'kept'))
  const real = join(folder.path, 'kept', 'class.sqlite')
  await (await openGradebook(real)).close()
  symlinkSync(real, link)
  const [one, other] = [await openGradebook(link), await openGradebook(real)]
  await one.addAttempt(anAttempt({ id: 'one' }))
  expect(await other.attempts()).toMatchObject([{ id: 'one' }])
  expect(readdirSync(folder.path).sort()).toEqual(['kept', 'link.sqlite'])
  await Promise.all([one.close(), other.close()])
})

test('the last one who closes it leaves one file, which only its owner can read', async () => {
  const [one, other] = [await openGradebook(path), await openGradebook(path)]
  await one.addAttempt(anAttempt())
  await one.close()
  await other.addAttempt(anAttempt())
  await other.close()
  expect(readdirSync(folder.path)).toEqual(['class.sqlite'])
  expect(execFileSync('stat', ['-c', '%a', path], { encoding: 'utf8' }).trim()).toBe('600')
})

describe('what the file system does not allow', () => {
  // Root is allowed everything.
  const isRoot = process.getuid?.() === 0
  const NOBODY = 65534
  async function opened(): Promise<string> {
    const script = join(import.meta.dirname, 'processes', 'try-to-open.ts')
    const { stdout } = await execa(process.execPath, [script, path], {
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
      cwd: '/',
    })
    return stdout
  }
  beforeEach(async () => {
    await withAttempts(1)
    if (isRoot) for (const one of [folder.path, path]) chownSync(one, NOBODY, NOBODY)
  })
  afterEach(() => chmodSync(folder.path, 0o700))

  test('with all rights it opens', async () => {
    expect(await opened()).toBe('opened')
  })

  test('a file that can only be read', async () => {
    chmodSync(path, 0o400)
    expect(await opened()).toBe('read-only')
  })

  test('a file that cannot be read', async () => {
    chmodSync(path, 0)
    expect(await opened()).toBe('unreadable')
  })

  /** The directory is a file system of its own for this one process. */
  test.runIf(isRoot && process.platform === 'linux').each([
    ['with a gradebook on it', () => path],
    ['without one', () => join(folder.path, 'new.sqlite')],
  ])('a file system that can only be read, %s', async (_, file) => {
    const script = join(import.meta.dirname, 'processes', 'try-to-open.ts')
    const mounted = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"`
    const words = [folder.path, process.execPath, script, file()]
    const { stdout } = await execa('unshare', ['--mount', 'sh', '-c', mounted, ...words])
    expect(stdout).toBe('read-only-disk')
  })

  test('a directory in which nothing can be made', async () => {
    chmodSync(folder.path, 0o500)
    expect(await opened()).toMatch(/^(read-only|unreadable)$/)
  })
})

describe.runIf(canFill)('a full disk', () => {
  test('an attempt that has no room is not there; with room again it is noted', async () => {
    await withAttempts(3)
    const gradebook = await openGradebook(path)
    const large = anAttempt({ id: 'large', tape: { answers: { x: { gave: noise(200_000) } }, askedBy: {} } })
    {
      using _ = fullDisk(90_000)
      await expect(gradebook.addAttempt(large)).rejects.toMatchObject({
        trouble: { code: expect.stringMatching(/^(disk-full|cannot-write)$/) },
      })
    }
    expect(await gradebook.attempts()).toHaveLength(3)
    expect(await gradebook.addAttempt(large)).toBe(true)
    expect(await gradebook.attempt('large')).toEqual(large)
    await gradebook.close()
  })

  test('one that is only to be read says that the disk is full, where there is no room to share it', async () => {
    await withAttempts(1)
    {
      using _ = fullDisk(10_000)
      await expect(openGradebook(path, { create: false })).rejects.toMatchObject({
        trouble: { code: 'disk-full' },
      })
    }
    const gradebook = await openGradebook(path)
    expect(await gradebook.attempts()).toHaveLength(1)
    await gradebook.close()
  })

  test('a new gradebook that has no room can be made later', async () => {
    {
      using _ = fullDisk(10_000)
      await expect(openGradebook(path)).rejects.toMatchObject({
        trouble: { code: expect.stringMatching(/^(disk-full|cannot-write)$/) },
      })
    }
    await withAttempts(1)
  })
})

/** Which nothing compresses. */
const noise = (bytes: number) =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))
    .toString('base64')
    .repeat(bytes / 60_000)

describe('damage', () => {
  test('a file that was cut off', async () => {
    await withAttempts(30)
    truncateSync(path, 40_000)
    await expect(openGradebook(path)).rejects.toMatchObject(problem('damaged'))
  })

  test('pages that were overwritten', async () => {
    await withAttempts(30)
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096)
    writeFileSync(path, bytes)
    await expect(openGradebook(path)).rejects.toMatchObject(problem('damaged'))
  })

  test('tables that somebody removed', async () => {
    await withAttempts(1)
    const database = new DatabaseSync(path)
    database.exec('drop table attempts')
    database.close()
    const gradebook = await openGradebook(path)
    await expect(gradebook.attempts()).rejects.toMatchObject(problem('damaged'))
    await gradebook.close()
  })

  test('an attempt whose bytes are others names itself, and spoils no list', async () => {
    await withAttempts(2)
    const database = new DatabaseSync(path)
    database.exec(`update attempts set report = x'0102' where id = '1'`)
    database.close()
    const gradebook = await openGradebook(path)
    expect(await gradebook.attempts()).toHaveLength(2)
    expect(await gradebook.attempt('0')).toMatchObject({ id: '0' })
    await expect(gradebook.attempt('1')).rejects.toMatchObject({ trouble: { code: 'damaged', attempt: '1' } })
    await gradebook.close()
  })
})

describe('a lock that another program keeps', () => {
  test('for long: nothing is written, and it is said', async () => {
    await withAttempts(1)
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const store = await openSqlite(path, { patienceMs: 100 })
    await expect(store.write(async () => {})).rejects.toMatchObject(problem('locked'))
    // Who only reads waits for nobody.
    const read = await store.read((tables) => tables.selectFrom('attempts').select('id').execute())
    expect(read).toHaveLength(1)
    other.close()
    await store.write(async () => {})
    await store.close()
  })

  test('for a short time: it is waited for, while this process goes on', async () => {
    await withAttempts(1)
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const gradebook = await openGradebook(path)
    const adding = gradebook.addAttempt(anAttempt())
    setTimeout(() => other.exec('commit'), 150)
    expect(await adding).toBe(true)
    other.close()
    await gradebook.close()
  })
})
