import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'
import { width } from '../../src/terminal/width.ts'
import { frameOf } from '../../src/watch/frame.ts'
import { openBrief, openExplained, openHints, openList, openSolution } from '../../src/watch/opening.ts'
import type { Opened, WatchState } from '../../src/watch/state.ts'
import { aCheck as aCheckOfLab } from '../grading/a-lab.ts'
import { aCheck, aReport, failed, passed, silent } from '../reporters/reports.ts'
import { aPage, aState, lab } from './pages.ts'

const usual = { columns: 80, rows: 24 }
const stuck = { fruitless: { changes: 3, counted: 3, earned: 3 } }

const states = (language: (typeof LANGUAGES)[number]): Record<string, WatchState> => ({
  begin: aState(undefined),
  failed: aState(failed(language)),
  stuck: aState(failed(language), stuck),
  waiting: aState(failed(language), { open: new Set(['published']), waitedMs: 12_345 }),
  staying: aState(failed(language), { open: new Set(['running']), waitedMs: 900 }),
  passed: aState(passed(language)),
  silent: aState(silent(language)),
  away: aState(failed(language), {
    away: { message: 'No Docker engine answers at unix:///var/run/docker.sock.', next: 'Start Docker.' },
  }),
  notice: aState(failed(language), { notice: 'Something to say.' }),
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.keys(states(language)))('%s, on 80 × 24', async (name) => {
    const { lines } = frameOf(states(language)[name] as WatchState, await aPage(language), usual)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/${name}.${language}.txt`)
  })

  test('the task is beside the checks where there is room', async () => {
    const { lines } = frameOf(aState(failed(language)), await aPage(language), { columns: 130, rows: 30 })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/wide.${language}.txt`)
  })

  test('nothing is wider or higher than the terminal, whatever that is', async () => {
    const page = await aPage(language, { can: { colour: true, unicode: true } })
    for (const columns of [40, 57, 80, 109, 110, 200])
      for (const rows of [3, 8, 14, 24, 60])
        for (const [name, state] of Object.entries(states(language))) {
          const { lines } = frameOf(state, page, { columns, rows })
          const widest = Math.max(...lines.map((line) => width(stripVTControlCharacters(line))))
          expect(widest, `${name} on ${columns} × ${rows}`).toBeLessThanOrEqual(columns)
          expect(lines.length, `${name} on ${columns} × ${rows}`).toBeLessThanOrEqual(rows - 1)
          if (rows >= 8) expect(lines, 'the keys stay in their place').toHaveLength(rows - 1)
        }
  })
})

test('marks and lines are ASCII where nothing else can be shown', async () => {
  const page = await aPage('en', { can: { colour: false, unicode: false } })
  for (const columns of [80, 130]) {
    const state = aState(failed('en'), { open: new Set(['answers']) })
    const text = frameOf(state, page, { columns, rows: 30 }).lines.join('\n')
    expect(text).toMatch(/^.*\+ nginx01 runs/m)
    expect(text).not.toMatch(/[✓✗–│─↑↓]/)
  }
})

test('the reason stays in sight where there are many checks', async () => {
  const checks = Array.from({ length: 20 }, (_, index) =>
    aCheck({
      id: `${index}`,
      title: `check ${index}`,
      outcome: index < 18 ? 'pass' : 'fail',
      message: 'This is why.',
    }),
  )
  const report = aReport([{ number: 3, slug: 'x', title: 'x', checks }])
  const { lines } = frameOf(aState(report), await aPage('en'), usual)
  expect(lines.join('\n')).toContain('This is why.')
  expect(lines.join('\n')).toContain('18 checks pass')
})

test('checks that wait are gathered where there is no room for each', async () => {
  const checks = Array.from({ length: 14 }, (_, index) =>
    aCheck({
      id: `${index}`,
      title: `check ${index}`,
      outcome: index < 2 ? 'fail' : 'blocked',
      ...(index < 2 ? { message: 'This is why.' } : { waits_for: ['0'] }),
    }),
  )
  const report = aReport([{ number: 3, slug: 'x', title: 'x', checks }])
  const shown = frameOf(aState(report), await aPage('en'), { columns: 80, rows: 18 }).lines.join('\n')
  expect(shown).toContain('This is why.')
  expect(shown).toContain('✗ check 1')
  expect(shown).toContain('12 checks wait for others')
  expect(shown).not.toContain('…/')
})

