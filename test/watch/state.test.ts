import { describe, expect, test } from 'vitest'
import type { Watched } from '../../src/grading/watch.ts'
import {
  afterHint,
  afterReport,
  awaited,
  begin,
  firstFailure,
  isStuck,
  type WatchState,
} from '../../src/watch/state.ts'
import { aCheck, aReport, failed, silent } from '../reporters/reports.ts'

type Told = Watched & { kind: 'report' }

/** A report with so many of two checks that pass. */
function told(passing: number, change: number, over: Partial<Told> = {}): Told {
  const checks = [0, 1].map((index) =>
    aCheck({ id: `${index}`, title: `${index}`, outcome: index < passing ? 'pass' : 'fail' }),
  )
  const report = aReport([{ number: 1, slug: 'x', title: 'x', checks }])
  return { kind: 'report', report, open: new Set(), waitedMs: 0, change, isQuiet: true, ...over }
}

const seen = (...all: Told[]): WatchState => all.reduce(afterReport, begin)

describe('a hint is offered', () => {
  test.each<[boolean, string, Told[]]>([
    [false, 'not in the beginning', [told(0, 0)]],
    [false, 'not after two changes', [told(0, 0), told(0, 1), told(0, 2)]],
    [true, 'after three changes that brought nothing', [told(0, 0), told(0, 1), told(0, 2), told(0, 3)]],
    [true, 'also where several were seen at once', [told(0, 0), told(0, 3)]],
    [
      false,
      'not for one change that is looked at three times',
      [told(0, 0), told(0, 1), told(0, 1), told(0, 1)],
    ],
    [false, 'not where one of them helped', [told(0, 0), told(0, 1), told(1, 2), told(1, 3)]],
    [true, 'where it only got worse', [told(1, 0), told(0, 1), told(0, 2), told(0, 3)]],
    [false, 'not while the student is at it', [told(0, 0), told(0, 3, { isQuiet: false })]],
    [false, 'not while something is open', [told(0, 0), told(0, 3, { open: new Set(['1']) })]],
    [false, 'not for what happened before', [told(0, 7)]],
    [false, 'not where everything passes', [told(2, 0), told(2, 1), told(2, 2), told(2, 3)]],
    [false, 'not where nothing could be looked at', [told(0, 0), told(0, 3, { report: silent('en') })]],
  ])('%s: %s', (offered, _, all) => expect(isStuck(seen(...all))).toBe(offered))

  test('again, after a hint was taken and three more changes', () => {
    const hinted = afterHint(seen(told(0, 0), told(0, 3)))
    expect(isStuck(hinted)).toBe(false)
    expect(isStuck(afterReport(hinted, told(0, 6)))).toBe(true)
  })
})

test('the first failure is the first that is decided, and waits for nothing', () => {
  expect(firstFailure(seen({ ...told(0, 0), report: failed('en') }))?.id).toBe('published')
  expect(firstFailure({ report: failed('en'), open: new Set(['published']) })).toBeUndefined()
  expect(firstFailure({ report: undefined, open: new Set() })).toBeUndefined()
  expect(firstFailure({ report: silent('en'), open: new Set() })?.id).toBe('running')
})

test('a report ends the time without an engine', () => {
  const away = { ...begin, away: { message: 'gone', next: 'wait' } }
  expect(afterReport(away, told(0, 0)).away).toBeUndefined()
})

test('what is not right yet is waited for before what has to stay as it is', () => {
  const open = new Set(['running', 'published'])
  expect(awaited({ report: failed('en'), open })?.id).toBe('published')
  expect(awaited({ report: failed('en'), open: new Set(['running']) })?.id).toBe('running')
  expect(awaited({ report: failed('en'), open: new Set() })).toBeUndefined()
})
