import { afterEach, describe, expect, test, vi } from 'vitest'
import { gradeClass } from '../../../src/classroom/grading/grade-class.ts'
import type { Student } from '../../../src/classroom/roster/roster.ts'
import { aGradebook, aGrading, aStudent, aWork, type Comes, until } from './a-class.ts'

const class_ = ['ann', 'bob', 'cem', 'dee', 'eve'].map(aStudent)

afterEach(() => vi.useRealTimers())

describe('a class', () => {
  test('is graded in its order, so many at once', async () => {
    const steps: string[] = []
    let now = 0
    let most = 0
    const grading = aGrading(async () => aWork(['pass']).work)
    const results = await gradeClass(class_, {
      ...grading,
      jobs: 2,
      onStart({ id }) {
        steps.push(id)
        now += 1
        most = Math.max(most, now)
      },
      onEnd() {
        now -= 1
      },
    })
    expect(steps).toEqual(class_.map(({ id }) => id))
    expect(results.map(({ student }) => student)).toEqual(steps)
    expect(most).toBe(2)
    expect(grading.kept.size).toBe(15)
  })

  test('goes on after one who hangs, one who is out of reach and one whose work breaks', async () => {
    const of: Record<string, Comes[]> = { bob: ['never'], cem: ['error engine-unreachable'], dee: ['breaks'] }
    const seen: string[] = []
    const open = async ({ id }: Student) => {
      seen.push(id)
      return aWork(of[id] ?? ['pass']).work
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const running = gradeClass(class_, { ...aGrading(open), jobs: 1 })
    await until(() => seen.includes('bob'))
    await vi.advanceTimersByTimeAsync(60_010)
    const results = await running
    const outcomes = results.map(({ labs }) => [...new Set(labs.map(({ outcome }) => outcome))])
    expect(outcomes).toEqual([['pass'], ['error'], ['error'], ['error'], ['pass']])
  })

  test('is stopped as a whole by a gradebook that does not work', async () => {
    const gradebook = mortal(aGradebook(), 4, 'before')
    const running = gradeClass(class_, {
      ...aGrading(async () => aWork(['pass']).work, { gradebook }),
      jobs: 2,
    })
    await expect(running).rejects.toThrow('killed')
  })
})

describe('a run that is killed and begun again', () => {
  const kinds: Comes[] = ['pass', 'fail', 'error out-of-reach', 'error engine-timeout']
  const open = async ({ id }: Student) => aWork([kinds[id.charCodeAt(0) % kinds.length] ?? 'pass']).work
  const whole = () => class_.length * 3

  test.each(['before', 'after'] as const)(
    '%s it notes an attempt, any of them: none is lost, none is there twice',
    async (when) => {
      for (let step = 1; step <= whole(); step += 1) {
        const survivor = aGradebook()
        const gradebook = mortal(survivor, step, when)
        await expect(gradeClass(class_, { ...aGrading(open, { gradebook }), jobs: 2 })).rejects.toThrow(
          'killed',
        )
        expect(survivor.kept.size).toBe(when === 'before' ? step - 1 : step)
        const before = new Map(survivor.kept)
        const looks: string[] = []
        const again = async (student: Student) => {
          const { work } = aWork(['pass'])
          const inner = await open(student)
          return {
            ...work,
            look(parts: typeof work.parts, signal: AbortSignal) {
              looks.push(...parts.map(({ lab }) => `${student.id} ${lab.slug}`))
              return inner.look(parts, signal)
            },
          }
        }
        const results = await gradeClass(class_, {
          ...aGrading(again, { gradebook: survivor, pausesMs: [] }),
          jobs: 2,
        })
        expect(survivor.kept.size).toBe(whole())
        // What was noted is neither looked at again nor changed.
        for (const [id, attempt] of before) {
          expect(survivor.kept.get(id)).toBe(attempt)
          expect(looks).not.toContain(`${attempt.student} ${attempt.lab}`)
        }
        expect(looks).toHaveLength(whole() - before.size)
        expect(results.flatMap(({ labs }) => labs)).toHaveLength(whole())
      }
    },
  )
})

/** A gradebook whose process is killed at its nth note, before or after that was written. */
function mortal(gradebook: ReturnType<typeof aGradebook>, step: number, when: 'before' | 'after') {
  let notes = 0
  const killed = () => Promise.reject(new Error('killed'))
  return {
    ...gradebook,
    attempts: (of?: { student?: string }) => (notes >= step ? killed() : gradebook.attempts(of)),
    async addAttempt(attempt: Parameters<typeof gradebook.addAttempt>[0]): Promise<boolean> {
      notes += 1
      if (notes > step || (notes === step && when === 'before')) return killed()
      const isNew = await gradebook.addAttempt(attempt)
      return notes === step ? killed() : isNew
    },
  }
}
