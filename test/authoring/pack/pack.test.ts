import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readArchive } from '../../../src/authoring/pack/archive.ts'
import { packCourse } from '../../../src/authoring/pack/pack-course.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { loadLab } from '../../../src/lab/load.ts'
import { solutionsOf } from '../../../src/lab/solutions.ts'
import words from '../../../src/languages/en/pack.ts'
import { canFill, fullDisk } from '../../full-disk.ts'

const lab = 'title: A lab\nchecks:\n  - { id: one, title: One, container: { name: web } }\n'
const cases = '- { name: docker run, kind: solution, run: docker run -d --name web nginx }\n'
let folder: string
let course: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-pack-'))
  course = join(folder, 'mine')
  await write({
    'course.yaml': 'title: Mine\n',
    'labs/01-one/lab.yaml': lab,
    'labs/01-one/README.md': '# One\n',
    'labs/01-one/cases.yaml': cases,
    'labs/01-one/site/index.html': '<h1>Hello</h1>',
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(course, path)), { recursive: true })
    await writeFile(join(course, path), text)
  }
}
const pack = (output = join(folder, 'out.tar.gz'), solutions = true) =>
  packCourse({ folder: course, output, solutions }, words)
const packed = async () => (await pack()).files.map(({ path }) => path)

async function refusal(output?: string): Promise<string> {
  const before = await readdir(folder)
  const error = await pack(output).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InputError)
  expect(await readdir(folder)).toEqual(before)
  return (error as Error).message
}

const FOR_STUDENTS = [
  'course.yaml',
  'labs/01-one/.solutions',
  'labs/01-one/README.md',
  'labs/01-one/lab.yaml',
  'labs/01-one/site/index.html',
]

describe('a pack', () => {
  test('holds what is for students', async () => {
    await pack()
    await readArchive(join(folder, 'out.tar.gz'), join(folder, 'back'))
    const back = await readdir(join(folder, 'back/mine'), { recursive: true, withFileTypes: true })
    const files = back.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(files.sort()).toEqual(FOR_STUDENTS.map((path) => join(folder, 'back/mine', path)))
    expect(await readFile(join(folder, 'back/mine/labs/01-one/site/index.html'), 'utf8')).toBe(
      '<h1>Hello</h1>',
    )
  })

  test('is the same, byte for byte, whenever it is made', async () => {
    await pack(join(folder, 'one.tar.gz'))
    for (const path of ['course.yaml', 'labs/01-one/lab.yaml']) await utimes(join(course, path), 1, 1)
    await pack(join(folder, 'two.tgz'))
    expect(await readFile(join(folder, 'one.tar.gz'))).toEqual(await readFile(join(folder, 'two.tgz')))
  })

  test('can be unpacked by tar, with programs that can be run', async () => {
    await write({ 'labs/01-one/go.sh': '#!/bin/sh\n' })
    await chmod(join(course, 'labs/01-one/go.sh'), 0o700)
    await pack()
    const listed = execFileSync('tar', ['tvf', join(folder, 'out.tar.gz')], { encoding: 'utf8' })
    expect(listed).toMatch(/^-rwxr-xr-x .* mine\/labs\/01-one\/go\.sh$/m)
    expect(listed).toMatch(/^-rw-r--r-- .* mine\/labs\/01-one\/lab\.yaml$/m)
  })

  test('can be a folder', async () => {
    await pack(join(folder, 'out'))
    expect((await readdir(join(folder, 'out/labs/01-one'))).sort()).toEqual([
      '.solutions',
      'README.md',
      'lab.yaml',
      'site',
    ])
  })

  test('replaces an older archive', async () => {
    await writeFile(join(folder, 'out.tar.gz'), 'old')
    expect((await pack()).bytes).toBeGreaterThan(100)
  })

  test('leaves nothing else', async () => {
    await pack()
    expect((await readdir(folder)).sort()).toEqual(['mine', 'out.tar.gz'])
  })
})

describe('the right ways of cases.yaml', () => {
  const lab = () => loadLab(join(folder, 'out/labs/01-one'), kinds)

  test('are in the pack, out of sight', async () => {
    await write({
      'labs/01-one/cases.yaml': `${cases}- { name: only pulled, kind: mistake, run: docker pull nginx, expect: { one: fail container-missing } }\n`,
    })
    await pack(join(folder, 'out'))
    expect(await readFile(join(folder, 'out/labs/01-one/.solutions'), 'utf8')).toMatch(/^[\w+/]+=*\n$/)
    expect(await solutionsOf(await lab(), '/nowhere')).toEqual([
      { name: 'docker run', run: 'docker run -d --name web nginx' },
    ])
  })

  test('are left out where an author wants it so', async () => {
    await pack(join(folder, 'out'), false)
    expect(await solutionsOf(await lab(), '/nowhere')).toEqual([])
  })

  test('stay where a pack is packed again, and can be left out then', async () => {
    await pack(join(folder, 'first'))
    course = join(folder, 'first')
    await pack(join(folder, 'out'))
    expect(await solutionsOf(await lab(), '/nowhere')).toHaveLength(1)
    expect((await pack(join(folder, 'none'), false)).files.map(({ path }) => path)).not.toContain(
      'labs/01-one/.solutions',
    )
  })

  test('replace what an earlier pack left in the course', async () => {
    await write({ 'labs/01-one/.solutions': 'old' })
    await pack(join(folder, 'out'))
    expect(await solutionsOf(await lab(), '/nowhere')).toHaveLength(1)
  })
})

