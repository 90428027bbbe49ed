import { describe, expect, test } from 'vitest'
import changes, { type ChangesFacts } from '../../graders/changes/changes.ts'
import type { Container, PathChange } from '../../src/docker/port/docker.ts'
import { anEngine } from './an-engine.ts'
import { aContainer, aMount, facts } from './facts.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = Awaited<ReturnType<typeof changes.observe>>

const LETTERS = { A: 'added', C: 'modified', D: 'deleted' } as const

/** As `docker diff` shows them: `A /note.txt`. */
const diff = (...lines: string[]): PathChange[] =>
  lines.map((line) => ({ path: line.slice(2), is: LETTERS[line[0] as keyof typeof LETTERS] }))
const seen = (
  lines: string[],
  over: Partial<ChangesFacts> = {},
  container: Container = aContainer(),
): Facts => ({
  ...facts(container),
  changes: diff(...lines),
  folders: [],
  instead: undefined,
  ...over,
})
const note = { container: 'web', added: ['/note.txt'] }
const deep = { container: 'web', added: ['/app/notes/a.txt'] }
const aFile = { kind: 'file', size: 1, mode: 0o644, text: 'a', truncated: false } as const

const accepted: Accepted<Facts>[] = [
  ['the path alone', note, seen(['A /note.txt'])],
  ['another spelling', { ...note, added: ['//note.txt'] }, seen(['A /note.txt'])],
  ['the directories that it needs', deep, seen(['C /app', 'A /app/notes', 'A /app/notes/a.txt'])],
  ['a directory in which nothing was left', note, seen(['A /note.txt', 'C /tmp'], { folders: ['/tmp'] })],
  [
    'where something is mounted',
    note,
    seen(
      ['A /note.txt', 'A /srv', 'A /srv/data'],
      {},
      aContainer({ mounts: [aMount({ destination: '/srv/data' })] }),
    ),
  ],
  [
    'a working directory, which the image does not have',
    note,
    seen(['A /note.txt', 'A /srv', 'A /srv/job'], {}, aContainer({ workdir: '/srv/job' })),
  ],
]

const rejected: Rejected<Facts>[] = [
  ['no container', note, { ...seen([]), ...facts(undefined) }, 'container-missing'],
  ['no change', note, seen([], { instead: { kind: 'absent' } }), 'change-missing'],
  ['another path', note, seen(['A /notes.txt']), 'change-missing'],
  [
    'the place of a mount',
    note,
    seen(['A /note.txt'], { instead: aFile }, aContainer({ mounts: [aMount({ destination: '/note.txt' })] })),
    'change-not-own',
  ],
  ['a file of the image or of a mount', note, seen([], { instead: aFile }), 'change-not-own'],
  [
    'a file of the image that was changed',
    note,
    seen(['C /note.txt'], { instead: aFile }),
    'change-of-existing',
  ],
  ['one more path', note, seen(['A /note.txt', 'A /other.txt']), 'change-unwanted'],
  [
    'a file beside it',
    deep,
    seen(['C /app', 'A /app/notes', 'A /app/notes/a.txt', 'A /app/b.txt']),
    'change-unwanted',
  ],
  ['a file that was modified', note, seen(['A /note.txt', 'C /etc', 'C /etc/passwd']), 'change-unwanted'],
  ['a file that was deleted', note, seen(['A /note.txt', 'C /app', 'D /app/hello.txt']), 'change-unwanted'],
  [
    'a file in the working directory',
    note,
    seen(['A /note.txt', 'A /job', 'A /job/a.txt'], {}, aContainer({ workdir: '/job' })),
    'change-unwanted',
  ],
  [
    'a directory beside the working directory',
    note,
    seen(['A /note.txt', 'A /job', 'A /job2'], {}, aContainer({ workdir: '/job' })),
    'change-unwanted',
  ],
  [
    'many',
    note,
    seen(['A /note.txt', ...Array.from({ length: 9 }, (_, index) => `A /${index}`)]),
    'change-unwanted',
  ],
]

accepts('changes', changes, accepted)
rejects('changes', changes, rejected)
coversEveryDiagnosis('changes', changes, rejected)

test('changes looks which modified paths are directories, and at what is there instead', async () => {
  const { world, asked } = anEngine({
    container: aContainer(),
    changes: diff('C /etc', 'C /etc/passwd', 'C /tmp', 'A /a'),
    file: (_: string, path: string) =>
      path === '/tmp' ? { kind: 'directory', entries: [] } : { kind: 'absent' },
  })
  expect(await changes.observe(changes.schema().parse(note), world)).toMatchObject({
    folders: ['/tmp'],
    instead: { kind: 'absent' },
  })
  expect(asked).toEqual([
    'container web',
    'changes web',
    'file web /etc/passwd',
    'file web /tmp',
    'file web /note.txt',
  ])
})

test('changes asks for nothing else where all is right', async () => {
  const { world, asked } = anEngine({ container: aContainer(), changes: diff('A /note.txt') })
  await changes.observe(changes.schema().parse(note), world)
  expect(asked).toEqual(['container web', 'changes web'])
})

describe('where the engine does not list all mounts, changes', () => {
  const observed = async (...lines: string[]) => {
    const { world } = anEngine({
      container: aContainer({ mountsUnknown: true }),
      changes: diff(...lines),
      file: { kind: 'absent' },
    })
    const want = changes.schema().parse(note)
    return changes.judge(want, await changes.observe(want, world))
  }

  test.each([
    ['the path alone', ['A /note.txt']],
    ['more that was added', ['A /note.txt', 'A /srv']],
  ])('cannot tell: %s', async (_, lines) => {
    await expect(observed(...lines)).rejects.toMatchObject({ code: 'mounts-unknown' })
  })
  test('knows what is wrong whatever is mounted', async () => {
    expect(await observed('A /other.txt')).toBe('change-missing')
    expect(await observed('A /note.txt', 'D /app')).toBe('change-unwanted')
  })
})
