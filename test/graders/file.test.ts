import { describe, expect, test } from 'vitest'
import file from '../../graders/file/file.ts'
import type { Container, FileFact } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, anEnded, facts } from './facts.ts'
import { refuses } from './refusals.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof file.observe>>

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

const seen = (fact: FileFact, over: Partial<Facts> = {}, container: Container = aContainer()): Facts => ({
  ...facts(container),
  file: fact,
  directory: undefined,
  other: undefined,
  ...over,
})
const md = { container: 'web', path: '/home/test.md' }
const kept = { ...md, older_than_container: true }
const shared = { ...md, same_as: { container: 'docker02', path: '/volume01/test.md' } }

const rooted = { owner: { uid: 0, gid: 0 } }
const users = aFile('root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n')

const accepted: Accepted<Facts>[] = [
  ['permissions', { ...md, mode: '644' }, seen(aFile(''))],
  ['permissions with four digits', { ...md, mode: '4755' }, seen(aFile('', { mode: 0o4755 }))],
  ['permissions with a zero in front', { ...md, mode: '0644' }, seen(aFile(''))],
  [
    'permissions of a directory',
    { ...md, type: 'directory', mode: '700' },
    seen({ ...aDirectory(), mode: 0o700 } as FileFact),
  ],
  ['what belongs to root', { ...md, owner: 'root' }, seen(aFile('', rooted))],
  ['an owner by id', { ...md, owner: '1000' }, seen(aFile('', { owner: { uid: 1000, gid: 5 } }))],
  [
    'an owner by name',
    { ...md, owner: 'alice' },
    seen(aFile('', { owner: { uid: 1000, gid: 5 } }), { users }),
  ],
  ['a file', md, seen(aFile(''))],
  ['an empty directory', { ...md, type: 'directory' }, seen(aDirectory())],
  ['a file in a container that has ended', md, seen(aFile(''), {}, anEnded(0))],
  ['a directory that is asked for', { ...md, type: 'directory', nonempty: true }, seen(aDirectory('a'))],
  ['nothing, where nothing should be', { ...md, exists: false }, seen(absent)],
  ['text', { ...md, contains: 'hello', matches: 'w.rld' }, seen(aFile('hello world\n'))],
  ['the whole text', { ...md, equals: 'hello' }, seen(aFile('hello\n'))],
  ['text at the start of a big file', { ...md, contains: 'x' }, seen(huge)],
  ['text that was decoded', { ...md, equals: 'hello' }, seen(aFile('hello', { size: 12, mark: 'utf-16le' }))],
  [
    'a file of the container itself',
    { ...md, mounted: false },
    seen(aFile(''), {}, aContainer({ mounts: [aMount({ destination: '/home2' })] })),
  ],
  [
    'a file in a mount',
    { ...md, mounted: true },
    seen(aFile(''), {}, aContainer({ mounts: [aMount({ destination: '/home' })] })),
  ],
  ['a file of an earlier container', kept, seen(aFile('', { modified: '2026-01-01T23:59:59.999999999Z' }))],
  ['the same bytes', shared, seen(aFile('a'), { other: aFile('a') })],
]

