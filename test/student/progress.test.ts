import { execFile } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Report } from '../../src/grading/report.ts'
import type { Lab } from '../../src/lab/lab.ts'
import type { Deed, Entry } from '../../src/student/progress/entry.ts'
import { entries, labKey, note, progressFile } from '../../src/student/progress/log.ts'
import { earned, progressOf } from '../../src/student/progress/progress.ts'
import { noteResults } from '../../src/student/progress/results.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-lab-'))
  vi.stubEnv('XDG_DATA_HOME', join(home, 'deep', 'data'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const checked = (points: number, possible = 10): Deed => ({
  did: 'check',
  points: { earned: points, possible },
  complete: true,
  digest: 'sha256:0',
})
const noted = (deed: Deed, lab = 'a') => note({ lab, ...deed })

describe('the file', () => {
  test.skipIf(process.platform === 'darwin')('is kept where XDG says', async () => {
    await noted(checked(3))
    expect(readFileSync(join(home, 'deep/data/docker-lab/progress.jsonl'), 'utf8')).toMatch(
      /^\n\{"at":"[^"]+","lab":"a","did":"check"/,
    )
  })

  test('only grows', async () => {
    await noted({ did: 'start' })
    const before = readFileSync(await progressFile(), 'utf8')
    await noted(checked(3))
    expect(readFileSync(await progressFile(), 'utf8').startsWith(before)).toBe(true)
  })

  test('gives back what was noted, in its order', async () => {
    const deeds: Deed[] = [
      { did: 'start' },
      { did: 'hint', check: 'running', level: 2 },
      checked(3),
      { did: 'watch' },
      { did: 'solution', gaveUp: true },
      { did: 'reset' },
    ]
    for (const deed of deeds) await noted(deed)
    expect((await entries()).map(({ at: _, lab: __, ...deed }) => deed)).toEqual(deeds)
  })

  test('that is not there has nothing in it', async () => {
    expect(await entries()).toEqual([])
  })

  test('loses nothing but the line that was cut off by a kill', async () => {
    await noted(checked(3))
    appendFileSync(await progressFile(), '\n{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"che')
    await noted(checked(7))
    expect((await entries()).map((entry) => entry.did === 'check' && entry.points.earned)).toEqual([3, 7])
  })

  test.each([
    '',
    'null',
    '5',
    '[]',
    '{}',
    '{"at":"soon","lab":"a","did":"start"}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":5,"did":"start"}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"toString"}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"dance"}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"check"}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"check","points":{"earned":11,"possible":10},"digest":""}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"check","points":{"earned":-1,"possible":10},"digest":""}',
    '{"at":"2026-01-01T00:00:00.000Z","lab":"a","did":"hint","check":"x","level":"2"}',
  ])('passes over a line that reads %s', async (line) => {
    await noted({ did: 'start' })
    appendFileSync(await progressFile(), `\n${line}`)
    await noted({ did: 'reset' })
    expect((await entries()).map(({ did }) => did)).toEqual(['start', 'reset'])
  })

  test('takes all lines of programs that write at the same time', async () => {
    const program = `
      import { note } from ${JSON.stringify(join(import.meta.dirname, '../../src/student/progress/log.ts'))}
      for (let count = 0; count < 100; count++)
        await note({ lab: process.argv[1], did: 'hint', check: 'x'.repeat(count), level: count })`
    const run = (lab: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', program, lab])
    await Promise.all(['a', 'b', 'c'].map(run))
    const all = await entries()
    expect(all).toHaveLength(300)
    for (const lab of ['a', 'b', 'c'])
      expect(all.filter((one) => one.lab === lab).map((one) => one.did === 'hint' && one.level)).toEqual(
        Array.from({ length: 100 }, (_, level) => level),
      )
  })
})

describe('a file that cannot be written', () => {
  test('is an error for those who ask', async () => {
    vi.stubEnv('XDG_DATA_HOME', join(home, 'file'))
    writeFileSync(join(home, 'file'), '')
    await expect(noted(checked(3))).rejects.toThrow()
    expect(await entries()).toEqual([])
  })

  test('is none for a check', async () => {
    vi.stubEnv('XDG_DATA_HOME', join(home, 'file'))
    writeFileSync(join(home, 'file'), '')
    await noteResults([aLab], aReport('docker'), '/built-in')
    expect(await entries()).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('nor is a pipe waited for', async () => {
    const file = await progressFile()
    mkdirSync(dirname(file), { recursive: true })
    await promisify(execFile)('mkfifo', [file])
    await expect(noted(checked(3))).rejects.toThrow(/ENXIO|EINVAL/)
    expect(await entries()).toEqual([])
  })
})

const aLab = { folder: '/built-in/03-web', slug: 'web' } as Lab
const aReport = (engine: string | null, outcome = 'fail') =>
  ({
    engine: { name: engine },
    labs: [{ points: { earned: 3, possible: 10 }, outcome, digest: 'sha256:1' }],
  }) as Report

describe('what a check came to', () => {
  test('is noted', async () => {
    await noteResults([aLab], aReport('docker'), '/built-in')
    expect(await entries()).toEqual([
      {
        at: expect.any(String),
        lab: 'docker-lab:web',
        did: 'check',
        points: { earned: 3, possible: 10 },
        complete: true,
        digest: 'sha256:1',
      },
    ])
  })

  test('is not complete where something could not be looked at', async () => {
    await noteResults([aLab], aReport('docker', 'error'), '/built-in')
    expect(await entries()).toMatchObject([{ complete: false }])
  })

  test('is nothing where no engine answered', async () => {
    await noteResults([aLab], aReport(null, 'error'), '/built-in')
    expect(await entries()).toEqual([])
  })
})

test.each([
  ['/app/labs/03-web', '/app/labs', 'docker-lab:web'],
  ['/elsewhere/labs/03-web', '/app/labs', '/elsewhere/labs/03-web'],
  ['/app/labs-of-mine/03-web', '/app/labs', '/app/labs-of-mine/03-web'],
])('a lab in %s, with the built-in ones in %s, is called %s', (folder, builtIn, key) => {
  expect(labKey({ folder, slug: 'web' }, builtIn)).toBe(key)
})

describe('progress', () => {
  /** A minute after the other, or as many as are given. */
  const noting = (...deeds: (Deed | [minutes: number, deed: Deed])[]): Entry[] => {
    let minutes = -1
    return deeds.map((one) => {
      const [more, deed] = Array.isArray(one) ? one : ([1, one] as const)
      minutes += more
      return { at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString(), lab: 'a', ...deed }
    })
  }
  const of = (...deeds: Parameters<typeof noting>) => progressOf(noting(...deeds))('a')

  test('of a lab that nobody began', () => {
    expect(progressOf(noting(checked(3)))('b')).toMatchObject({
      state: 'new',
      best: null,
      tries: 0,
      latest: null,
    })
  })

  test('has the best and the latest result, and counts tries', () => {
    expect(of(checked(3), checked(7), checked(4))).toMatchObject({
      state: 'begun',
      best: { at: '2026-01-01T00:01:00.000Z', points: { earned: 7 } },
      last: { at: '2026-01-01T00:02:00.000Z', points: { earned: 4 } },
      tries: 3,
      solvedAt: null,
    })
  })

  test('is solved with full marks, and stays so', () => {
    expect(of(checked(10), { did: 'reset' }, checked(0), checked(10))).toMatchObject({
      state: 'solved',
      solvedAt: '2026-01-01T00:00:00.000Z',
      best: { at: '2026-01-01T00:00:00.000Z' },
    })
  })

  test('is not solved by a lab without points', () => {
    expect(of(checked(0, 0)).state).toBe('begun')
  })

  test('counts the time until it is solved, without breaks', () => {
    const deeds = [{ did: 'start' } as const, checked(3), [60, checked(3)], checked(10), checked(10)] as const
    expect(of(...(deeds as unknown as Parameters<typeof of>)).spentMs).toBe(2 * 60_000)
  })

  test('counts no time where a clock was put back', () => {
    expect(of(checked(1), [-30, checked(2)]).spentMs).toBe(0)
  })

  test('knows which hints were opened, and who gave up', () => {
    const hint = (check: string, level: number): Deed => ({ did: 'hint', check, level })
    expect(
      of(hint('x', 1), hint('x', 3), hint('y', 1), hint('x', 2), { did: 'solution', gaveUp: true }),
    ).toMatchObject({
      state: 'begun',
      hints: { x: 3, y: 1 },
      gaveUp: true,
    })
  })

  test('is in the points that a lab gives now', () => {
    expect(earned(of(checked(7)), 10)).toBe(7)
    expect(earned(of(checked(7)), 15)).toBe(10)
    expect(earned(of(checked(0, 0)), 10)).toBe(0)
    expect(earned({ best: null }, 10)).toBe(0)
  })
})