test('what can still change is no success yet', async () => {
  const open = new Set(['published'])
  const { lines } = frameOf(aState(passed('en'), { open }), await aPage('en'), usual)
  const shown = lines.join('\n')
  expect(shown).not.toContain('Well done')
  expect(lines[0]).not.toContain('10/10')
  expect(lines.at(-1)).toMatch(/^h hint(?!.*solution)/)
})

test('a check that is worth nothing by itself shows no points', async () => {
  const checks = [
    aCheck({ id: 'kept', title: 'Still there', outcome: 'pass', points: { earned: 0, possible: 0 } }),
  ]
  const report = aReport([{ number: 3, slug: 'x', title: 'x', checks }])
  const { lines } = frameOf(aState(report), await aPage('en'), usual)
  expect(lines).toContain('  ✓ Still there')
})

test('a slow look is told of', async () => {
  const { lines } = frameOf(aState(passed('en'), { looking: true }), await aPage('en'), usual)
  expect(lines.at(-2)).toBe('Something changed: looking again…')
})

test('a hidden failure says no more than it reveals', async () => {
  const checks = [aCheck({ id: 'a', title: 'A secret', outcome: 'fail' })]
  const { lines } = frameOf(
    aState(aReport([{ number: 3, slug: 'x', title: 'x', checks }])),
    await aPage('en'),
    usual,
  )
  expect(lines.join('\n')).toContain('This check did not pass.')
  expect(lines.at(-1)).not.toContain('explain')
})

test('the task can be scrolled to its end', async () => {
  const page = await aPage('en')
  const { most } = frameOf(aState(failed('en')), page, usual)
  expect(frameOf(aState(failed('en'), { scroll: most }), page, usual).lines.join('\n')).toContain(
    'Paragraph 30.',
  )
  expect(frameOf(aState(failed('en'), { scroll: 10_000 }), page, usual).lines.join('\n')).toContain(
    'Paragraph 30.',
  )
})

describe('what is opened', async () => {
  const page = await aPage('en')
  const words = await wordsIn('progress', 'en')
  const shown = (opened: Opened, size = usual) =>
    frameOf(aState(failed('en'), { opened }), page, size).lines.join('\n')

  test('hints, up to the one that was asked for', () => {
    const check = aCheckOfLab({
      id: 'published',
      title: 'Port 80',
      hints: ['An idea.', 'A place.', 'A command.'],
    })
    const text = shown(openHints(check, 2, page))
    expect(text).toContain('Hint 1 of 3')
    expect(text).toContain('A place.')
    expect(text).not.toContain('A command.')
    expect(text).toContain('h stronger hint')
    expect(shown(openHints(check, 3, page))).not.toContain('h stronger hint')
  })

  test('the whole brief', () => {
    expect(shown(openBrief(page))).toContain('You will learn')
  })

  test('the page of a diagnosis, and none of what is none', async () => {
    const opened = await openExplained('port-reversed', page)
    expect(opened && shown(opened)).toContain('What happened')
    expect(await openExplained('no-such-code', page)).toBeUndefined()
  })

  test('the solutions', () => {
    const long = `docker run ${'--label x '.repeat(20)}`
    const text = shown(
      openSolution(
        lab,
        [
          { name: 'a', run: 'docker run nginx', reason: 'Short.' },
          { name: 'b', run: long },
        ],
        page,
        words,
      ),
    )
    expect(text).toContain('docker run nginx')
    expect(text).toContain('Other right ways')
  })

  test('the labs, with the one that is chosen in sight', () => {
    const standings = Array.from({ length: 60 }, (_, number) => ({
      lab: { ...lab, number, title: `Lab ${number}` },
      progress: { state: 'new', best: null } as never,
      points: { earned: 0, possible: 10 },
    }))
    const [first] = standings
    if (!first) throw new Error('no lab')
    const list = openList([{ chapter: 'All', standings }], first, page, words)
    expect(shown(list)).toMatch(/^>.* Lab 0 /m)
    expect(shown(list.moved(40))).toMatch(/^>.* Lab 40 /m)
    expect(shown(list.moved(1000))).toMatch(/^>.* Lab 59 /m)
    expect(shown(list.moved(40).moved(-1000))).toMatch(/^>.* Lab 0 /m)
    expect(list.moved(3).chosen.lab.number).toBe(3)
  })
})
