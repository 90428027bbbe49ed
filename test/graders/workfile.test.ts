import { describe, expect, test } from 'vitest'
import workfile, { type WorkfileFacts } from '../../graders/workfile/workfile.ts'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { aWorld } from './a-world.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

const aFile = (text: string, over: object = {}): FileFact => ({
  kind: 'file',
  size: text.length,
  mode: 0o644,
  text,
  truncated: false,
  sha256: `sha of ${text}`,
  ...over,
})
const aDirectory = (...entries: string[]): FileFact => ({ kind: 'directory', entries, truncated: false })
const absent: FileFact = { kind: 'absent' }
const huge = aFile('x', { size: 2 ** 40, truncated: true, sha256: undefined })

const seen = (file: FileFact, over: Partial<WorkfileFacts> = {}): WorkfileFacts => ({
  file,
  directory: undefined,
  other: undefined,
  ...over,
})
const md = { path: 'test.md' }
const copied = { ...md, same_as: { container: 'box', path: '/home/test.md' } }

const accepted: Accepted<WorkfileFacts>[] = [
  ['a file', md, seen(aFile(''))],
  ['a directory that is asked for', { ...md, type: 'directory', nonempty: true }, seen(aDirectory('a'))],
  ['nothing, where nothing should be', { ...md, exists: false }, seen(absent)],
  ['text', { ...md, contains: 'hello', matches: 'w.rld' }, seen(aFile('hello world\r\n'))],
  ['a program', { ...md, executable: true }, seen(aFile('#!/bin/sh', { mode: 0o755 }))],
  ['the same bytes as in a container', copied, seen(aFile('a'), { other: aFile('a') })],
]

const rejected: Rejected<WorkfileFacts>[] = [
  ['nothing', md, seen(absent, { directory: aDirectory('other.md') }), 'workfile-missing'],
  [
    'nothing, where the directory is missing too',
    { path: 'logs/a.txt' },
    seen(absent, { directory: absent }),
    'workfile-missing',
  ],
  ['a different spelling', md, seen(absent, { directory: aDirectory('Test.md') }), 'workfile-name-differs'],
  [
    'what an editor appended',
    md,
    seen(absent, { directory: aDirectory('test.md.txt') }),
    'workfile-name-differs',
  ],
  ['something where nothing should be', { ...md, exists: false }, seen(aFile('')), 'workfile-unwanted'],
  ['a directory in place of the file', md, seen(aDirectory('a')), 'workfile-is-directory'],
  ['a file in place of the directory', { ...md, type: 'directory' }, seen(aFile('')), 'workfile-no-file'],
  ['a pipe', md, seen({ kind: 'other', what: 'fifo' }), 'workfile-no-file'],
  ['no content', { ...md, nonempty: true }, seen(aFile('')), 'workfile-empty'],
  ['an empty directory', { ...md, type: 'directory', nonempty: true }, seen(aDirectory()), 'workfile-empty'],
  ['no program', { ...md, executable: true }, seen(aFile('#!/bin/sh')), 'workfile-not-executable'],
  ['other text', { ...md, contains: 'hello' }, seen(aFile('bye')), 'workfile-content'],
  [
    'another encoding',
    { ...md, contains: '你好' },
    seen(aFile('\ufffd', { guess: { encoding: 'gb18030', text: '你好' } })),
    'workfile-encoding',
  ],
  ['text beyond what is read', { ...md, contains: 'hello' }, seen(huge), 'workfile-too-big'],
  ['other bytes than in the container', copied, seen(aFile('a'), { other: aFile('b') }), 'workfile-differs'],
  [
    'other ends of lines than in the container',
    copied,
    seen(aFile('a\r\n'), { other: aFile('a\n') }),
    'workfile-differs',
  ],
  ['no file in the container', copied, seen(aFile('a'), { other: absent }), 'container-file-missing'],
  [
    'a directory in the container',
    copied,
    seen(aFile('a'), { other: aDirectory() }),
    'container-file-missing',
  ],
  ['two files too big to compare', copied, seen(huge, { other: huge }), 'workfile-too-big'],
]

accepts('workfile', workfile, accepted)
rejects('workfile', workfile, rejected)
coversEveryDiagnosis('workfile', workfile, rejected)

refuses('workfile', workfile, [
  ['text of a directory', { ...md, type: 'directory', contains: 'a' }, 'directory-has-no-text'],
])

test.each(['/etc/passwd', '', '~/.ssh/id_rsa', '../test.md', 'a/../../b', 'C:\\test.md', 'a\\b'])(
  'the schema of workfile refuses the path "%s"',
  (path) => {
    const { error } = workfile.schema().safeParse({ path })
    expect(error?.issues.map(({ message }) => message)).toEqual(['relative-path'])
  },
)

describe('workfile asks', () => {
  const asks = async (yaml: object, fact: FileFact) => {
    const asked: string[] = []
    const folder = {
      ...aWorld().folder,
      file: async (path: string) => {
        asked.push(path)
        return fact
      },
    }
    await workfile.observe(workfile.schema().parse(yaml), aWorld({ folder }))
    return asked
  }
  test('once for a file that is there', async () => expect(await asks(md, aFile(''))).toEqual(['test.md']))
  test('for the directory of one that is missing', async () => {
    expect(await asks(md, absent)).toEqual(['test.md', '.'])
    expect(await asks({ path: './a//b/test.md' }, absent)).toEqual(['./a//b/test.md', 'a/b'])
  })
  test('not for the directory of one that should be missing', async () =>
    expect(await asks({ ...md, exists: false }, absent)).toEqual(['test.md']))
})
