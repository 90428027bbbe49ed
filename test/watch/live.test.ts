import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Report } from '../../src/grading/report.ts'
import type { Watched } from '../../src/grading/watch.ts'
import { wordsIn } from '../../src/languages/loader.ts'
import type { Standing } from '../../src/student/progress/course-progress.ts'
import { type Left, type Watcher, watchLive } from '../../src/watch/live.ts'
import { aCheck } from '../grading/a-lab.ts'
import { failed, passed } from '../reporters/reports.ts'
import { aPage, lab as plain } from './pages.ts'

// It watches over a real terminal.
vi.mock('../../src/terminal/terminal-guard.ts', () => ({ guardTerminal: () => () => {} }))

const lab = {
  ...plain,
  folder: '/course/03-web',
  checks: [
    aCheck({ id: 'running' }),
    aCheck({ id: 'published', hints: ['An idea.', 'A place.', 'A command.'] }),
    aCheck({ id: 'answers' }),
  ],
}
const standing = (number: number, state: 'new' | 'begun' | 'solved'): Standing => ({
  lab: { ...lab, number, title: `Lab ${number}`, folder: number === 3 ? lab.folder : `/course/${number}` },
  progress: { state, best: null } as never,
  points: { earned: 0, possible: 10 },
})

let over: Promise<Left>
let tell: ((watched: Watched) => void) | undefined
let signal: AbortSignal
let written = ''
let input: ReturnType<typeof anInput>
let output: ReturnType<typeof anOutput>
const anInput = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: vi.fn() })
const anOutput = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
const opened: [check: string, level: number][] = []
const decided: number[] = []
let solutions = [{ name: 'docker run', run: 'docker run the-solution' }]
let standings: Standing[] = []

beforeEach(async () => {
  written = ''
  tell = undefined
  opened.length = 0
  decided.length = 0
  solutions = [{ name: 'docker run', run: 'docker run the-solution' }]
  standings = [standing(1, 'solved'), standing(3, 'begun'), standing(5, 'solved'), standing(7, 'new')]
  input = anInput()
  output = anOutput().on('data', (data) => {
    written += data
  })
  const levels = new Map<string, number>()
  const watcher: Watcher = {
    lab,
    page: await aPage('en'),
    progressWords: await wordsIn('progress', 'en'),
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    notice: undefined,
    async watch(toTell, until) {
      tell = toTell
      signal = until
    },
    decided: async ({ points }) => void decided.push(points.earned),
    say: ({ code }) => ({ message: code, next: 'Wait.' }),
    hintLevel: async ({ id }) => levels.get(id) ?? 0,
    async hintOpened({ id }, level) {
      levels.set(id, level)
      opened.push([id, level])
    },
    solutions: async () => solutions,
    chapters: async () => [{ chapter: 'All', standings }],
  }
  over = watchLive(watcher)
  await vi.waitFor(() => expect(tell).toBeTypeOf('function'))
})
afterEach(async () => {
  input.write('q')
  await over
})

const sees = (report: Report, more: Partial<Watched & { kind: 'report' }> = {}) =>
  tell?.({ kind: 'report', report, open: new Set(), waitedMs: 0, change: 0, isQuiet: true, ...more })
const isShown = (text: string | RegExp) =>
  vi.waitFor(() => expect(stripVTControlCharacters(written)).toMatch(text))
/** Presses a key, and waits for what it brings. */
async function press(key: string, text: string | RegExp) {
  written = ''
  input.write(key)
  await isShown(text)
}

