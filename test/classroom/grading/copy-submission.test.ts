import {
  chmod,
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
  MOST_BYTES,
  MOST_FILES,
} from '../../../src/classroom/grading/submission/copy-submission.ts'

let home: string
const from = () => join(home, 'bob')
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-copy-'))
  await mkdir(from())
  await writeFile(join(from(), 'solve.sh'), 'docker run -d nginx\n')
})
afterEach(() => rm(home, { recursive: true, force: true }))

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
    await utimes(join(from(), 'solve.sh'), new Date(0), new Date('2026-11-30T10:00:00Z'))
    expect((await copied()).newest).toEqual(new Date('2026-11-30T10:00:00Z'))
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
    const { to, targets } = await copied()
    expect(targets).toEqual(['same', 'solve.sh'])
    expect(await readFile(join(to, 'same'), 'utf8')).toBe('docker run -d nginx\n')
  })

  test('has no pipes, and none of what Git keeps', async () => {
    await execa('mkfifo', [join(from(), 'pipe')])
    await mkdir(join(from(), '.git'))
    await writeFile(join(from(), '.git/config'), 'url = https://user:password@host')
    expect((await copied()).targets).toEqual(['solve.sh'])
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
  })
})
