import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/languages/list.ts'
import { wordsIn } from '../../src/languages/loader.ts'
import { adviceOf } from '../../src/student/progress/advice.ts'
import {
  byChapter,
  current,
  following,
  type Standing,
  toDo,
} from '../../src/student/progress/course-progress.ts'
import { drawingOf } from '../../src/student/progress/drawing.ts'
import { listOf } from '../../src/student/progress/list.ts'
import type { LabProgress } from '../../src/student/progress/progress.ts'
import { width } from '../../src/terminal/width.ts'
import { aLab } from '../grading/a-lab.ts'

const screen = { columns: 80, colour: false, unicode: true }

function aStanding(number: number, over: Partial<LabProgress> & { earned?: number } = {}): Standing {
  const { earned = 0, ...progress } = over
  const result = { at: '2026-01-01T00:00:00Z', points: { earned, possible: 10 }, complete: true }
  const isNew = !over.state || over.state === 'new'
  return {
    lab: {
      ...aLab(),
      number,
      slug: `lab-${number}`,
      title: { en: `Lab ${number}`, zh: `第 ${number} 个实验` },
    },
    progress: {
      state: 'new',
      best: isNew ? null : result,
      last: isNew ? null : result,
      tries: isNew ? 0 : 3,
      spentMs: number * 25 * 60_000,
      solvedAt: null,
      hints: number === 2 ? { running: 2, published: 1 } : {},
      gaveUp: number === 3,
      latest: isNew ? null : `2026-01-0${number}T00:00:00Z`,
      ...progress,
    },
    points: { earned, possible: 10 },
  }
}

const solved = (number: number, latest?: string) =>
  aStanding(number, { state: 'solved', earned: 10, ...(latest && { latest }) })
const begun = (number: number) => aStanding(number, { state: 'begun', earned: 3 })
const fresh = (number: number) => aStanding(number)
const numberOf = (standing: Standing | undefined) => standing?.lab.number

test.each<[string, Standing[], now: number | undefined, next: number | undefined, toDo: number | undefined]>([
  ['nothing was begun', [fresh(1), fresh(2)], undefined, 1, 1],
  ['one is begun', [fresh(1), begun(2), fresh(3)], 2, 3, 2],
  ['one is solved', [fresh(1), solved(2), fresh(3)], 2, 3, 3],
  ['the last one is solved', [fresh(1), solved(2), solved(3)], 3, 1, 1],
  ['a later one was solved before', [solved(1, '2026-02-01T00:00:00Z'), fresh(2), solved(3)], 1, 2, 2],
  ['the others are solved', [solved(1), begun(2), solved(3, '2026-01-01T12:00:00Z')], 2, undefined, 2],
  ['all are solved', [solved(1), solved(2)], 2, undefined, undefined],
  ['there is no lab', [], undefined, undefined, undefined],
])('where %s', (_, all, now, next, then) => {
  expect([current(all), following(all), toDo(all)].map(numberOf)).toEqual([now, next, then])
})

const chapters = [
  { chapter: 'First steps', standings: [solved(1), begun(2), aStanding(3, { state: 'begun', earned: 0 })] },
  { chapter: 'Volumes', standings: [fresh(4)] },
  { chapter: null, standings: [fresh(5)] },
]

test('labs of a chapter are together, in the order of the course', () => {
  const all = [1, 2, 3, 4].map(fresh)
  const odd = byChapter(all, ({ number = 0 }) => (number % 2 === 1 ? 'odd' : 'even'))
  expect(odd.map(({ chapter, standings }) => [chapter, standings.map(numberOf)])).toEqual([
    ['odd', [1, 3]],
    ['even', [2, 4]],
  ])
})

test.each(LANGUAGES)('what is drawn in %s', async (language) => {
  const words = await wordsIn('progress', language)
  const all = chapters.flatMap(({ standings }) => standings)
  const drawn = [
    ...listOf(chapters, words, language, screen),
    '',
    ...drawingOf(chapters, words, language, screen),
    '',
    ...drawingOf([], words, language, { ...screen, unicode: false }),
    '',
    ...[all, [fresh(1)], [solved(1)]].map((standings) => adviceOf(standings, words)),
    '',
  ]
  for (const line of drawn) expect(width(line)).toBeLessThanOrEqual(80)
  await expect(drawn.join('\n')).toMatchFileSnapshot(`snapshots/progress.${language}.txt`)
})

test('only ASCII is drawn where nothing else can be shown', async () => {
  const words = await wordsIn('progress', 'en')
  const ascii = { ...screen, unicode: false }
  const drawn = [...listOf(chapters, words, 'en', ascii), ...drawingOf(chapters, words, 'en', ascii)].join(
    '\n',
  )
  expect(drawn).toMatch(/^[\n -~]*$/)
})

test('a chapter of many labs has a bar, but no mark for each', async () => {
  const many = [{ chapter: 'Many', standings: Array.from({ length: 60 }, () => solved(1)) }]
  const [line = ''] = drawingOf(many, await wordsIn('progress', 'en'), 'en', screen)
  expect(line).not.toContain('✓')
  expect(width(line)).toBeLessThan(80)
})
