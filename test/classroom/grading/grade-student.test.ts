import { afterEach, describe, expect, test, vi } from 'vitest'
import { gradeStudent } from '../../../src/classroom/grading/grade-student.ts'
import { CouldNotLook } from '../../../src/docker/port/could-not-look.ts'
import { aGradebook, aGrading, aLab, aStudent, aWork, type Comes, until } from './a-class.ts'

const alice = aStudent('alice')

afterEach(() => vi.useRealTimers())

/** What the labs of a student come to, and how often each was looked at. */
async function graded(
  comes: Comes[] | Record<string, Comes[]>,
  changes: Parameters<typeof aGrading>[1] = {},
) {
  const { work, counts, seen } = aWork(comes)
  const grading = aGrading(async () => work, changes)
  const { labs } = await gradeStudent(alice, grading)
  return {
    outcomes: labs.map(({ outcome }) => outcome),
    why: labs.map(({ why }) => why),
    counts,
    seen,
    grading,
  }
}

describe('a student', () => {
  test('is graded in every lab, and each grading is noted', async () => {
    const { outcomes, grading, counts } = await graded({ one: ['pass'], two: ['fail'], three: ['blocked'] })
    expect(outcomes).toEqual(['pass', 'fail', 'blocked'])
    expect([...grading.kept.values()].map(({ lab, report }) => [lab, report.outcome])).toEqual([
      ['one', 'pass'],
      ['two', 'fail'],
      ['three', 'blocked'],
    ])
    expect(counts).toEqual({ looks: 1, closed: 1 })
  })

  test('is looked at again where we could not look, and only there', async () => {
    const { outcomes, seen } = await graded({
      one: ['error engine-timeout', 'fail'],
      two: ['fail'],
      three: ['error engine-timeout', 'error engine-timeout', 'pass'],
    })
    expect(outcomes).toEqual(['fail', 'fail', 'pass'])
    expect(seen).toEqual({ one: 2, two: 1, three: 3 })
  })

  test('has an error with its reason where we never could, which is no zero', async () => {
    const { outcomes, why, seen, grading } = await graded(['error engine-timeout'])
    expect(outcomes).toEqual(['error', 'error', 'error'])
    expect(why).toEqual(Array(3).fill('engine-timeout'))
    expect(seen).toEqual({ one: 3, two: 3, three: 3 })
    expect(grading.kept.size).toBe(3)
  })

  test('is not looked at again for a reason that stays', async () => {
    expect((await graded(['error out-of-reach'])).counts.looks).toBe(1)
  })

  test('is looked at again where a look broke off', async () => {
    const { outcomes, seen } = await graded({ two: ['breaks', 'pass'] })
    expect(outcomes).toEqual(['pass', 'pass', 'pass'])
    expect(seen).toEqual({ one: 1, two: 2, three: 1 })
  })

  test('that cannot be reached has an error for every lab', async () => {
    const refused = new CouldNotLook('context-missing', 'gone')
    const grading = aGrading(() => Promise.reject(refused))
    const { labs } = await gradeStudent(alice, grading)
    expect(labs.map(({ why }) => why)).toEqual(Array(3).fill('context-missing'))
    expect(grading.kept.size).toBe(3)
  })

  test('that hangs costs its own deadline, and keeps what was seen before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { work, counts, seen } = aWork({ two: ['never'] })
    const running = gradeStudent(
      alice,
      aGrading(async () => work),
    )
    await until(() => seen.two === 1)
    await vi.advanceTimersByTimeAsync(60_010)
    const { labs } = await running
    expect(labs.map(({ outcome }) => outcome)).toEqual(['pass', 'error', 'error'])
    expect(labs.map(({ why }) => why)).toEqual([undefined, 'deadline', 'deadline'])
    expect(counts.closed).toBe(1)
  })

  test('that cannot even be opened in time has an error, and is closed when it is opened after all', async () => {
    const { work, counts } = aWork(['pass'])
    let open = (_: typeof work) => {}
    const grading = aGrading(() => new Promise((resolve) => (open = resolve)), { deadlineMs: 20 })
    const { labs } = await gradeStudent(alice, grading)
    expect(labs.map(({ why }) => why)).toEqual(Array(3).fill('deadline'))
    open(work)
    await until(() => counts.closed === 1)
  })

  test('who handed in nothing has no attempt', async () => {
    const { work } = aWork(['pass'], [])
    const grading = aGrading(async () => work)
    expect(await gradeStudent(alice, grading)).toEqual({ student: 'alice', labs: [] })
    expect(grading.kept.size).toBe(0)
  })

  test('with a part that nobody needs to look at has its reason', async () => {
    const { work, seen } = aWork(['pass'], [aLab('one'), aLab('two')])
    const unseen = new CouldNotLook('not-recorded', '')
    work.parts = work.parts.map((part) => (part.lab.slug === 'two' ? { ...part, unseen } : part))
    const { labs } = await gradeStudent(
      alice,
      aGrading(async () => work),
    )
    expect(labs.map(({ outcome, why }) => why ?? outcome)).toEqual(['pass', 'not-recorded'])
    expect(seen).toEqual({ one: 1 })
  })
})