describe('the screen', () => {
  test('follows what the watcher tells', async () => {
    sees(failed('en'))
    await isShown(/✗ Port 80/)
    sees(passed('en'))
    await isShown('Well done')
    tell?.({ kind: 'away', problem: new CouldNotLook('engine-unreachable', 'unix:///x') })
    await isShown(/engine-unreachable[\s\S]*Wait\.[\s\S]*Trying again/)
  })

  test('hands on only what is decided', async () => {
    sees(failed('en'), { open: new Set(['published']) })
    sees(failed('en'))
    expect(decided).toEqual([3])
  })

  test('is drawn anew when the terminal gets another size', async () => {
    sees(failed('en'))
    await isShown(/✗ Port 80/)
    written = ''
    Object.assign(output, { columns: 130, rows: 30 })
    output.emit('resize')
    await isShown(/You will learn[\s\S]*│[\s\S]*✗ Port 80/)
    expect(written).toContain('\x1b[2J')
  })

  test('leaves the terminal as it was', async () => {
    input.write('q')
    expect(await over).toBe('quit')
    expect(written).toContain('\x1b[?1049h')
    expect(written).toMatch(/\x1b\[\?25h\x1b\[\?1049l$/)
    expect(input.setRawMode).toHaveBeenLastCalledWith(false)
    expect(input.listenerCount('keypress')).toBe(0)
    expect(signal.aborted).toBe(true)
  })

  test('shows nothing of a course that would move the cursor', async () => {
    const report = failed('en')
    for (const check of report.labs[0]?.checks ?? []) check.title = 'evil \x1b[2J\x1b]0;x\x07'
    sees(report)
    await isShown('evil')
    expect(written).not.toContain('\x1b]0')
  })
})

describe('keys', () => {
  test('q quits, and Ctrl-C interrupts', async () => {
    input.write('\x03')
    expect(await over).toBe('interrupted')
  })

  test('h climbs the hints of the first failure, and goes back', async () => {
    sees(failed('en'))
    await press('h', 'An idea.')
    await press('h', 'A place.')
    await press('\x7f', 'h hint')
    await press('h', 'A place.')
    await press('h', 'A command.')
    await press('h', '')
    expect(opened).toEqual([
      ['published', 1],
      ['published', 2],
      ['published', 3],
    ])
  })

  test('h says where there is none', async () => {
    sees(passed('en'))
    await press('h', 'nothing left to hint at')
    const report = failed('en')
    for (const check of report.labs[0]?.checks ?? []) check.outcome = 'fail'
    sees(report)
    await press('h', 'This check has no hints')
  })

  test('h is about what is not decided yet where nothing has failed', async () => {
    sees(passed('en'), { open: new Set(['published']) })
    await press('h', 'An idea.')
    expect(opened).toEqual([['published', 1]])
  })

  test('a slow look is told of until it brings a report', async () => {
    sees(failed('en'))
    await isShown('Watching')
    tell?.({ kind: 'looking' })
    await isShown('looking again')
    written = ''
    sees(failed('en'))
    await isShown('Watching')
  })

  test('b opens the task, and closes it', async () => {
    await press('b', 'You will learn')
    await press('b', 'b task')
  })

  test('e explains the first failure', async () => {
    await press('e', 'nothing to explain')
    sees(failed('en'))
    await press('e', 'What happened')
  })

  test('s shows the solution once the lab is solved', async () => {
    sees(failed('en'))
    await press('s', 'shown once the lab is solved')
    sees(passed('en'))
    await press('s', 'docker run the-solution')
    await press('s', 's solution')
  })

  test('s shows it as well where the lab was solved before', async () => {
    standings = [standing(3, 'solved')]
    sees(failed('en'))
    await press('s', 'docker run the-solution')
  })

  test('s says where the course has none', async () => {
    solutions = []
    sees(passed('en'))
    await press('s', 'came without the solutions')
  })

  test('n goes to the next lab that is not solved', async () => {
    input.write('n')
    expect(await over).toMatchObject({ to: { lab: { number: 7 } } })
  })

  test('n stays where there is none', async () => {
    standings = [standing(1, 'solved'), standing(3, 'begun')]
    await press('n', 'no other lab')
  })

  test('l lists the labs, to go to one of them', async () => {
    await press('l', />. +3 +Lab 3/)
    await press('\x1b[B', />. +5 +Lab 5/)
    await press('\x1b[A', />. +3 +Lab 3/)
    await press('\x1b[F', />. +7 +Lab 7/)
    await press('\x1b[H', />. +1 +Lab 1/)
    input.write('\r')
    expect(await over).toMatchObject({ to: { lab: { number: 1 } } })
  })

  test('the arrows scroll, as far as there is something', async () => {
    await press('\x1b[F', 'Paragraph 30.')
    await press('\x1b[A', 'Paragraph')
    await press('\x1b[H', 'When you are done')
  })

  test('any other key is ignored', async () => {
    input.write('xyz\t\x1bOP')
    await press('b', 'You will learn')
  })
})
