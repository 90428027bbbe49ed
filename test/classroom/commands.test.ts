import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openGradebook } from '../../src/classroom/gradebook/open.ts'
import Export from '../../src/commands/class/export.ts'
import Regrade from '../../src/commands/class/regrade.ts'
import Report from '../../src/commands/class/report.ts'
import { anAttempt, aTapeOf, NGINX, passed, reversed } from './a-class.ts'

const root = join(import.meta.dirname, '../..')
const ROSTER = `course: ${join(root, 'labs')}
labs: [3, 13]
late: { per_day: 10%, at_most: 5 }
due: { 3: 2026-12-01T23:59+08:00 }
students:
  - { id: alice, name: Alice, email: alice@example.org }
  - { id: bob, name: "=cmd|' /C calc'!A0", email: bob@example.org }
  - { id: carol, name: 王小明, email: carol@example.org }
`

let folder: string
let roster: string
let printed: string
let said: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-class-'))
  roster = join(folder, 'class.yaml')
  await writeFile(roster, ROSTER)
  const gradebook = await openGradebook(join(folder, 'class.gradebook.sqlite'))
  const right = [passed.running, passed.published, passed.answers]
  await gradebook.addAttempt({ ...anAttempt('alice', NGINX, right), tape: aTapeOf('a') })
  await gradebook.addAttempt({ ...anAttempt('bob', NGINX, reversed), tape: aTapeOf('a') })
  await gradebook.addOverride({
    student: 'bob',
    lab: NGINX.slug,
    points: 8,
    because: 'Shown in class',
    by: 'teacher',
    at: new Date('2026-12-03T09:00:00Z'),
  })
  await gradebook.close()
  printed = ''
  said = ''
  vi.stubEnv('NO_COLOR', '1')
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  await rm(folder, { recursive: true, force: true })
})

const report = (...words: string[]) => Report.run([roster, '--lang', 'en', ...words], root)
const exported = (...words: string[]) => Export.run([roster, '--lang', 'en', ...words], root)
const regrade = (...words: string[]) => Regrade.run([roster, '--lang', 'en', ...words], root)
const inside = (name: string) => join(folder, name)

describe('class report', () => {
  test('prints a table of the class, from the gradebook beside the roster', async () => {
    await report()
    expect(printed).toMatch(/Alice +alice +10 +– +10\/10 \+1/)
    expect(printed).toMatch(/=cmd.* bob +8H/)
    expect(printed).toContain('Alice and =cmd')
    expect(said).toBe('')
  })

  test('prints JSON', async () => {
    await report('--json', '--labs', '3')
    const { schema, labs, students, shared_ids } = JSON.parse(printed)
    expect(schema).toBe('docker-lab/class@1')
    expect(labs).toHaveLength(1)
    expect(students[1].labs[0]).toMatchObject({
      points: 8,
      earned: 3,
      override: { because: 'Shown in class' },
    })
    expect(shared_ids[0].students).toEqual(['alice', 'bob'])
  })

  test('writes a page for the teacher, and one for each student', async () => {
    await report('--html', inside('class.html'), '--per-student', inside('pages'))
    expect(await readFile(inside('class.html'), 'utf8')).toContain('王小明')
    expect((await readdir(inside('pages'))).sort()).toEqual(['alice.html', 'bob.html', 'carol.html'])
    expect(await readFile(inside('pages/alice.html'), 'utf8')).not.toMatch(/cmd|王小明|bob|ids in common/)
    expect(printed).toBe('')
    expect(said).toContain('Wrote 3 files')
    await report('--html', inside('class.html'))
    expect(process.exitCode).toBeUndefined()
  })

  test('never replaces a page of somebody else', async () => {
    await writeFile(inside('class.html'), '<p>mine</p>')
    await report('--html', inside('class.html'))
    expect(process.exitCode).toBe(2)
    expect(said).toContain('was not written by docker-lab')
    expect(await readFile(inside('class.html'), 'utf8')).toBe('<p>mine</p>')
  })

  test.each([
    ['the directory is a file', 'pages'],
    ["a student's page is somebody else's", 'others'],
  ])('writes nothing where %s', async (_, pages) => {
    await writeFile(inside('pages'), '')
    await mkdir(inside('others'))
    await writeFile(inside('others/bob.html'), '<p>mine</p>')
    await report('--html', inside('class.html'), '--per-student', inside(pages))
    expect(process.exitCode).toBe(2)
    expect(existsSync(inside('class.html'))).toBe(false)
    expect(await readdir(inside('others'))).toEqual(['bob.html'])
  })

  test('of labs that the roster does not have, is refused', async () => {
    await report('--labs', '4')
    expect(process.exitCode).toBe(2)
    expect(printed).toBe('')
  })
})

