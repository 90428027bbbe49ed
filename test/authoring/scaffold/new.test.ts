import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newCourse } from '../../../src/authoring/scaffold/new-course.ts'
import { newGrader } from '../../../src/authoring/scaffold/new-grader.ts'
import { newLab } from '../../../src/authoring/scaffold/new-lab.ts'
import { kinds } from '../../../src/kinds/kinds.ts'
import { readBrief } from '../../../src/lab/brief.ts'
import { loadCases } from '../../../src/lab/cases.ts'
import { openCourse } from '../../../src/lab/course.ts'
import { InputError } from '../../../src/lab/input-error.ts'
import { loadLab } from '../../../src/lab/load.ts'
import messages from '../../../src/languages/en/messages.ts'
import { LANGUAGES } from '../../../src/languages/list.ts'
import { canFill, fullDisk } from '../../full-disk.ts'

const root = join(import.meta.dirname, '../../..')
const templates = join(root, 'src/authoring/scaffold/templates')
const words = messages.scaffold
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-new-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lab = (name: string, course = folder) => newLab({ course, name, templates }, words)
const course = (name: string) => newCourse({ parent: folder, name, templates, version: '1.2.3' }, words)

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).message
}

describe('a new course', () => {
  test('is a course with a lab that loads', async () => {
    const made = await course('docker-basics')
    const { title, labs } = await openCourse(made.folder)
    expect(title).toEqual({ en: 'Docker basics', zh: 'Docker basics' })
    expect(labs.map(({ number, slug }) => [number, slug])).toEqual([[1, 'hello']])
    expect(made.files).toContain(join(made.folder, '.gitignore'))
  })

  test.each(['.', '../x', 'a/b', '1', 'x y', ''])('is never named "%s"', async (name) => {
    expect(await refusal(course(name))).toContain('cannot be the name of a course')
    expect(await readdir(folder)).toEqual([])
  })

  test('overwrites nothing', async () => {
    await mkdir(join(folder, 'mine'))
    expect(await refusal(course('mine'))).toContain('this already exists')
    expect(await readdir(join(folder, 'mine'))).toEqual([])
  })
})

describe.runIf(canFill)('on a full disk', () => {
  test.each(['course', 'lab'])('nothing of a new %s is left', async (kind) => {
    using _ = fullDisk(100)
    expect(await refusal(kind === 'lab' ? lab('one') : course('mine'))).toBe(
      `${folder}  cannot write here (EFBIG)`,
    )
    expect(await readdir(folder)).toEqual([])
  })
})

describe('in English alone', () => {
  const HAN = /\p{Script=Han}/u

  test('a lab has no Chinese, and loads', async () => {
    const made = await newLab({ course: folder, name: 'networks', templates, language: 'en' }, words)
    const names = (await readdir(made.folder)).sort()
    expect(names).toEqual(['README.md', 'cases.yaml', 'lab.yaml'])
    for (const name of names) expect(await readFile(join(made.folder, name), 'utf8')).not.toMatch(HAN)
    const { title, checks } = await loadLab(made.folder, kinds)
    expect(title).toBe('Run a web server on port 8080')
    expect(checks.map((check) => check.title)).toContain(
      'Port 80 of my-networks is published on host port 8080',
    )
    expect(checks.flatMap(({ hints }) => hints).every((hint) => typeof hint === 'string')).toBe(true)
  })

  test('a course has no Chinese, and opens', async () => {
    const made = await newCourse(
      { parent: folder, name: 'mine', templates, version: '1.2.3', language: 'en' },
      words,
    )
    for (const file of made.files) expect(await readFile(file, 'utf8')).not.toMatch(HAN)
    expect((await openCourse(made.folder)).title).toBe('Mine')
  })

  test('in Chinese, a lab has the English texts as well, which every lab has', async () => {
    const made = await newLab({ course: folder, name: 'networks', templates, language: 'zh' }, words)
    expect((await readdir(made.folder)).sort()).toEqual([
      'README.md',
      'README.zh.md',
      'cases.yaml',
      'lab.yaml',
    ])
  })
})

