import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { submissionWork } from '../../../src/classroom/grading/submission/submission-work.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import type { Language } from '../../../src/languages/list.ts'
import { aLab, aStudent, ORIGIN } from './a-class.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'docker-lab-submission-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const lab = { ...aLab('nginx'), folder: '/course/03-nginx', number: 3 }

async function put(path: string, text = ''): Promise<void> {
  await mkdir(dirname(join(home, 'bob', path)), { recursive: true })
  await writeFile(join(home, 'bob', path), text)
}

async function found(language: Language = 'en') {
  const work = await submissionWork(
    aStudent('bob'),
    { kind: 'submission', folder: join(home, 'bob') },
    {
      ...{ kinds, language, origin: ORIGIN, run: { id: 'run-1' }, deadlineMs: 60_000 },
      sandboxes: () => Promise.reject(new Error('none')),
      labsOf: async () => [{ lab }],
    },
  )
  await work.close()
  return { parts: work.parts.length, notes: work.notes, unseen: work.parts[0]?.unseen }
}

test('nothing is said of what is graded as it is', async () => {
  await put('03-nginx/solve.sh')
  expect(await found()).toEqual({ parts: 1, notes: [], unseen: undefined })
})

test('what was left out of a directory is said, also where nothing else is there', async () => {
  await put('solve.sh')
  await mkdir(join(home, 'bob/3'))
  await symlink('../solve.sh', join(home, 'bob/3/solve.sh'))
  const { parts, notes } = await found()
  expect(parts).toBe(0)
  expect(notes).toEqual([
    expect.stringMatching(/^Not copied from 3: solve\.sh\. .*ask for the files themselves/),
  ])
  expect((await found('zh')).notes).toEqual([expect.stringMatching(/^3 里没有复制：solve\.sh。/)])
})

test('a directory that is a link is said, and so is one that is not the only one', async () => {
  await put('elsewhere/solve.sh')
  await symlink('elsewhere', join(home, 'bob/03-nginx'))
  expect(await found()).toMatchObject({
    parts: 0,
    notes: [expect.stringMatching(/^03-nginx is not a directory/)],
  })
  await put('03/solve.sh')
  await put('3/solve.sh')
  const { parts, notes } = await found()
  expect(parts).toBe(1)
  expect(notes).toEqual([
    expect.stringMatching(/^03-nginx is not/),
    expect.stringMatching(/^3 was not graded, because 03 is for the same lab/),
  ])
})

test('a repository that Git cannot read is said', async () => {
  await put('3/solve.sh')
  await put('.git/HEAD', 'ref: refs/heads/main\n')
  await put('.git/refs/heads/main', `${'a'.repeat(40)}\n`)
  expect((await found()).notes).toEqual([expect.stringMatching(/^Git cannot read the repository/)])
})

test('directories that are too deep are the reason why it cannot be graded', async () => {
  await put(`3/${'d/'.repeat(21)}index.html`)
  expect(await found()).toMatchObject({
    parts: 1,
    unseen: { code: 'submission-not-run', detail: { why: 'too-deep', name: 'd/d/d/…', levels: 20 } },
  })
})
