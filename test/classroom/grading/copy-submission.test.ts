import { mkdirSync } from 'node:fs'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  copySubmission,
  DEEPEST,
  MOST_BYTES,
  MOST_FILES,
} from '../../../src/classroom/grading/submission/copy-submission.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'

let home: string
const from = () => join(home, 'bob')
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-copy-'))
  await mkdir(from())
  await writeFile(join(from(), 'solve.sh'), 'docker run -d nginx\n')
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** Root can read everything. */
async function notAsRoot<Value>(act: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return act()
  for (const path of [home, from(), join(from(), 'solve.sh')]) await chown(path, NOBODY, NOBODY)
  process.seteuid?.(NOBODY)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}

const NOBODY = 65534

let copies = 0
async function copied() {
  copies += 1
  const to = join(home, `copy-${copies}`)
  const copy = await copySubmission(from(), to)
  return { ...copy, to, targets: copy.files.map(({ target }) => target) }
}

describe('a copy of a submission', () => {
  test('has its files, also those in directories, with what can be run', async () => {
    await mkdir(join(from(), 'site/deep'), { recursive: true })
    await writeFile(join(from(), 'site/deep/index.html'), 'hello')
    await chmod(join(from(), 'solve.sh'), 0o755)
    const { to, targets } = await copied()
    expect(targets).toEqual(['site/deep/index.html', 'solve.sh'])
    expect(await readFile(join(to, 'site/deep/index.html'), 'utf8')).toBe('hello')
    expect((await stat(join(to, 'solve.sh'))).mode & 0o777).toBe(0o755)
  })

  test('has the same digest as long as nothing in it changes', async () => {
    const { digest } = await copied()
    await utimes(join(from(), 'solve.sh'), new Date(0), new Date(0))
    expect((await copied()).digest).toBe(digest)
    await writeFile(join(from(), 'solve.sh'), 'docker run -d busybox\n')
    expect((await copied()).digest).not.toBe(digest)
  })

  test('knows when the newest file was changed', async () => {
    await writeFile(join(from(), 'old'), '')
    await utimes(join(from(), 'old'), new Date(0), new Date('2020-01-01'))
    await utimes(join(from(), 'solve.sh'), new Date(0), new Date('2025-11-30T10:00:00Z'))
    expect((await copied()).newest).toEqual(new Date('2025-11-30T10:00:00Z'))
  })

  test('is never younger than now, whatever the clock of the student said', async () => {
    await utimes(join(from(), 'solve.sh'), new Date(0), new Date('2080-01-01'))
    expect((await copied()).newest.getTime()).toBeLessThanOrEqual(Date.now())
    await utimes(join(from(), 'solve.sh'), new Date(0), new Date('1900-01-01'))
    expect((await copied()).newest).toEqual(new Date(0))
  })

  test('is refused where a name is not in UTF-8, and says which', async () => {
    const [folder, name] = [Buffer.from(`${from()}/`), Buffer.from([0xd7, 0xf7, 0xd2, 0xb5])]
    await writeFile(Buffer.concat([folder, name]), '')
    const problem = await copied().catch((error) => error)
    expect(problem).toMatchObject({ code: 'submission-not-run', detail: { why: 'name-not-utf8' } })
    expect(JSON.stringify(problem.detail)).not.toContain(home)
  })

  test('has a file whose name has the sign for what is not UTF-8', async () => {
    await writeFile(join(from(), '\ufffd'), '')
    expect((await copied()).targets).toEqual(['solve.sh', '\ufffd'])
  })

  test('says what cannot be read, and not where it is', async () => {
    await chmod(join(from(), 'solve.sh'), 0)
    const problem = await notAsRoot(() => copied().catch((error) => error))
    expect(problem.detail).toEqual({ why: 'not-readable', name: 'solve.sh', said: 'EACCES' })
  })

  test('says what of ours went wrong, and not where it is', async () => {
    await writeFile(join(home, 'copy-of-a-file'), '')
    const problem = await copySubmission(from(), join(home, 'copy-of-a-file')).catch((error) => error)
    expect(problem).toMatchObject({
      code: 'probe-broke',
      detail: { said: expect.stringMatching(/^E[A-Z]+$/) },
    })
  })

  test('has nothing that a link outside leads to, and a file for a link inside', async () => {
    await mkdir(join(home, 'alice'))
    await writeFile(join(home, 'alice/solve.sh'), 'hers')
    await symlink('../alice/solve.sh', join(from(), 'hers'))
    await symlink('../alice', join(from(), 'her-folder'))
    await symlink('/etc/passwd', join(from(), 'passwd'))
    await symlink('/dev/zero', join(from(), 'zero'))
    await symlink('loop', join(from(), 'loop'))
    await symlink('nothing', join(from(), 'nowhere'))
    await symlink('solve.sh', join(from(), 'same'))
    await mkdir(join(from(), 'site'))
    await symlink('site', join(from(), 'my-folder'))
    const { to, targets, leftOut } = await copied()
    expect(targets).toEqual(['same', 'solve.sh'])
    expect(leftOut).toEqual(['her-folder', 'hers', 'loop', 'my-folder', 'nowhere', 'passwd', 'zero'])
    expect(await readFile(join(to, 'same'), 'utf8')).toBe('docker run -d nginx\n')
  })

  test('has no pipes, and none of what Git keeps', async () => {
    await execa('mkfifo', [join(from(), 'pipe')])
    await mkdir(join(from(), '.git'))
    await writeFile(join(from(), '.git/config'), 'url = https://user:password@host')
    const { targets, leftOut } = await copied()
    expect({ targets, leftOut }).toEqual({ targets: ['solve.sh'], leftOut: ['pipe'] })
  })

  test('is as deep as the limit, and refused where directories are deeper: with the place, and not as a loss', async () => {
    const path = (depth: number) => Array.from({ length: depth }, (_, index) => `d${index}`).join('/')
    await mkdir(join(from(), path(DEEPEST)), { recursive: true })
    await writeFile(join(from(), path(DEEPEST), 'index.html'), 'deep')
    expect((await copied()).targets).toEqual([`${path(DEEPEST)}/index.html`, 'solve.sh'])
    await mkdir(join(from(), path(DEEPEST + 1)))
    const problem = await copied().catch((error) => error)
    expect(problem).toMatchObject({ code: 'submission-not-run' })
    expect(problem.detail).toEqual({ why: 'too-deep', name: 'd0/d1/d2/…', levels: DEEPEST })
  })

  test('is refused where there is too much', async () => {
    await writeFile(join(from(), 'disk'), '')
    await truncate(join(from(), 'disk'), MOST_BYTES)
    await expect(copied()).rejects.toMatchObject({ code: 'submission-not-run', detail: { why: 'too-large' } })
    await rm(join(from(), 'disk'))
    await Promise.all(
      Array.from({ length: MOST_FILES }, (_, index) => writeFile(join(from(), `f${index}`), '')),
    )
    await expect(copied()).rejects.toMatchObject({ detail: { why: 'too-many-files' } })
    await rm(from(), { recursive: true })
    const folders = Array.from({ length: 20_001 }, (_, index) => join(from(), `d${index % 150}`, `${index}`))
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    await expect(copied()).rejects.toMatchObject({ detail: { why: 'too-many-entries', name: '20000' } })
  })

  test.each(LANGUAGES)('and the limits are those of the page about classes, in %s', async (language) => {
    const page = await readFile(join(import.meta.dirname, `../../../docs/${language}/class.md`), 'utf8')
    const limits = new RegExp(`${MOST_FILES}\\D+${MOST_BYTES / 1024 ** 2} MiB\\D+${DEEPEST}\\D`)
    expect(page).toMatch(limits)
  })
})
