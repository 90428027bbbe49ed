import { describe, expect, test } from 'vitest'
import { idOfAnother } from '../../../src/classroom/attempt-id.ts'
import { gradesOf } from '../../../src/classroom/grades/grades.ts'
import { anotherWork, attempt, DAY, gradeOf, HOUR, hours, override, roster, student } from './a-class.ts'

describe('what was graded', () => {
  test('every student has a grade in every lab, in the order of the roster', () => {
    const grades = gradesOf(roster(), [], [], hours(-1))
    expect(grades.map(({ student, lab }) => `${student} ${lab}`)).toEqual([
      'alice nginx',
      'alice tomcat',
      'bob nginx',
      'bob tomcat',
    ])
  })

  test('an attempt is a grade of its student and its lab alone', () => {
    const one = attempt({ earned: 7, outcome: 'fail' })
    expect(gradeOf([one])).toMatchObject({
      status: 'graded',
      points: 7,
      earned: 7,
      possible: 10,
      attempt: one.id,
      lateDays: 0,
      override: null,
      trust: 'assessed',
      tries: 1,
    })
    expect(gradeOf([one], { of: 'bob' })).toMatchObject({ status: 'missing', points: null, tries: 0 })
    expect(gradeOf([one], { in: 'tomcat' }).status).toBe('pending')
  })

  test('nothing is pending before the deadline and missing after it, the extension included', () => {
    const later = { students: [student('alice', { extension: { allMs: 3 * DAY, labs: new Map() } })] }
    expect(gradeOf([], { now: hours(0) }).status).toBe('pending')
    expect(gradeOf([], { now: hours(0.01) })).toMatchObject({ status: 'missing', points: null, earned: null })
    expect(gradeOf([], { now: hours(71) }, later).status).toBe('pending')
    expect(gradeOf([], { now: hours(73) }, later).status).toBe('missing')
  })

  test('nobody can miss a lab that we look at ourselves: it is pending until we did', () => {
    const from = { kind: 'live', host: 'ssh://alice@vm1', context: undefined } as const
    expect(gradeOf([], {}, { students: [student('alice', { from })] }).status).toBe('pending')
  })

  test('the points of a lab that nobody was graded in are given, or 0', () => {
    expect(gradeOf([]).possible).toBe(0)
    const [grade] = gradesOf(roster(), [], [], hours(0), new Map([['nginx', 12]]))
    expect(grade?.possible).toBe(12)
  })

  test('the points of a lab are known from the newest attempt of anyone', () => {
    const attempts = [
      attempt({ student: 'bob', possible: 12, gradedAt: hours(9) }),
      attempt({ student: 'bob', possible: 11, gradedAt: hours(8) }),
    ]
    expect(gradeOf(attempts).possible).toBe(12)
    expect(gradeOf(attempts.toReversed()).possible).toBe(12)
  })

  test('students and labs that are not in the roster are passed over', () => {
    const strangers = [attempt({ student: 'mallory' }), attempt({ lab: 'other' })]
    expect(gradesOf(roster(), strangers, [override({ student: 'mallory' })], hours(0))).toHaveLength(4)
    expect(gradeOf(strangers)).toMatchObject({ status: 'missing', tries: 0 })
  })
})

describe('an error', () => {
  const error = attempt({ outcome: 'error', earned: 0, workAt: hours(-1) })

  test('alone is no zero', () => {
    expect(gradeOf([error])).toMatchObject({ status: 'error', points: null, earned: null, tries: 0 })
  })

  test.each(['best', 'last'] as const)('never hides a grade (%s)', (policy) => {
    const before = attempt({ earned: 6, workAt: hours(-5) })
    expect(gradeOf([before, error], {}, { policy })).toMatchObject({
      points: 6,
      attempt: before.id,
      tries: 1,
    })
  })

  test('of an assessed attempt does not make a practice attempt worthless', () => {
    const practice = attempt({ trust: 'practice', earned: 6 })
    expect(gradeOf([practice, error])).toMatchObject({ points: 6, trust: 'practice' })
  })
})