describe('students do not get', () => {
  test.each([
    [
      'cases, however their file is named',
      { 'labs/01-one/Cases.yml': 'x', 'labs/01-one/deep/cases.yaml': 'x' },
    ],
    [
      'copies of cases, and what editors leave behind',
      {
        'labs/01-one/cases.old.yaml': 'x',
        'labs/01-one/cases.yaml.bak': 'x',
        'labs/01-one/cases.yaml~': 'x',
        'labs/01-one/cases-2026.yml': 'x',
        'labs/01-one/old-cases.yaml': 'x',
        'labs/01-one/lab.yaml.orig': 'x',
        'labs/01-one/#README.md#': 'x',
      },
    ],
    ['hidden files', { 'labs/01-one/.env': 'x', '.github/workflows/x.yml': 'x' }],
    ['what begins with an underscore', { 'labs/01-one/_notes.md': 'x', 'labs/01-one/_answers/1.txt': 'x' }],
    [
      'what belongs to neither a lab nor the course',
      { 'notes.md': 'x', 'answers/1.txt': 'x', 'labs/x.json': '{}' },
    ],
    [
      'what Git ignores',
      { '.gitignore': '*.log\n/labs/*/tmp/', 'labs/01-one/a.log': 'x', 'labs/01-one/tmp/a': 'x' },
    ],
    [
      'what Git ignores in one folder',
      { 'labs/01-one/site/.gitignore': '*.map', 'labs/01-one/site/a.map': 'x' },
    ],
    ['a lab that Git ignores', { '.gitignore': '02-*', 'labs/02-two/lab.yaml': 'no lab' }],
  ])('%s', async (_, files) => {
    await write(files as Record<string, string>)
    expect(await packed()).toEqual(FOR_STUDENTS)
  })

  test('but do get what a rule tells Git not to ignore', async () => {
    await write({ '.gitignore': '*.log', 'labs/01-one/.gitignore': '!a.log', 'labs/01-one/a.log': 'x' })
    expect(await packed()).toContain('labs/01-one/a.log')
  })

  test('but do get what Docker reads', async () => {
    await write({ 'labs/01-one/.dockerignore': 'x' })
    expect(await packed()).toContain('labs/01-one/.dockerignore')
  })

  test('but do get files whose names only resemble those of cases', async () => {
    await write({ 'labs/01-one/showcases.txt': 'x', 'labs/01-one/cases.html': 'x' })
    expect(await packed()).toEqual(
      expect.arrayContaining(['labs/01-one/showcases.txt', 'labs/01-one/cases.html']),
    )
  })

  test('and the author sees what was left out', async () => {
    await write({ 'notes/a.md': 'x', '.env': 'x' })
    await write({ 'labs/01-one/.env': 'x', 'labs/01-one/.gitignore': '' })
    expect((await pack()).left).toEqual(['labs/01-one/.env', 'labs/01-one/cases.yaml', 'notes/'])
  })
})

describe('a course is not packed', () => {
  test.each([
    ['a lab that does not load', { 'labs/01-one/lab.yaml': `${lab}pionts: 3\n` }, '"code":"unknown-key"'],
    ['cases that do not load', { 'labs/01-one/cases.yaml': '[]' }, 'at-least-one-case'],
    [
      'a link to a file that is left out',
      { 'labs/01-one/README.md': '[x](cases.yaml)' },
      'links to cases.yaml',
    ],
    ['a picture that is not there', { 'labs/01-one/README.md': '![x](no%20pic.png)' }, 'links to no pic.png'],
    ['nothing but ignored labs', { '.gitignore': 'labs/' }, 'Git ignores every lab of this course'],
  ])('with %s', async (_, files, message) => {
    await write(files as Record<string, string>)
    expect(await refusal()).toContain(message)
  })

  test('with a lab that has no task', async () => {
    await rm(join(course, 'labs/01-one/README.md'))
    expect(await refusal()).toContain('"code":"no-file"')
  })

  test('with a link to somewhere else', async () => {
    await symlink('/etc/passwd', join(course, 'labs/01-one/passwd'))
    expect(await refusal()).toContain('this is a link')
  })

  test('over something that exists', async () => {
    expect(await refusal(course)).toContain('this already exists')
  })

  test.each(['x.zip', 'x.tar', 'x.7z', 'x.tar.bz2', 'x.GZ'])(
    'into %s, which nobody would call a folder',
    async (name) => {
      expect(await refusal(join(folder, name))).toContain('a pack is a .tar.gz archive or a directory')
    },
  )

  test('into a folder that is not there', async () => {
    expect(await refusal(join(folder, 'nowhere/out.tar.gz'))).toContain('this directory does not exist')
  })

  test.runIf(canFill).each(['out.tar.gz', 'out'])('into %s on a full disk', async (name) => {
    using _ = fullDisk(10)
    expect(await refusal(join(folder, name))).toContain('cannot write here (EFBIG)')
  })

  test('links to files, addresses and headings that students have are fine', async () => {
    await write({
      'labs/01-one/README.md': '[a](site/index.html) [b](site) [c](https://x.org) [d](#one) [e](lab.yaml#L1)',
    })
    expect(await packed()).toEqual(FOR_STUDENTS)
  })
})
