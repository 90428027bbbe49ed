import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readBrief } from '../../src/lab/brief.ts'
import { chapterTitle, chooseCourse, openCourse } from '../../src/lab/course.ts'
import { findLab } from '../../src/lab/find-lab.ts'
import { toldOf } from './write-lab.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-lab-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function add(...files: string[]) {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), `${basename(file)} of ${file}\n`)
  }
}

describe('the course', () => {
  test.each([
    ['--course comes first', { flag: 'mine', env: 'theirs' }, 'mine'],
    ['then DOCKER_LAB_COURSE', { flag: undefined, env: 'theirs' }, 'theirs'],
    ['then a course.yaml in the working folder', { flag: undefined, env: '' }, '.'],
  ])('%s', async (_, { flag, env }, chosen) => {
    await add('course.yaml')
    expect(chooseCourse({ flag, env, cwd: folder, builtIn: '/built-in' })).toBe(join(folder, chosen))
  })

  test.each(['labs', 'labs/03-deploy-nginx/site', 'work'])('is the one above, in %s', async (below) => {
    await add('course.yaml', `${below}/notes.md`)
    const cwd = join(folder, below)
    expect(chooseCourse({ flag: undefined, env: undefined, cwd, builtIn: '/built-in' })).toBe(folder)
  })

  test('is the nearest, of several above', async () => {
    await add('course.yaml', 'other/course.yaml', 'other/work/notes.md')
    const cwd = join(folder, 'other/work')
    expect(chooseCourse({ flag: undefined, env: '', cwd, builtIn: '/built-in' })).toBe(join(folder, 'other'))
  })

  test('is the built-in one where nothing else is said', () => {
    expect(chooseCourse({ flag: undefined, env: undefined, cwd: folder, builtIn: '/built-in' })).toBe(
      '/built-in',
    )
  })

  test.each(['', 'labs/'])(
    'lists folders with a number and a lab.yaml, in "%s", in the order of numbers',
    async (under) => {
      await add(
        ...[
          '10-last/lab.yaml',
          '2-second/lab.yaml',
          '01-first/lab.yaml',
          'drafts/lab.yaml',
          '03-empty/README.md',
        ].map((file) => `${under}${file}`),
      )
      const { labs, title } = await openCourse(folder)
      expect(labs.map(({ number, slug }) => [number, slug])).toEqual([
        [1, 'first'],
        [2, 'second'],
        [10, 'last'],
      ])
      expect(title).toBeUndefined()
    },
  )

  test('can have a title, and names of chapters', async () => {
    await add('01-first/lab.yaml')
    const yaml = 'title: { en: Docker from zero, zh: 从零学 Docker }\nchapters: { volumes: Volumes }\n'
    await writeFile(join(folder, 'course.yaml'), yaml)
    expect(await openCourse(folder)).toMatchObject({
      title: { en: 'Docker from zero', zh: '从零学 Docker' },
      chapters: { volumes: 'Volumes' },
    })
  })

  test('can have an order of its own; labs that it does not name come last', async () => {
    await add('1-one/lab.yaml', '2-two/lab.yaml', '3-three/lab.yaml', '10-ten/lab.yaml')
    await writeFile(join(folder, 'course.yaml'), 'title: Docker\norder: [10, 2, 99]\n')
    const { labs } = await openCourse(folder)
    expect(labs.map(({ number }) => number)).toEqual([10, 2, 1, 3])
  })

  test.each([
    ['titel: Docker\n', 'course.yaml:1:1  unknown key "titel"; did you mean "title"?'],
    [
      'title: Docker\nchapters: { First Steps: x }\n',
      'course.yaml:2:13  the key "First Steps" is not allowed',
    ],
  ])('refuses %j as its course.yaml', async (yaml, message) => {
    await add('01-first/lab.yaml')
    await writeFile(join(folder, 'course.yaml'), yaml)
    expect(await toldOf(openCourse(folder))).toContain(message)
  })

  test.each([
    ['volumes', 'zh', '数据卷'],
    ['volumes', 'en', 'Volumes'],
    ['other', 'zh', 'other'],
    ['constructor', 'en', 'constructor'],
    [undefined, 'en', null],
  ] as const)('calls the chapter %s in %s %s', (chapter, language, title) => {
    const chapters = { volumes: { en: 'Volumes', zh: '数据卷' } }
    expect(chapterTitle(chapter, { chapters }, language)).toBe(title)
  })

  test('is not read where what its course.yaml says is known', async () => {
    await add('01-first/lab.yaml', 'course.yaml')
    expect(await openCourse(folder, { title: 'Known', chapters: {}, order: [] })).toMatchObject({
      title: 'Known',
    })
  })

  test('must have labs', async () => {
    expect(await toldOf(openCourse(folder))).toContain('there are no labs here')
    expect(await toldOf(openCourse(join(folder, 'nowhere')))).toContain('there is no such directory')
  })

  test('where the system lets nobody in says so', async () => {
    const circle = join(folder, 'circle')
    symlinkSync('circle', circle)
    expect(await toldOf(openCourse(circle))).toBe(`${circle}  cannot be read (ELOOP)`)
    const long = join(folder, 'x'.repeat(300))
    expect(await toldOf(openCourse(long))).toBe(`${long}  cannot be read (ENAMETOOLONG)`)
  })
})