const rejected: Rejected<Facts>[] = [
  ['other permissions', { ...md, mode: '640' }, seen(aFile('')), 'file-mode-differs'],
  ['more permissions', { ...md, mode: '0755' }, seen(aFile('', { mode: 0o4755 })), 'file-mode-differs'],
  [
    'other permissions of a directory',
    { ...md, type: 'directory', mode: '700' },
    seen({ ...aDirectory(), mode: 0o755 } as FileFact),
    'file-mode-differs',
  ],
  [
    'what belongs to root',
    { ...md, owner: 'alice' },
    seen(aFile('', rooted), { users }),
    'file-owner-differs',
  ],
  [
    'what belongs to nobody that is known',
    { ...md, owner: '0' },
    seen(aFile('', { owner: { uid: 1000, gid: 0 } })),
    'file-owner-differs',
  ],
  [
    'a user that is not there',
    { ...md, owner: 'bob' },
    seen(aFile('', { owner: { uid: 1000, gid: 0 } }), { users }),
    'file-owner-differs',
  ],
  ['a container that is not there', md, { ...seen(absent), ...facts(undefined) }, 'container-missing'],
  ['nothing', md, seen(absent, { directory: aDirectory('other.txt') }), 'file-missing'],
  [
    'a file that this container wrote',
    kept,
    seen(aFile('', { modified: '2026-01-02T00:00:05+00:00' })),
    'file-not-older',
  ],
  [
    'one that came with the container',
    kept,
    seen(aFile('', { modified: '2026-01-02T00:00:00Z' })),
    'file-not-older',
  ],
  ['a different spelling', md, seen(absent, { directory: aDirectory('Test.md') }), 'file-name-differs'],
  ['no directory', md, seen(absent, { directory: absent }), 'folder-missing'],
  ['a file in place of the directory', md, seen(absent, { directory: aFile('') }), 'folder-missing'],
  [
    'a mount without the file',
    md,
    seen(
      absent,
      { directory: aDirectory() },
      aContainer({ mounts: [aMount({ destination: '/' }), aMount({ destination: '/home' })] }),
    ),
    'file-missing',
  ],
  [
    'a mount beside the directory',
    md,
    seen(absent, { directory: aDirectory() }, aContainer({ mounts: [aMount({ destination: '/home2' })] })),
    'file-missing',
  ],
  ['something where nothing should be', { ...md, exists: false }, seen(aFile('')), 'file-unwanted'],
  ['a directory in place of the file', md, seen(aDirectory('a')), 'directory-instead-of-file'],
  [
    'a file in place of the directory that is asked for',
    { ...md, type: 'directory' },
    seen(aFile('')),
    'file-instead-of-directory',
  ],
  ['a pipe', md, seen({ kind: 'other', what: 'fifo' }), 'not-a-file'],
  ['an empty file', { ...md, nonempty: true }, seen(aFile('')), 'file-empty'],
  ['an empty directory', { ...md, type: 'directory', nonempty: true }, seen(aDirectory()), 'file-empty'],
  ['other text', { ...md, contains: 'hello' }, seen(aFile('bye')), 'file-content'],
  ['more text', { ...md, equals: 'hello' }, seen(aFile('hello you')), 'file-content'],
  [
    'the right text in a different encoding',
    { ...md, equals: '你好' },
    seen(aFile('\ufffd\ufffd', { guess: { encoding: 'gb18030', text: '你好' } })),
    'file-encoding',
  ],
  [
    'the wrong text in a different encoding',
    { ...md, equals: '你好' },
    seen(aFile('\ufffd', { guess: { encoding: 'gb18030', text: '好' } })),
    'file-content',
  ],
  [
    'the same text in different bytes',
    shared,
    seen(aFile('a', { size: 4, mark: 'utf-8', sha256: 'marked' }), { other: aFile('a') }),
    'file-differs',
  ],
  ['text that should not be there', { ...md, lacks: 'secret' }, seen(aFile('a secret')), 'file-content'],
  [
    'text that should not be there, in an encoding that it does not say',
    { ...md, lacks: '密码' },
    seen(aFile('\ufffd', { guess: { encoding: 'gb18030', text: '密码' } })),
    'file-content',
  ],
  ['text that can still be in the rest', { ...md, lacks: 'secret' }, seen(huge), 'file-too-big'],
  ['text beyond what is read', { ...md, contains: 'hello' }, seen(huge), 'file-too-big'],
  [
    'a file in a mount of its directory',
    { ...md, mounted: false },
    seen(aFile(''), {}, aContainer({ mounts: [aMount({ destination: '/home' })] })),
    'file-in-mount',
  ],
  [
    'a file that is mounted itself',
    { ...md, mounted: false },
    seen(aFile(''), {}, aContainer({ mounts: [aMount({ destination: '/home/test.md' })] })),
    'file-in-mount',
  ],
  ['a file outside all mounts', { ...md, mounted: true }, seen(aFile('')), 'file-not-in-mount'],
  ['other bytes', shared, seen(aFile('a'), { other: aFile('b') }), 'file-differs'],
  [
    'other bytes that look the same as text',
    shared,
    seen(aFile('a'), { other: aFile('a', { sha256: 'other' }) }),
    'file-differs',
  ],
  ['no other file', shared, seen(aFile('a'), { other: absent }), 'other-file-missing'],
  ['a directory as the other file', shared, seen(aFile('a'), { other: aDirectory() }), 'other-file-missing'],
  ['two files too big to compare', shared, seen(huge, { other: huge }), 'file-too-big'],
]

accepts('file', file, accepted)
rejects('file', file, rejected)
coversEveryDiagnosis('file', file, rejected)

describe('file asks', () => {
  const asks = async (yaml: object, fact: FileFact) => {
    const { world, asked } = anEngine({ container: aContainer(), file: fact })
    await file.observe(file.schema().parse(yaml), world)
    return asked.slice(1)
  }
  test('once for a file that is there', async () =>
    expect(await asks(md, aFile(''))).toEqual(['file web /home/test.md']))
  test('for the directory of one that is missing', async () =>
    expect(await asks(md, absent)).toEqual(['file web /home/test.md', 'file web /home']))
  test('for the root', async () =>
    expect(await asks({ ...md, path: '/run.sh' }, absent)).toEqual(['file web /run.sh', 'file web /']))
  test('not for the directory of one that should be missing', async () =>
    expect(await asks({ ...md, exists: false }, absent)).toEqual(['file web /home/test.md']))
})

