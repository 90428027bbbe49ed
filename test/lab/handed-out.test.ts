import { execFileSync } from 'node:child_process'
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packCourse } from '../../src/authoring/pack/pack-course.ts'
import { filesOfLab } from '../../src/lab/handed-out.ts'
import words from '../../src/languages/en/pack.ts'
import { handOut } from '../../src/student/hand-out.ts'
import { canFill, fullDisk } from '../full-disk.ts'

const HANDED_OUT = ['.dockerignore', 'run.sh', 'site/index.html']

let home: string
let course: string
let lab: string
let work: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'docker-lab-handed-out-'))
  course = join(home, 'course')
  lab = join(course, 'labs/01-site')
  work = join(home, 'work')
  await cp(join(import.meta.dirname, 'hands-out'), course, { recursive: true })
  await mkdir(work)
  // Git would not keep these here.
  await write(join(lab, '.gitignore'), 'build/\n*.log\n')
  await write(join(lab, 'build/cache.txt'), 'x')
  await write(join(lab, 'site/access.log'), 'x')
})
afterEach(() => rm(home, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text)
}

const start = () => handOut({ folder: lab }, work)
const below = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort()
}

test('what is in the folder start is handed out without it, byte for byte', async () => {
  const bytes = Buffer.from([0x1f, 0x8b, 0, 0xff, 0x0d, 0x0a])
  await mkdir(join(lab, 'start'))
  await writeFile(join(lab, 'start/README.md'), '# Not the brief')
  await writeFile(join(lab, 'start/app.tar.gz'), bytes)
  expect((await start()).put).toEqual([...HANDED_OUT, 'README.md', 'app.tar.gz'])
  expect(await readFile(join(work, 'README.md'), 'utf8')).toBe('# Not the brief')
  expect(await readFile(join(work, 'app.tar.gz'))).toEqual(bytes)
})

describe('the same files are handed out', () => {
  test('in the list that lab test uses', async () => {
    const { handedOut, ignored, authors } = await filesOfLab(lab)
    expect(handedOut.map(({ path }) => path)).toEqual(HANDED_OUT)
    expect(ignored).toEqual(['build/', 'site/access.log'])
    expect(authors).toEqual(['_notes.md', 'cases.yaml'])
  })

  test('by start, with the right to run them', async () => {
    expect(await start()).toEqual({ put: HANDED_OUT, kept: [], ignored: ['build/', 'site/access.log'] })
    expect(await below(work)).toEqual(HANDED_OUT)
    expect(await readFile(join(work, 'site/index.html'), 'utf8')).toBe('<h1>Handed out</h1>\n')
    expect((await stat(join(work, 'run.sh'))).mode & 0o777).toBe(0o755)
    expect((await stat(join(work, 'site/index.html'))).mode & 0o777).toBe(0o644)
  })

  test('by lab pack, beside what the lab is read by; what Git ignores is named', async () => {
    const { files, left } = await packCourse(
      { folder: course, output: join(home, 'out'), solutions: true },
      words,
    )
    const ofTheLab = ['.solutions', 'README.md', 'README.zh.md', 'lab.yaml']
    const inLab = [...HANDED_OUT, ...ofTheLab].sort().map((path) => `labs/01-site/${path}`)
    expect(files.map(({ path }) => path)).toEqual(['course.yaml', ...inLab])
    expect(left).toEqual(expect.arrayContaining(['labs/01-site/build/', 'labs/01-site/site/access.log']))
    expect(await handOut({ folder: join(home, 'out/labs/01-site') }, work)).toEqual({
      put: HANDED_OUT,
      kept: [],
      ignored: [],
    })
  })
})

describe('nothing of the student’s is changed', () => {
  test('once more: what is there already is left alone', async () => {
    await start()
    expect(await start()).toMatchObject({ put: [], kept: [] })
  })

  test('a file that was changed stays, and one that was removed comes back', async () => {
    await start()
    await writeFile(join(work, 'site/index.html'), 'mine')
    await rm(join(work, 'run.sh'))
    expect(await start()).toMatchObject({ put: ['run.sh'], kept: ['site/index.html'] })
    expect(await readFile(join(work, 'site/index.html'), 'utf8')).toBe('mine')
  })

  test('a link is not followed: neither to a file, nor to a directory', async () => {
    const elsewhere = join(home, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, join(work, 'site'))
    await symlink(join(elsewhere, 'run.sh'), join(work, 'run.sh'))
    expect(await start()).toMatchObject({ put: ['.dockerignore'], kept: ['run.sh', 'site/index.html'] })
    expect(await readdir(elsewhere)).toEqual([])
    expect((await lstat(join(work, 'site'))).isSymbolicLink()).toBe(true)
  })

  test('a file in place of a directory, and the reverse', async () => {
    await writeFile(join(work, 'site'), 'mine')
    await mkdir(join(work, 'run.sh'))
    expect(await start()).toMatchObject({ put: ['.dockerignore'], kept: ['run.sh', 'site/index.html'] })
  })

  test('the lab’s own directory as the working directory', async () => {
    expect(await handOut({ folder: lab }, lab)).toMatchObject({ put: [], kept: [] })
  })
})

describe('of the lab', () => {
  test('links are not handed out, wherever they lead', async () => {
    await symlink('/etc/passwd', join(lab, 'passwd'))
    await symlink('../../course.yaml', join(lab, 'site/up'))
    const { handedOut, odd } = await filesOfLab(lab)
    expect(handedOut.map(({ path }) => path)).toEqual(HANDED_OUT)
    expect(odd.map(({ path, isLink }) => [path, isLink])).toEqual([
      ['passwd', true],
      ['site/up', true],
    ])
  })

  test('copies of the cases and backups are not handed out', async () => {
    for (const name of ['cases.old.yaml', 'cases.yaml.bak', 'run.sh~', 'Cases.yml'])
      await writeFile(join(lab, name), 'x')
    expect((await filesOfLab(lab)).handedOut.map(({ path }) => path)).toEqual(HANDED_OUT)
  })

  test('a repository around the course that ignores it says nothing about it', async () => {
    execFileSync('git', ['init', '-q', home])
    await writeFile(join(home, '.gitignore'), '*\n')
    expect((await filesOfLab(lab)).handedOut.map(({ path }) => path)).toEqual(HANDED_OUT)
  })

  test('rules above the course count only where it is part of a repository', async () => {
    await writeFile(join(home, '.gitignore'), '*.html\n')
    expect((await filesOfLab(lab)).ignored).not.toContain('site/index.html')
    execFileSync('git', ['init', '-q', home])
    expect((await filesOfLab(lab)).ignored).toContain('site/index.html')
  })
})

test('a directory that cannot be written to is said, and nothing is half done', async () => {
  await chmod(work, 0o500)
  const isRoot = process.getuid?.() === 0
  const done = await start().catch((error: NodeJS.ErrnoException) => error.code)
  await chmod(work, 0o700)
  expect(done).toEqual(isRoot ? expect.anything() : 'EACCES')
})

test.runIf(canFill)(
  'on a full disk, no part of a file is left, which would count as the student’s',
  async () => {
    {
      using _ = fullDisk(15)
      await expect(start()).rejects.toMatchObject({ code: 'EFBIG', path: join(work, 'run.sh') })
    }
    expect(await below(work)).not.toContain('run.sh')
    expect(await start()).toMatchObject({ put: expect.arrayContaining(['run.sh']), kept: [] })
  },
)