describe('a lab is found', () => {
  beforeEach(() =>
    add(
      '03-deploy-nginx/lab.yaml',
      '04-lifecycle/lab.yaml',
      '12-a/lab.yaml',
      '12-b/lab.yaml',
      '13-twice/lab.yaml',
      '14-twice/lab.yaml',
    ),
  )
  const slugOf = async (word: string) => findLab(await openCourse(folder), word).slug
  const folders = '03-deploy-nginx, 04-lifecycle, 12-a, 12-b, 13-twice, 14-twice'

  test.each(['3', '03', '003', 'deploy-nginx', '03-deploy-nginx'])('by %s', async (word) => {
    expect(await slugOf(word)).toBe('deploy-nginx')
  })

  test('by the path of its folder or its file', async () => {
    await add('elsewhere/07-own/lab.yaml')
    for (const path of ['elsewhere/07-own', 'elsewhere/07-own/', 'elsewhere/07-own/lab.yaml']) {
      expect(findLab(await openCourse(folder), join(folder, path))).toMatchObject({ number: 7, slug: 'own' })
    }
  })

  test('by the name of a folder here rather than that of a lab of the course', async () => {
    await add('here/04-lifecycle/lab.yaml', 'here/deploy-nginx/notes.txt')
    const before = process.cwd()
    const course = await openCourse(folder)
    process.chdir(join(folder, 'here'))
    try {
      expect(findLab(course, '04-lifecycle').folder).toBe(join(process.cwd(), '04-lifecycle'))
      expect(findLab(course, '4').folder).toBe(join(folder, '04-lifecycle'))
      // A folder without a lab.yaml is the student's own.
      expect(findLab(course, 'deploy-nginx').folder).toBe(join(folder, '03-deploy-nginx'))
    } finally {
      process.chdir(before)
    }
  })

  test.each([
    ['deploy-ngnix', 'there is no lab "deploy-ngnix"; did you mean "deploy-nginx"?'],
    ['99', `there is no lab "99"\n\nthe labs are ${folders}`],
    ['', 'there is no lab ""'],
    ['constructor', 'there is no lab "constructor"'],
    ['12', '"12" can be 12-a or 12-b: use the name of the directory'],
    ['twice', '"twice" can be 13-twice or 14-twice: use the name of the directory'],
    ['./nowhere', 'there is no lab.yaml in ./nowhere'],
    ['../../../etc/passwd', 'there is no lab.yaml in ../../../etc/passwd'],
  ])('not by "%s"', async (word, message) => {
    expect(await toldOf(slugOf(word))).toContain(message)
  })
})

describe('a brief', () => {
  test('is read in the language, or else in English', async () => {
    await add('01-first/README.md')
    const lab = { folder: join(folder, '01-first') }
    expect(await readBrief(lab, 'zh')).toBe('README.md of 01-first/README.md\n')
    await add('01-first/README.zh.md')
    expect(await readBrief(lab, 'zh')).toBe('README.zh.md of 01-first/README.zh.md\n')
    expect(await readBrief(lab, 'en')).toBe('README.md of 01-first/README.md\n')
  })

  test('must be there', async () => {
    expect(await toldOf(readBrief({ folder }, 'en'))).toContain('README.md  there is no such file')
  })
})