describe('late work', () => {
  test.each([
    [-1, 0, 10],
    [0, 0, 10],
    [0.001, 1, 9],
    [24, 1, 9],
    [24.001, 2, 8],
    [5 * 24, 5, 5],
    [5 * 24 + 0.001, 6, 0],
  ])('%d h after the deadline is %d days late and earns %d', (late, lateDays, points) => {
    expect(gradeOf([attempt({ workAt: hours(late) })])).toMatchObject({ lateDays, points, earned: 10 })
  })

  test('costs a part of what the lab is worth, and never more than was earned', () => {
    expect(gradeOf([attempt({ workAt: hours(25), earned: 5 })]).points).toBe(3)
    expect(gradeOf([attempt({ workAt: hours(25), earned: 1 })]).points).toBe(0)
  })

  test('is counted to the hundredth of a point', () => {
    const late = { perDayPercent: 3.333, atMostDays: undefined }
    expect(gradeOf([attempt({ workAt: hours(1), earned: 7, possible: 7 })], {}, { late }).points).toBe(6.77)
  })

  test('never ends without a last day', () => {
    const late = { perDayPercent: 1, atMostDays: undefined }
    expect(gradeOf([attempt({ workAt: hours(50 * 24) })], {}, { late }).points).toBe(5)
  })

  test('counts 0 without a rule for it, and stays explained', () => {
    const one = attempt({ workAt: hours(1) })
    expect(gradeOf([one], {}, { late: undefined })).toMatchObject({
      status: 'graded',
      points: 0,
      earned: 10,
      attempt: one.id,
      lateDays: 1,
    })
  })

  test('does not exist without a deadline', () => {
    expect(gradeOf([attempt({ lab: 'tomcat', workAt: hours(999) })], { in: 'tomcat' }).points).toBe(10)
  })

  test('counts against when the work was done, not when it was graded', () => {
    expect(gradeOf([attempt({ workAt: hours(-1), gradedAt: hours(500) })]).points).toBe(10)
  })

  test('starts later with an extension, for all labs or for this one', () => {
    const work = attempt({ workAt: hours(71) })
    const given = (allMs: number, labs: [string, number][] = []) => ({
      students: [student('alice', { extension: { allMs, labs: new Map(labs) } })],
    })
    expect(gradeOf([work], {}, given(3 * DAY)).points).toBe(10)
    expect(gradeOf([work], {}, given(0, [['nginx', 70 * HOUR]])).points).toBe(9)
    expect(gradeOf([work], {}, given(0, [['tomcat', 3 * DAY]])).points).toBe(7)
  })
})

describe('the policy', () => {
  const good = attempt({ earned: 9, workAt: hours(-8) })
  const bad = attempt({ earned: 2, workAt: hours(-2) })
  const lateAndGood = attempt({ earned: 10, workAt: hours(2) })
  const tooLate = attempt({ earned: 10, workAt: hours(24 * 9) })

  test('best: the most points, and the first of equals', () => {
    const same = attempt({ earned: 9, workAt: hours(-4) })
    expect(gradeOf([bad, same, good])).toMatchObject({ points: 9, attempt: good.id, tries: 3 })
  })

  test('best: after what late days cost', () => {
    expect(gradeOf([bad, lateAndGood])).toMatchObject({ points: 9, lateDays: 1, attempt: lateAndGood.id })
    expect(gradeOf([good, lateAndGood])).toMatchObject({ points: 9, lateDays: 0, attempt: good.id })
  })

  test('best: by the part of the points, where a lab was changed meanwhile', () => {
    const whole = attempt({ earned: 8, possible: 8 })
    const more = attempt({ earned: 9, possible: 12, workAt: hours(-1) })
    expect(gradeOf([more, whole])).toMatchObject({ points: 8, possible: 8 })
  })

  test('last: the last work in time, whatever came after the deadline', () => {
    const policy = 'last'
    expect(gradeOf([good, bad], {}, { policy }).points).toBe(2)
    expect(gradeOf([bad, good, lateAndGood, tooLate], {}, { policy })).toMatchObject({
      points: 2,
      lateDays: 0,
    })
  })

  test('last: the last late work that still counts, for those without any in time', () => {
    const late = attempt({ earned: 10, workAt: hours(40) })
    const policy = 'last'
    expect(gradeOf([lateAndGood, late], {}, { policy }).points).toBe(8)
    expect(gradeOf([lateAndGood, late, tooLate], {}, { policy }).points).toBe(8)
    expect(gradeOf([tooLate], {}, { policy })).toMatchObject({ points: 0, lateDays: 9 })
  })

  test('counts within the most trusted work: a student’s own engine proves nothing', () => {
    const practice = attempt({ trust: 'practice', earned: 10 })
    expect(gradeOf([practice, bad])).toMatchObject({ points: 2, trust: 'assessed', tries: 2 })
    expect(gradeOf([practice])).toMatchObject({ points: 10, trust: 'practice' })
  })

  test.each([
    [[3, 8], { best: 8, last: 8 }],
    [[8, 3], { best: 8, last: 3 }],
    [[5, 5], { best: 5, last: 5 }],
  ] as const)('two works of the same time are two: graded in this order, %o earn %o', (earned, expected) => {
    const works = earned.map((points, index) =>
      anotherWork(index, { earned: points, gradedAt: hours(index) }),
    )
    for (const policy of ['best', 'last'] as const)
      for (const all of [works, works.toReversed()]) {
        const counts = earned[0] === earned[1] && policy === 'best' ? works[0] : undefined
        const grade = gradeOf(all, {}, { policy })
        expect(grade).toMatchObject({ points: expected[policy], tries: 2 })
        if (counts) expect(grade.attempt).toBe(counts.id)
      }
  })

  test('graded again, each of two works of the same time stays what it is, and where it is', () => {
    const [one, other] = [anotherWork(0, { earned: 8 }), anotherWork(1, { earned: 3, gradedAt: hours(1) })]
    const id = idOfAnother({ ...one, way: 'submission' }, 'again')
    const again = { ...one, id, earned: 5, gradedAt: hours(2) }
    for (const all of [
      [one, other, again],
      [again, other, one],
    ]) {
      expect(gradeOf(all, {}, { policy: 'best' })).toMatchObject({ points: 5, attempt: id, tries: 2 })
      expect(gradeOf(all, {}, { policy: 'last' })).toMatchObject({ points: 3, attempt: other.id, tries: 2 })
    }
  })

  test.each(['best', 'last'] as const)('takes the newest grading of the same work (%s)', (policy) => {
    const first = attempt({ earned: 10, gradedAt: hours(1) })
    const again = attempt({ earned: 6, gradedAt: hours(2) })
    const unseen = attempt({ outcome: 'error', gradedAt: hours(3) })
    for (const all of [
      [first, again, unseen],
      [unseen, again, first],
    ])
      expect(gradeOf(all, {}, { policy })).toMatchObject({ points: 6, attempt: again.id, tries: 1 })
  })
})

