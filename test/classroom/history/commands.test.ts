import { mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import Backup from '../../../src/commands/class/backup.ts'
import Override from '../../../src/commands/class/override.ts'
import Restore from '../../../src/commands/class/restore.ts'
import Show from '../../../src/commands/class/show.ts'
import { anAttempt } from '../gradebook/attempts.ts'

const root = join(import.meta.dirname, '../../..')
const LAB = `title: A web server
checks:
  - { id: runs, points: 6, title: web runs, container: { name: web, state: running } }
  - { id: image, points: 4, title: web is nginx, container: { name: web, image: nginx } }
`
const ROSTER = `course: course
labs: [1]
due: { 1: 2026-11-30T23:59Z }
late: { per_day: 10%, at_most: 5 }
students:
  - { id: alice, name: Alice Li }
  - { id: bob, name: Bob }
  - { id: carol }
groups: [[alice, bob]]
`
const lab = 'web'

let printed: string
let home: ReturnType<typeof mkdtempDisposableSync>
beforeEach(async () => {
  home = mkdtempDisposableSync(join(tmpdir(), 'docker-lab-class-'))
  mkdirSync(join(home.path, 'course/01-web'), { recursive: true })
  writeFileSync(join(home.path, 'course/01-web/lab.yaml'), LAB)
  writeFileSync(join(home.path, 'roster.yaml'), ROSTER)
  vi.stubEnv('TZ', 'UTC')
  vi.stubEnv('XDG_STATE_HOME', join(home.path, 'state'))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-05T08:00:00Z') })
  vi.spyOn(process, 'cwd').mockReturnValue(home.path)
  printed = ''
  const write = (text: unknown) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  home.remove()
})

const roster = () => join(home.path, 'roster.yaml')
const gradebookFile = () => join(home.path, 'roster.gradebook.sqlite')

async function graded(): Promise<void> {
  const gradebook = await openGradebook(gradebookFile())
  const report = anAttempt({ lab, earned: 6 }).report
  const checks = [
    { ...report.checks[0], id: 'runs', title: 'web runs', outcome: 'pass' },
    {
      ...report.checks[0],
      id: 'image',
      title: 'web is nginx',
      outcome: 'fail',
      diagnosis: 'image-mismatch',
      message: 'web runs from httpd, and the task asks for nginx. \u001b[31mRed\u001b[0m',
    },
  ] as typeof report.checks
  const times = { workAt: '2026-11-30T10:00:00Z', gradedAt: '2026-11-30T10:00:02Z' }
  await gradebook.addAttempt(anAttempt({ id: 'first', lab, ...times, report: { ...report, checks } }))
  const late = { workAt: '2026-12-01T10:00:00Z', gradedAt: '2026-12-01T10:00:02Z' }
  await gradebook.addAttempt(
    anAttempt({ id: 'second', student: 'bob', lab, earned: 10, trust: 'practice', ...late }),
  )
  await gradebook.close()
}

async function type(command: typeof Show, ...words: string[]): Promise<string> {
  printed = ''
  await command.run([...words, '--lang', 'en'], root)
  return printed
}
const decided = (...words: string[]) => type(Override as never, ...words)

describe('class show', () => {
  beforeEach(graded)

  test.each(['en', 'zh'])('tells the whole history, in %s', async (language) => {
    await decided(
      roster(),
      'alice',
      '1',
      '--points',
      '9.5',
      '--because',
      'The port was taken',
      '--by',
      'Dr. Wu',
    )
    await decided(roster(), 'alice', '1', '--comment', 'Come and see me', '--by', 'Dr. Li')
    printed = ''
    await Show.run([roster(), 'alice', '1', '--lang', language], root)
    await expect(printed).toMatchFileSnapshot(`snapshots/show.${language}.txt`)
  })

  test('an attempt that could not be checked has no points, not even 0', async () => {
    const gradebook = await openGradebook(gradebookFile())
    const { report } = anAttempt({ lab, earned: 0 })
    const unseen = { ...report, outcome: 'error' } as const
    await gradebook.addAttempt(anAttempt({ id: 'unseen', student: 'carol', lab, report: unseen }))
    await gradebook.close()
    const shown = await type(Show, roster(), 'carol', '1')
    expect(shown).toContain('Grade: none yet, because no attempt could be checked. This is not a zero.')
    expect(shown).toContain('could not check · live engine · practice\n')
    expect(shown).not.toContain('earned')
  })

  test('how the script of a submission ended, without what it does to a terminal', async () => {
    const gradebook = await openGradebook(gradebookFile())
    const attempt = anAttempt({ id: 'refused', student: 'carol', lab, earned: 0, way: 'submission' })
    const output = 'docker: Error: \u001b[31mInvalid container name (h)\nRun "docker run --help"'
    const origin = { ...attempt.origin, script: { exit_code: 125, output } }
    await gradebook.addAttempt({ ...attempt, origin })
    await gradebook.close()
    const shown = await type(Show, roster(), 'carol', '1')
    expect(shown).toContain(
      [
        '    The submission ended with exit code 125:',
        '      docker: Error: \\x1b[31mInvalid container name (h)',
        '      Run "docker run --help"',
      ].join('\n'),
    )
    const { attempts } = JSON.parse(await type(Show, roster(), 'carol', '1', '--json'))
    expect(attempts[0].script).toEqual({ exit_code: 125, output })
  })

  test('no script that failed, where everything passes by a lab that was corrected later', async () => {
    const gradebook = await openGradebook(gradebookFile())
    const attempt = anAttempt({ id: 'mended', student: 'carol', lab, earned: 10, way: 'submission' })
    const origin = { ...attempt.origin, script: { exit_code: 1, output: 'refused' } }
    await gradebook.addAttempt({ ...attempt, origin })
    await gradebook.close()
    const shown = await type(Show, roster(), 'carol', '1')
    expect(shown).not.toMatch(/exit code|refused/)
  })

  test('as JSON, with the reports and what counts', async () => {
    await decided(
      roster(),
      'alice',
      '1',
      '--points',
      '9.5',
      '--because',
      'The port was taken',
      '--by',
      'Dr. Wu',
    )
    const shown = JSON.parse(await type(Show, roster(), 'alice', 'web', '--json'))
    expect(shown).toMatchObject({
      schema: 'docker-lab/grade-history@1',
      student: { id: 'alice', name: 'Alice Li' },
      lab: 'web',
      due: '2026-11-30T23:59:00.000Z',
      policy: 'best',
      late: { per_day_percent: 10, at_most_days: 5 },
      grade: {
        status: 'graded',
        points: 9.5,
        possible: 10,
        earned: 10,
        attempt: 'second',
        late_days: 1,
        tries: 2,
      },
      attempts: [
        { id: 'first', counts: false, report: { points: { earned: 6, possible: 10 } } },
        { id: 'second', student: 'bob', counts: true },
      ],
      overrides: [{ points: 9.5, because: 'The port was taken', by: 'Dr. Wu', at: expect.any(String) }],
    })
    expect(JSON.stringify(shown)).not.toContain('answers')
  })

  test('takes the roster as an option, and says who nobody is', async () => {
    expect(await type(Show, 'alise', '1', '--roster', roster())).toBe(
      'the roster has no student "alise"; did you mean "alice"?\n',
    )
    expect(process.exitCode).toBe(2)
  })

  test('a lab that is none of the roster, and words that are missing or too many', async () => {
    mkdirSync(join(home.path, 'course/02-other'))
    writeFileSync(join(home.path, 'course/02-other/lab.yaml'), LAB)
    expect(await type(Show, roster(), 'alice', '2')).toMatch(
      /^the roster has no lab "other"; its labs are web/,
    )
    expect(await type(Show, 'alice')).toMatch(/^Missing argument LAB\./)
    expect(await type(Show, 'x.yaml', 'alice', '1', '--roster', roster())).toMatch(
      /^Unexpected argument "x.yaml"/,
    )
  })

  test('who has no attempts', async () => {
    expect(await type(Show, roster(), 'carol', '1')).toMatch(
      /Grade: none, because nothing was handed in before the deadline\n\nNo attempts\.\n$/,
    )
  })
})

test('before anything was graded, there is no gradebook, and none is made', async () => {
  expect(await type(Show, roster(), 'alice', '1')).toMatch(
    /roster\.gradebook\.sqlite {2}there is no gradebook here yet/,
  )
  expect(process.exitCode).toBe(2)
  expect(() => readFileSync(gradebookFile())).toThrow()
})

describe('class override', () => {
  beforeEach(graded)
  const points = async () => JSON.parse(await type(Show, roster(), 'alice', '1', '--json')).grade.points

  test('sets points, and undoes it: everything is kept', async () => {
    expect(await points()).toBe(9)
    expect(
      await decided(roster(), 'alice', '1', '--points', '3', '--because', 'copied', '--by', 'Wu'),
    ).toMatch(/^Set to 3 points\.\nGrade: 3 of 10 points\n/)
    expect(await points()).toBe(3)
    vi.setSystemTime(new Date('2026-12-05T09:00:00Z'))
    expect(await decided(roster(), 'alice', '1', '--undo', '--because', 'a mistake')).toMatch(
      /^The decision was undone/,
    )
    expect(await points()).toBe(9)
    const { overrides } = JSON.parse(await type(Show, roster(), 'alice', '1', '--json'))
    expect(overrides).toMatchObject([
      { points: 3, because: 'copied', by: 'Wu' },
      { points: null, because: 'a mistake' },
    ])
  })

  test('a comment leaves the points as they are', async () => {
    await decided(roster(), 'alice', '1', '--comment', 'Well done')
    expect(await points()).toBe(9)
    vi.setSystemTime(new Date('2026-12-05T09:00:00Z'))
    await decided(roster(), 'alice', '1', '--points', '5', '--because', 'late')
    vi.setSystemTime(new Date('2026-12-05T10:00:00Z'))
    await decided(roster(), 'alice', '1', '--comment', 'See me')
    expect(await points()).toBe(5)
  })

  test.each([
    [['--points', '8'], 'say why with --because'],
    [['--points', '8', '--because', '  '], 'say why with --because'],
    [['--points', 'eight', '--because', 'x'], '"eight" is not a number of points'],
    [['--points=-1', '--because', 'x'], '"-1" is not a number of points'],
    [['--points', '-1', '--because', 'x'], '"-1" is not a number of points'],
    [['--points', '80', '--because', 'x'], '80 is too many: web has 10 points, so use a number from 0 to 10'],
    [['--points', '10.5', '--because', 'x'], '10.5 is too many'],
    [['--points', '1e9', '--because', 'x'], '"1e9" is not a number of points'],
    [['--because', 'x'], 'say exactly one of'],
    [['--points', '1', '--undo', '--because', 'x'], 'say exactly one of'],
    [['--undo', '--because', 'x'], 'no decision by hand is in force'],
  ])('%j is refused, and nothing is noted', async (words, said) => {
    expect(await decided(roster(), 'alice', '1', ...words)).toContain(said)
    expect(process.exitCode).toBe(2)
    expect(await points()).toBe(9)
  })
})

test('class backup and class restore: a class moves to a different file', async () => {
  await graded()
  const file = join(home.path, 'backup.sqlite')
  expect(await type(Backup as never, roster(), '-o', file)).toBe(
    `Wrote ${file}: 2 attempts, 0 decisions by hand.\n`,
  )
  expect(await type(Restore as never, roster(), file)).toMatch(/already has grades, so nothing was restored/)
  expect(process.exitCode).toBe(2)
  const other = join(home.path, 'other.sqlite')
  expect(await type(Restore as never, file, '--gradebook', other, '--json')).toBe(
    `${JSON.stringify({ gradebook: other, attempts: 2, overrides: 0 }, null, 2)}\n`,
  )
  const before = await type(Show, roster(), 'alice', '1')
  expect(await type(Show, roster(), 'alice', '1', '--gradebook', other)).toBe(before)
})