refuses('file', file, [
  ['permissions in letters', { ...md, mode: 'rw-r--r--' }, 'file-mode'],
  ['text of a directory', { ...md, type: 'directory', contains: 'a' }, 'directory-has-no-text'],
  ['the age of a directory', { ...kept, type: 'directory' }, 'directory-has-no-age'],
])

test.each(['home/test.md', '', '~/.ssh/id_rsa', './x'])(
  'the schema of file refuses the path "%s"',
  (path) => {
    const { error } = file.schema().safeParse({ ...md, path })
    expect(error?.issues.map(({ message }) => message)).toEqual(['absolute-path'])
  },
)

test.each([
  [{ ...md, same_as: md }, 'itself'],
  [{ container: 'web', path: '/etc/hosts' }, 'always-there'],
  [{ container: 'web', path: '/', type: 'directory' }, 'always-there'],
  [{ container: 'web', path: '/etc/hosts', contains: 'db' }, undefined],
  [{ container: 'web', path: '/etc/hosts', exists: false }, undefined],
  [md, undefined],
])('whether %j can fail', (yaml, why) => {
  expect(file.authoring?.neverFails?.(file.schema().parse(yaml))?.why).toBe(why)
})

describe('a file of the host, as the engine reads it', () => {
  const row = { destination: md.path, root: '/srv/test.md', deleted: true, writable: true }
  const seenIn = (deleted: boolean, over: Parameters<typeof aContainer>[0] = {}) => {
    const mounts = [aMount({ type: 'bind', source: '/srv/test.md', destination: md.path })]
    const kernelMounts = [{ ...row, deleted }]
    const { world } = anEngine({
      container: aContainer({ mounts, ...over }),
      file: aFile('new'),
      kernelMounts,
    })
    return file.observe(file.schema().parse(md), world)
  }

  test('is not what the container shows, where it was replaced since', async () => {
    await expect(seenIn(true)).rejects.toMatchObject({
      code: 'path-unreadable',
      detail: { why: 'old-mount', name: md.path },
    })
  })
  test('is what it shows, where it is still there, or looked for at the next start', async () => {
    expect((await seenIn(false)).file).toMatchObject({ text: 'new' })
    expect((await seenIn(true, { state: { status: 'exited' } })).file).toMatchObject({ text: 'new' })
  })
})

test('file does not judge the age of a file whose time the engine does not say', async () => {
  const { world } = anEngine({ container: aContainer(), file: aFile('') })
  await expect(file.observe(file.schema().parse(kept), world)).rejects.toMatchObject({
    code: 'engine-answer',
  })
})

test.each([
  [{ mode: '644' }, aDirectory(), 'mode'],
  [{ owner: '0' }, aFile(''), 'owner'],
])('file does not judge %j of what was seen without it', async (asked, fact, name) => {
  const { world } = anEngine({ container: aContainer(), file: fact })
  const looking = file.observe(file.schema().parse({ ...md, ...asked }), world)
  await expect(looking).rejects.toMatchObject({ code: 'engine-answer', detail: { name } })
})

test.each([
  ['root', []],
  ['1000', []],
  ['alice', ['file web /etc/passwd']],
])(
  'file asks for the users of a container only where a name has to be looked up: %s',
  async (owner, more) => {
    const { world, asked } = anEngine({ container: aContainer(), file: aFile('', rooted) })
    await file.observe(file.schema().parse({ ...md, owner }), world)
    expect(asked.slice(1)).toEqual(['file web /home/test.md', ...more])
  },
)

describe('where the engine does not list all mounts, whether a file is in one', () => {
  const observed = (mounted: boolean, mounts: Parameters<typeof aMount>[0][] = []) => {
    const { world } = anEngine({
      container: aContainer({ mounts: mounts.map(aMount), mountsUnknown: true }),
      file: aFile(''),
    })
    return file.observe(file.schema().parse({ ...md, mounted }), world)
  }

  test.each([true, false])('cannot be told (mounted: %s)', async (mounted) => {
    await expect(observed(mounted)).rejects.toMatchObject({ code: 'mounts-unknown' })
  })
  test('is known where it is in one that is listed', async () => {
    expect(await observed(true, [{ destination: md.path }])).toMatchObject({ file: { kind: 'file' } })
  })
})