describe('a new lab', () => {
  test('loads with its cases: right ways, mistakes and cheats', async () => {
    const made = await lab('networks')
    const loaded = await loadLab(made.folder, kinds)
    expect(loaded).toMatchObject({ number: 1, slug: 'networks', owns: { containers: ['my-networks'] } })
    const of = new Set((await loadCases(loaded)).map(({ kind }) => kind))
    expect(of).toEqual(new Set(['solution', 'mistake', 'cheat']))
  })

  test.each(LANGUAGES)('names in its task everything that it checks (%s)', async (language) => {
    const brief = await readBrief(await lab('networks'), language)
    for (const said of ['`my-networks`', '`nginx`', '`80`', '`8080`', '<http://localhost:8080/>', 'check 1'])
      expect(brief).toContain(said)
    expect(brief).not.toContain('{{')
  })

  test.each(['lab.yaml', 'cases.yaml'])('%s names a schema that is there', async (name) => {
    const made = await lab('networks')
    const [first = ''] = (await readFile(join(made.folder, name), 'utf8')).split('\n')
    const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1] ?? ''
    expect(JSON.parse(await readFile(join(made.folder, schema), 'utf8'))).toHaveProperty('title')
  })

  test('takes the next number, or the one it is given', async () => {
    const made = [await lab('one'), await lab('07-seven'), await lab('eight')]
    expect(made.map((one) => one.folder.slice(folder.length + 1))).toEqual(['01-one', '07-seven', '08-eight'])
  })

  test('is created beside the other labs of the course', async () => {
    const { folder: mine } = await course('mine')
    expect((await lab('next', mine)).folder).toBe(join(mine, 'labs', '02-next'))
  })

  test('leaves a schema alone that is there already', async () => {
    await writeFile(join(folder, 'lab.schema.json'), 'mine')
    await lab('one')
    expect(await readFile(join(folder, 'lab.schema.json'), 'utf8')).toBe('mine')
  })

  test.each([
    ['one', 'already has the name or the number of "one"'],
    ['01-two', 'already has the name or the number of "01-two"'],
    ['Two', 'cannot be the name of a lab'],
    ['3', 'cannot be the name of a lab'],
    ['two--three', 'cannot be the name of a lab'],
    ['../two', 'cannot be the name of a lab'],
    ['a'.repeat(41), 'cannot be the name of a lab'],
  ])('is refused as "%s" beside 01-one', async (name, message) => {
    await lab('one')
    const before = await readdir(folder)
    expect(await refusal(lab(name))).toContain(message)
    expect(await readdir(folder)).toEqual(before)
  })

  test('is refused where there is no course', async () => {
    expect(await refusal(lab('one', join(folder, 'nowhere')))).toContain('there is no such directory')
  })

  test('leaves nothing behind when its template is broken', async () => {
    const broken = join(folder, 'templates')
    await cp(templates, broken, { recursive: true })
    await writeFile(join(broken, 'lab/lab.yaml'), 'title: 3\n')
    await mkdir(join(folder, 'course'))
    await refusal(newLab({ course: join(folder, 'course'), name: 'one', templates: broken }, words))
    expect((await readdir(join(folder, 'course'))).filter((name) => !name.endsWith('.json'))).toEqual([])
  })
})

describe('a new check kind', () => {
  test('belongs to a checkout, and says so elsewhere', async () => {
    expect(await refusal(newGrader({ parent: folder, name: 'mine' }, words))).toContain('checkout')
  })

  test.each([
    ['port', 'this already exists'],
    ['Mine', 'cannot be the name of a check kind'],
    ['title', 'cannot be the name of a check kind'],
    ['a-name-that-is-too-long', 'cannot be the name of a check kind'],
  ])('is refused as "%s"', async (name, message) => {
    expect(await refusal(newGrader({ parent: root, name }, words))).toContain(message)
  })
})
