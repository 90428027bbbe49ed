import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttemptSummary, Override } from '../../../src/classroom/grades/grade.ts'
import { gradesOf } from '../../../src/classroom/grades/grades.ts'
import type { Roster } from '../../../src/classroom/roster/roster.ts'
import { DAY, hours, roster, student } from './a-class.ts'

const always = { seed: 20_261, numRuns: 500 }
const ids = ['alice', 'bob', 'carol']
const labs = ['nginx', 'tomcat']
const NOW = hours(240)

const moment = fc.integer({ min: -24 * 60, max: 9 * 24 * 60 }).map((minutes) => hours(minutes / 60))

const rosters: fc.Arbitrary<Roster> = fc
  .record({
    policy: fc.constantFrom('best' as const, 'last' as const),
    late: fc.option(
      fc.record({
        perDayPercent: fc.integer({ min: 0, max: 100 }),
        atMostDays: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      }),
      { nil: undefined },
    ),
    extensions: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
    groups: fc.constantFrom<string[][]>([], [['alice', 'bob']], [['alice', 'bob', 'carol']]),
  })
  .map(({ extensions, ...more }) => {
    const students = ids.map((id, index) =>
      student(id, { extension: { allMs: (extensions[index] ?? 0) * DAY, labs: new Map() } }),
    )
    return roster({ ...more, students })
  })

const attempts = (trusts: AttemptSummary['trust'][] = ['practice', 'assessed']) =>
  fc
    .array(
      fc.record({
        student: fc.constantFrom(...ids),
        lab: fc.constantFrom(...labs),
        trust: fc.constantFrom(...trusts),
        workAt: moment,
        gradedAt: moment,
        outcome: fc.constantFrom('pass' as const, 'fail' as const, 'fail' as const, 'error' as const),
        earned: fc.integer({ min: 0, max: 10 }),
        possible: fc.constant(10),
      }),
      { maxLength: 14 },
    )
    .map((all) => all.map((one, index): AttemptSummary => ({ id: `${index}`, ...one })))

