import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { committedIn } from '../../../src/classroom/grading/submission/committed.ts'
import { copySubmission } from '../../../src/classroom/grading/submission/copy-submission.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'docker-lab-committed-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const MONDAY = '2026-03-02T10:00:00Z'
const TUESDAY = '2026-03-03T10:00:00Z'
const FRIDAY = '2026-03-06T10:00:00Z'

const git = (folder: string, at: string, ...args: string[]) =>
  execa('git', ['-c', 'user.name=bob', '-c', 'user.email=bob@example.org', ...args], {
    cwd: folder,
    env: { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at, GIT_CONFIG_GLOBAL: '/dev/null' },
  })

async function commit(folder: string, at: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await git(folder, at, 'add', '--all')
  await git(folder, at, 'commit', '--quiet', '--message', 'work')
}

/** A repository of two labs, the first of which was done on Monday and the second on Tuesday. */
async function repository(...options: string[]): Promise<string> {
  const folder = join(home, 'origin')
  await mkdir(folder)
  await git(folder, MONDAY, 'init', '--quiet', ...options)
  await commit(folder, MONDAY, { '03-deploy-nginx/solve.sh': 'docker run nginx\n', 'README.md': 'mine\n' })
  await commit(folder, TUESDAY, { '13-volumes/solve.sh': 'docker volume create a\n' })
  return folder
}

/** As a teacher gets it. */
async function cloned(origin: string, ...options: string[]): Promise<string> {
  const folder = join(home, 'bob')
  await git(home, FRIDAY, 'clone', '--quiet', ...options, `file://${origin}`, folder)
  return folder
}

let copies = 0
async function handedIn(lab: string, submission: string): Promise<Date> {
  copies += 1
  const known = await committedIn(lab, submission)
  const committed = known === 'unreadable' ? undefined : known
  return (await copySubmission(lab, join(home, `copy-${copies}`), committed)).newest
}

describe('work of a Git repository was handed in when it was committed, whenever that was cloned', () => {
  test.each([
    ['whole', [], []],
    ['with SHA-256', ['--object-format=sha256'], []],
  ])('%s: each lab by its own last commit', async (_, inits, clones) => {
    const bob = await cloned(await repository(...inits), ...clones)
    expect(await handedIn(join(bob, '03-deploy-nginx'), bob)).toEqual(new Date(MONDAY))
    expect(await handedIn(join(bob, '13-volumes'), bob)).toEqual(new Date(TUESDAY))
  })

  test('of a shallow clone, the only commit counts', async () => {
    const bob = await cloned(await repository(), '--depth=1')
    expect(await handedIn(join(bob, '03-deploy-nginx'), bob)).toEqual(new Date(TUESDAY))
  })

  test('the directory of the lab can be the repository, also on a branch whose name was packed', async () => {
    const origin = await repository('--initial-branch=work/of-bob')
    await git(origin, MONDAY, 'pack-refs', '--all')
    await mkdir(join(home, 'submissions'))
    const lab = join(home, 'submissions/03-deploy-nginx')
    await execa('cp', ['-r', origin, lab])
    expect(await handedIn(lab, join(home, 'submissions'))).toEqual(new Date(TUESDAY))
  })

  test('line ends that a checkout changed are no change', async () => {
    const bob = await cloned(await repository(), '--config', 'core.autocrlf=true')
    expect(await handedIn(join(bob, '03-deploy-nginx'), bob)).toEqual(new Date(MONDAY))
  })
})

describe('otherwise the time of the newest file counts', () => {
  /** A clone gives its files the time at which it is made. */
  const isNow = (date: Date) => expect(Date.now() - date.getTime()).toBeLessThan(10 * 60_000)

  test.each<[string, (bob: string) => Promise<unknown>]>([
    ['a file was changed since', (bob) => appendFile(join(bob, '03-deploy-nginx/solve.sh'), 'exit\n')],
    ['a file was added since', (bob) => writeFile(join(bob, '03-deploy-nginx/index.html'), 'hi')],
    ['there is no repository', (bob) => rm(join(bob, '.git'), { recursive: true })],
    ['it is damaged', (bob) => rm(join(bob, '.git/objects'), { recursive: true })],
    ['it has no commit', (bob) => writeFile(join(bob, '.git/HEAD'), 'ref: refs/heads/none\n')],
    ['its branch leads elsewhere', (bob) => writeFile(join(bob, '.git/HEAD'), 'ref: refs/../../x\n')],
  ])('%s', async (_, change) => {
    const bob = await cloned(await repository())
    await change(bob)
    isNow(await handedIn(join(bob, '03-deploy-nginx'), bob))
  })

  test("a repository around the student's directory is the teacher's", async () => {
    const class_ = await repository()
    await mkdir(join(class_, 'bob'))
    await execa('mv', [join(class_, '03-deploy-nginx'), join(class_, 'bob/03-deploy-nginx')])
    await commit(class_, MONDAY, {})
    expect(await committedIn(join(class_, 'bob/03-deploy-nginx'), join(class_, 'bob'))).toBeUndefined()
  })

  test('a link is no repository', async () => {
    const bob = await cloned(await repository())
    await execa('mv', [join(bob, '.git'), join(home, 'elsewhere')])
    await symlink(join(home, 'elsewhere'), join(bob, '.git'))
    expect(await committedIn(join(bob, '03-deploy-nginx'), bob)).toBeUndefined()
  })
})

test('no setting of a repository runs a program', async () => {
  const bob = await cloned(await repository())
  const trap = `touch ${join(home, 'trapped')}`
  const settings = {
    'core.fsmonitor': trap,
    'core.pager': trap,
    'core.sshCommand': trap,
    'gpg.program': trap,
    'log.showSignature': 'true',
    'extensions.partialClone': 'origin',
    'remote.origin.url': `ext::sh -c '${trap}'`,
    'protocol.ext.allow': 'always',
  }
  for (const [name, value] of Object.entries(settings)) await git(bob, FRIDAY, 'config', name, value)
  await execa('find', [join(bob, '.git/objects'), '-name', '*.pack', '-delete'])
  expect(await committedIn(join(bob, '03-deploy-nginx'), bob)).toBe('unreadable')
  await expect(execa('ls', [join(home, 'trapped')])).rejects.toThrow()
})
