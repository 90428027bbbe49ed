import { describe, expect, test } from 'vitest'
import { judge } from '../../src/grading/judge.ts'
import type { Sight } from '../../src/grading/look.ts'
import { kinds } from '../../src/kinds/kinds.ts'
import { aContainer, aPort, facts } from '../graders/facts.ts'
import { aCheck, aLab } from './a-lab.ts'

const published: Sight = { seen: facts(aContainer({ ports: [aPort(8080, 80)] })) }
const swapped: Sight = { seen: facts(aContainer({ ports: [aPort(80, 8080)] })) }
const silent: Sight = { unseen: 'engine-timeout', endpoint: 'unix:///x', detail: {} }

const judged = async (lab: ReturnType<typeof aLab>, sights: Record<string, Sight>) =>
  judge(lab, new Map(Object.entries(sights)), new Map([['port', await kinds.load('port')]]))

describe('a verdict', () => {
  test.each<[string, Sight, object]>([
    ['pass', published, { outcome: 'pass' }],
    ['fail, with its code', swapped, { outcome: 'fail', code: 'port-reversed' }],
    ['error, when we could not look', silent, { outcome: 'error', code: 'engine-timeout' }],
  ])('is %s', async (_, sight, verdict) => {
    expect(await judged(aLab(aCheck({ id: 'only' })), { only: sight })).toEqual([{ id: 'only', ...verdict }])
  })

  test('is an error where nothing was seen', async () => {
    expect(await judged(aLab(aCheck({ id: 'only' })), {})).toEqual([
      { id: 'only', outcome: 'error', code: 'not-recorded' },
    ])
  })

  test('is an error where judging breaks', async () => {
    expect(await judged(aLab(aCheck({ id: 'only' })), { only: { seen: null } })).toMatchObject([
      { outcome: 'error', code: 'probe-broke' },
    ])
  })
})

test('what needs a check that did not pass is blocked, whatever was seen of it', async () => {
  const lab = aLab(
    aCheck({ id: 'last', needs: ['middle', 'other'] }),
    aCheck({ id: 'middle', needs: ['first'] }),
    aCheck({ id: 'first' }),
    aCheck({ id: 'other' }),
  )
  const sights = { first: swapped, middle: published, last: published, other: published }
  expect(await judged(lab, sights)).toEqual([
    { id: 'last', outcome: 'blocked', waitsFor: ['middle'] },
    { id: 'middle', outcome: 'blocked', waitsFor: ['first'] },
    { id: 'first', outcome: 'fail', code: 'port-reversed' },
    { id: 'other', outcome: 'pass' },
  ])
})