const overrides: fc.Arbitrary<Override[]> = fc
  .array(
    fc.record({
      student: fc.constantFrom(...ids),
      lab: fc.constantFrom(...labs),
      points: fc.option(fc.integer({ min: 0, max: 12 })),
      at: moment,
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map((one, index) => ({ id: `${index}`, because: '…', by: 'Teacher', ...one })))

const isSameWork = (one: AttemptSummary, other: AttemptSummary) =>
  one !== other &&
  one.student === other.student &&
  one.lab === other.lab &&
  one.workAt.getTime() === other.workAt.getTime()

const pointsOf = (grades: readonly { points: number | null }[]) => grades.map(({ points }) => points ?? -1)

test('the order of attempts and overrides does not matter', () => {
  const orders = fc
    .tuple(rosters, attempts(), overrides)
    .chain(([klass, all, decided]) =>
      fc.tuple(
        fc.constant([klass, all, decided] as const),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(decided, { minLength: decided.length }),
      ),
    )
  fc.assert(
    fc.property(orders, ([[klass, all, decided], shuffled, shuffledDecided]) => {
      expect(gradesOf(klass, shuffled, shuffledDecided, NOW)).toEqual(gradesOf(klass, all, decided, NOW))
    }),
    always,
  )
})

test('with "best", one more work of the same trust never lowers a grade, and an error never changes one', () => {
  fc.assert(
    fc.property(rosters, attempts(['assessed']), ({ ...klass }, [more, ...all]) => {
      if (!more || all.some((one) => isSameWork(one, more))) return
      const best: Roster = { ...klass, policy: 'best' }
      const before = pointsOf(gradesOf(best, all, [], NOW))
      const after = pointsOf(gradesOf(best, [...all, more], [], NOW))
      for (const [index, points] of after.entries())
        expect(points).toBeGreaterThanOrEqual(before[index] ?? -1)
      if (more.outcome === 'error') expect(after).toEqual(before)
    }),
    always,
  )
})

test('an error never changes the points of anyone, by whatever policy', () => {
  fc.assert(
    fc.property(rosters, attempts(), (klass, all) => {
      const looked = all.filter(({ outcome }) => outcome !== 'error')
      expect(pointsOf(gradesOf(klass, all, [], NOW))).toEqual(pointsOf(gradesOf(klass, looked, [], NOW)))
    }),
    always,
  )
})

test('with "best", the same work handed in later never earns more, for anyone', () => {
  fc.assert(
    fc.property(rosters, attempts(), fc.nat(14 * 24), (klass, [moved, ...all], later) => {
      if (!moved) return
      const movedLater = { ...moved, workAt: new Date(moved.workAt.getTime() + later * 3_600_000 + 1) }
      if (all.some((one) => isSameWork(one, moved) || isSameWork(one, movedLater))) return
      const best: Roster = { ...klass, policy: 'best' }
      const before = pointsOf(gradesOf(best, [moved, ...all], [], NOW))
      const after = pointsOf(gradesOf(best, [movedLater, ...all], [], NOW))
      for (const [index, points] of after.entries()) expect(points).toBeLessThanOrEqual(before[index] ?? -1)
    }),
    always,
  )
})

test('with "last", a student’s only work handed in later never earns more', () => {
  fc.assert(
    fc.property(rosters, attempts(), fc.nat(14 * 24), (klass, [only], later) => {
      if (!only) return
      const last: Roster = { ...klass, policy: 'last' }
      const moved = { ...only, workAt: new Date(only.workAt.getTime() + later * 3_600_000) }
      const before = pointsOf(gradesOf(last, [only], [], NOW))
      const after = pointsOf(gradesOf(last, [moved], [], NOW))
      for (const [index, points] of after.entries()) expect(points).toBeLessThanOrEqual(before[index] ?? -1)
    }),
    always,
  )
})

test('with "last", nothing done after the deadline changes the grade of work in time', () => {
  fc.assert(
    fc.property(rosters, attempts(['assessed']), (klass, all) => {
      const last: Roster = { ...klass, policy: 'last', groups: [] }
      const inTime = all.filter(({ workAt }) => workAt <= hours(0))
      const graded = gradesOf(last, inTime, [], NOW).filter(({ lab }) => lab === 'nginx')
      const after = gradesOf({ ...last, students: last.students.map(({ id }) => student(id)) }, all, [], NOW)
      for (const { student, lab, points } of graded.filter(({ attempt }) => attempt !== null))
        expect(after.find((one) => one.student === student && one.lab === lab)?.points).toBe(points)
    }),
    always,
  )
})

test('an override wins over any attempts, for its student alone', () => {
  fc.assert(
    fc.property(rosters, attempts(), overrides, (klass, all, decided) => {
      const without = gradesOf(klass, all, [], NOW)
      for (const [index, grade] of gradesOf(klass, all, decided, NOW).entries()) {
        const own = decided.filter(({ student, lab }) => student === grade.student && lab === grade.lab)
        const newest = own.toSorted((one, other) => one.at.getTime() - other.at.getTime()).at(-1)
        const sameTime = own.filter(({ at }) => at.getTime() === newest?.at.getTime())
        expect(sameTime.length === 0 ? [null] : sameTime).toContain(grade.override)
        expect(grade.points).toBe(grade.override?.points ?? without[index]?.points)
        expect(grade.earned).toBe(without[index]?.earned)
      }
    }),
    always,
  )
})

test('no grade is below 0, or above what the work was worth when it was looked at', () => {
  fc.assert(
    fc.property(rosters, attempts(), (klass, all) => {
      for (const { points, earned, possible, status } of gradesOf(klass, all, [], NOW)) {
        expect(points === null).toBe(status !== 'graded')
        if (points === null || earned === null) continue
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(earned)
        expect(earned).toBeLessThanOrEqual(possible)
      }
    }),
    always,
  )
})