describe('graded again', () => {
  test('in the same run, nobody is looked at twice, whatever it came to, and errors keep their reason', async () => {
    const gradebook = aGradebook()
    const first = aWork({ two: ['error out-of-reach'] })
    await gradeStudent(
      alice,
      aGrading(async () => first.work, { gradebook }),
    )
    const second = aWork(['fail'])
    const { labs } = await gradeStudent(
      alice,
      aGrading(async () => second.work, { gradebook }),
    )
    expect(second.counts.looks).toBe(0)
    expect(labs.map(({ outcome, isNew, why }) => [outcome, isNew, why])).toEqual([
      ['pass', false, undefined],
      ['error', false, 'out-of-reach'],
      ['pass', false, undefined],
    ])
    expect(gradebook.kept.size).toBe(3)
  })

  test('in the next run, what could not be looked at is tried again', async () => {
    const gradebook = aGradebook()
    await gradeStudent(
      alice,
      aGrading(async () => aWork({ two: ['error out-of-reach'] }).work, { gradebook }),
    )
    const { work, seen } = aWork(['pass'])
    await gradeStudent(
      alice,
      aGrading(async () => work, { gradebook, run: { id: 'run-2', again: false } }),
    )
    expect(seen).toEqual({ two: 1 })
    expect(gradebook.kept.size).toBe(4)
  })

  test('with --again, everything is', async () => {
    const gradebook = aGradebook()
    await gradeStudent(
      alice,
      aGrading(async () => aWork(['fail']).work, { gradebook }),
    )
    const { work } = aWork(['pass'])
    const run = { id: 'run-2', again: true }
    const { labs } = await gradeStudent(
      alice,
      aGrading(async () => work, { gradebook, run }),
    )
    expect(labs.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass'])
    expect(gradebook.kept.size).toBe(6)
  })
})

describe('a run that ends', () => {
  test('notes nothing that was not seen', async () => {
    const stop = new AbortController()
    const { work, counts } = aWork({ two: ['never'] })
    const grading = aGrading(async () => work, { signal: stop.signal })
    const running = gradeStudent(alice, grading)
    await until(() => grading.kept.size === 1)
    stop.abort(new Error('stopped'))
    await expect(running).rejects.toThrow('stopped')
    expect(grading.kept.size).toBe(1)
    expect(counts.closed).toBe(1)
  })

  test('because the gradebook does not work says so', async () => {
    const { work, counts } = aWork(['pass'])
    const addAttempt = () => Promise.reject(new Error('the disk is full'))
    const grading = aGrading(async () => work, { gradebook: { ...aGradebook(), addAttempt } })
    await expect(gradeStudent(alice, grading)).rejects.toThrow('the disk is full')
    expect(counts.closed).toBe(1)
  })
})
