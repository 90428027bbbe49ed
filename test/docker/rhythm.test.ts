import { describe, expect, test } from 'vitest'
import { outlivesMs, periodMs } from '../../src/docker/facts/rhythm.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const created = Date.parse('2026-01-01T12:00:00Z')
const at = (ms: number) => new Date(created + ms).toISOString()

/** A container that has been restarted so often, that last started so long after it was created, and waited before. */
const lives = (restartCount: number, startedMs: number, pausedMs = 150) => ({
  restartCount,
  startedAt: at(startedMs),
  finishedAt: at(startedMs - pausedMs),
})
const needs = (state: Parameters<typeof outlivesMs>[0]) => outlivesMs(state, at(0))

describe('a container has to be up for', () => {
  test.each([
    ['two seconds, when it never crashed', lives(0, 500), 2 * second],
    ['two seconds, when somebody restarted it by hand', lives(0, 9 * hour), 2 * second],
    ['ten, when it crashed at first', lives(2, 1200), 10 * second],
    ['ten, after many short lives', lives(8, 80 * second, 25_600), 10 * second],
    ['ten, when it crashed once in a week', lives(1, 168 * hour), 10 * second],
    ['ten, when it crashed twice, far apart', lives(2, 3 * hour), 10 * second],
    ['more than its only life so far', lives(1, 13 * second), 15 * second],
    [
      'more than its only life, on a machine that is slow to start it',
      lives(1, 16 * second, 4300),
      18 * second,
    ],
    ['half as much again as its lives, on such a machine', lives(6, 90 * second, 5000), 24.5 * second],
    ['ten, after as many short lives as make it wait', lives(5, 5 * second, 1600), 10 * second],
    ['ten, after short lives for an hour', lives(64, 3600 * second, 60_100), 10 * second],
    ['half as much again as its lives', lives(6, 78 * second), 21.5 * second],
    ['half as much again as its lives of a minute', lives(4, 4 * minute), 92 * second],
    ['ten, when its lives were long', lives(4, 4 * hour), 10 * second],
  ])('%s', (_, state, ms) => {
    expect(needs(state)).toBe(ms)
  })

  test('ten, where the engine does not say when it was created or had ended', () => {
    expect(outlivesMs(lives(3, 39 * second), undefined)).toBe(10 * second)
    expect(outlivesMs({ restartCount: 3 }, at(0))).toBe(10 * second)
    const { finishedAt: _, ...unended } = lives(3, 39 * second)
    expect(periodMs(unended, at(0))).toBe(13 * second)
  })
})