describe('class export', () => {
  test.each([
    ['csv', /^id,name,email,03 .* \/10,/],
    ['moodle', /^Email address,03 /],
    ['canvas', /^Student,ID,SIS User ID,SIS Login ID,Section,/],
    ['json', /"schema": "docker-lab\/class@1"/],
    ['junit', /^<\?xml/],
  ])('prints %s', async (format, begins) => {
    await exported('--format', format)
    expect(printed).toMatch(begins)
  })

  test('writes CSV that Excel reads as UTF-8', async () => {
    await exported('--format', 'csv', '--bom', '-o', inside('grades.csv'))
    const text = await readFile(inside('grades.csv'), 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows: string[][] = parse(text, { bom: true })
    expect(rows.map((row) => row.slice(0, 4)).slice(1)).toEqual([
      ['alice', 'Alice', 'alice@example.org', '10'],
      ['bob', "'=cmd|' /C calc'!A0", 'bob@example.org', '8'],
      ['carol', '王小明', 'carol@example.org', ''],
    ])
  })

  test('writes a workbook', async () => {
    await exported('--format', 'xlsx', '-o', inside('grades.xlsx'))
    expect(Object.keys(unzipSync(await readFile(inside('grades.xlsx'))))).toContain('xl/workbook.xml')
  })

  test('writes results for each student and lab, and none where there is no grade', async () => {
    await exported('--format', 'gradescope', '-o', inside('results'))
    const files = await readdir(inside('results'), { recursive: true })
    expect(files.filter((name) => name.endsWith('.json')).sort()).toEqual([
      join('03-deploy-nginx', 'alice', 'results.json'),
      join('03-deploy-nginx', 'bob', 'results.json'),
    ])
    expect(said).toContain('Left out (no grade): 王小明 (03-deploy-nginx)')
  })

  test('writes one result into a file', async () => {
    const one = ['--labs', '3', '--student', 'alice', '--assignment', '3=nginx', '--classroom', 'autumn']
    await exported('--format', 'classroom50', ...one, '-o', inside('result.json'))
    const result = JSON.parse(await readFile(inside('result.json'), 'utf8'))
    expect(result).toMatchObject({ classroom: 'autumn', assignment: 'nginx', owner: 'alice', score: 10 })
  })

  test('of one result that there is not ends with 3, and writes nothing', async () => {
    await exported(
      '--format',
      'gradescope',
      '--labs',
      '3',
      '--student',
      'carol',
      '-o',
      inside('results.json'),
    )
    expect(process.exitCode).toBe(3)
    expect(existsSync(inside('results.json'))).toBe(false)
  })

  test.each(['gradescope-autograder', 'classroom50-autograder', 'github-workflow'])(
    'makes a %s, with the course and without its cases',
    async (format) => {
      await rm(inside('class.gradebook.sqlite'))
      await exported('--format', format, '--labs', '3', '-o', inside('made.zip'))
      const files = Object.keys(unzipSync(await readFile(inside('made.zip'))))
      expect(files.some((name) => name.endsWith('course/03-deploy-nginx/lab.yaml'))).toBe(true)
      expect(files.filter((name) => /cases\.yaml|solutions/.test(name))).toEqual([])
    },
  )

  test.each([
    [['--format', 'xlsx'], 'choose one with -o'],
    [['--format', 'gradescope'], 'choose a directory with -o'],
    [['--format', 'gradescope', '-o', 'x.json'], 'choose a directory with -o'],
    [['--format', 'gradescope-autograder', '-o', 'x.zip'], 'choose it with --labs'],
    [['--format', 'gradescope-autograder', '--labs', '3', '-o', 'x'], 'ends in .zip'],
    [['--format', 'moodle', '--bom'], '--bom goes with --format csv'],
    [['--format', 'canvas', '--assignment', 'x'], '--assignment takes LAB=NAME'],
    [['--format', 'canvas', '--assignment', '99=1'], 'no lab "99"'],
    [['--format', 'csv', '--student', 'alicf'], 'alice'],
  ])('%j is refused', async (words, why) => {
    await exported(...words)
    expect(said).toContain(why)
    expect(process.exitCode).toBe(2)
    expect(printed).toBe('')
  })
})

describe('class regrade', () => {
  test('prints what changed as a table', async () => {
    await regrade()
    expect(printed).toMatch(/^id +lab +before +now +checks that changed\nalice +deploy-nginx +10\/10 pass +/)
    expect(printed).toContain('\n\n2 recordings judged again, 2 results changed.\nGradebook: ')
    expect(process.exitCode).toBe(3)
  })

  test('prints what changed as JSON', async () => {
    await regrade('--json')
    const { schema, judged, changed } = JSON.parse(printed)
    expect([schema, judged]).toEqual(['docker-lab/class-regrade@1', 2])
    expect(changed.map(({ student }: { student: string }) => student)).toEqual(['alice', 'bob'])
    expect(printed).toBe(`${JSON.stringify(JSON.parse(printed), null, 2)}\n`)
  })

  test('where nothing changed, says so', async () => {
    await regrade('--labs', '13')
    expect(printed).toMatch(/^0 recordings judged again, 0 results changed\.\nGradebook: /)
    printed = ''
    await regrade('--labs', '13', '--json')
    expect(printed).toBe(`${JSON.stringify({ ...JSON.parse(printed), changed: [] }, null, 2)}\n`)
  })
})