describe('a group', () => {
  const together = { groups: [['alice', 'bob']] }

  test('hands in together: an attempt of one counts for all', () => {
    const one = attempt({ student: 'bob', earned: 7 })
    expect(gradeOf([one], {}, together)).toMatchObject({ points: 7, attempt: one.id, tries: 1 })
    expect(gradeOf([one, attempt({ earned: 9 })], { of: 'bob' }, together)).toMatchObject({
      points: 9,
      tries: 2,
    })
  })

  test('does not share an extension', () => {
    const students = [student('alice'), student('bob', { extension: { allMs: 3 * DAY, labs: new Map() } })]
    const one = attempt({ workAt: hours(25) })
    expect(gradeOf([one], {}, { ...together, students }).points).toBe(8)
    expect(gradeOf([one], { of: 'bob' }, { ...together, students }).points).toBe(10)
  })

  test('does not share an override', () => {
    const decided = { overrides: [override({ points: 3 })] }
    expect(gradeOf([attempt()], decided, together).points).toBe(3)
    expect(gradeOf([attempt()], { ...decided, of: 'bob' }, together)).toMatchObject({
      points: 10,
      override: null,
    })
  })
})

describe('an override', () => {
  const one = attempt({ earned: 4, workAt: hours(30) })

  test('counts as it is, and keeps what was graded', () => {
    const by = override()
    expect(gradeOf([one], { overrides: [by] })).toMatchObject({
      points: 8,
      earned: 4,
      attempt: one.id,
      lateDays: 2,
      override: by,
    })
  })

  test('is a grade where there is no other', () => {
    const overrides = [override()]
    const error = attempt({ outcome: 'error' })
    expect(gradeOf([], { overrides })).toMatchObject({ status: 'graded', points: 8, earned: null })
    expect(gradeOf([error], { overrides })).toMatchObject({ status: 'graded', points: 8, possible: 10 })
    expect(gradeOf([], { overrides: [override({ points: 0 })] }).points).toBe(0)
  })

  test('the newest counts, and one without points ends it', () => {
    const first = override()
    const second = override({ points: 9, at: hours(50) })
    const end = override({ points: null, because: 'a mistake', at: hours(60) })
    expect(gradeOf([one], { overrides: [second, first] })).toMatchObject({ points: 9, override: second })
    expect(gradeOf([one], { overrides: [end, second, first] })).toMatchObject({ points: 2, override: end })
    expect(gradeOf([], { overrides: [end] })).toMatchObject({ status: 'missing', points: null })
  })
})
