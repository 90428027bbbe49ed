import { expect, test } from 'vitest'
import { type Clues, engineTime, rememberUnsettled } from '../../src/docker/facts/settle.ts'
import type { ContainerStatus } from '../../src/docker/port/docker.ts'

const sight = (
  status: ContainerStatus,
  ageMs: number,
  restartCount = 0,
  startedAt = 'then',
  id = 'c0ffee',
): Clues => ({
  id,
  state: { status, exitCode: 0, error: '', outOfMemory: false, startedAt, restartCount },
  ageMs,
})

test.each([
  ['up for an hour', sight('running', 3_600_000), { settled: true }],
  ['up for an hour, after restarts', sight('running', 3_600_000, 7), { settled: true }],
  ['just up', sight('running', 100), { settled: false, settlesInMs: 1900 }],
  ['up for five seconds after a restart', sight('running', 5000, 1), { settled: false, settlesInMs: 5000 }],
  ['restarting', sight('restarting', 0, 3), { settled: false }],
  ['paused', sight('paused', 100), { settled: true }],
  ['ended', sight('exited', 100), { settled: true }],
  ['never started', { id: 'a', state: { ...sight('created', 0).state } }, { settled: true }],
])('one look at a container that is %s', (_, seen, settling) => {
  expect(rememberUnsettled(() => 0)('web', seen)).toEqual(settling)
})

/** A session whose clock only the test moves. */
function session() {
  let now = 0
  const settlingOf = rememberUnsettled(() => now)
  return {
    at(ms: number, seen: Clues | undefined) {
      now = ms
      return settlingOf('web', seen)
    },
  }
}

/** Looks as the runner does, while it is worth waiting, at what is there so many ms after the first look. */
function watch(at: (ms: number) => Clues | undefined) {
  const looking = session()
  for (let [ms, looks] = [0, 1]; ; looks++) {
    const seen = at(ms)
    const { settled, settlesInMs } = looking.at(ms, seen)
    if (settlesInMs === undefined) return { settled, status: seen?.state.status, ms, looks }
    ms += Math.min(settlesInMs, 200)
  }
}

test('an old container is looked at once', () => {
  expect(watch(() => sight('running', 60_000))).toMatchObject({ settled: true, looks: 1 })
  expect(watch(() => sight('running', 60_000, 4))).toMatchObject({ settled: true, looks: 1 })
})

test('a fresh one that stays up has settled when it is two seconds old', () => {
  const { settled, ms } = watch((ms) => sight('running', 300 + ms))
  expect(settled).toBe(true)
  expect(ms).toBeGreaterThanOrEqual(1700)
  expect(ms).toBeLessThan(1900)
})

test('one that ends meanwhile has settled at once', () => {
  const { status, settled, ms } = watch((ms) => (ms < 500 ? sight('running', ms) : sight('exited', ms)))
  expect({ status, settled }).toEqual({ status: 'exited', settled: true })
  expect(ms).toBeLessThan(800)
})

test('one that goes away meanwhile is not waited for', () => {
  expect(watch((ms) => (ms < 500 ? sight('running', ms) : undefined)).ms).toBeLessThan(800)
  expect(watch(() => undefined)).toMatchObject({ looks: 1 })
})

test.each([100, 700, 1500, 3000, 5000, 9000])('one that crashes every %d ms never settles', (period) => {
  for (let offset = 0; offset < period; offset += period / 7) {
    const crashing = (ms: number) => {
      const crashes = Math.floor((ms + offset) / period)
      return sight('running', (ms + offset) % period, 1 + crashes, `start ${crashes}`)
    }
    expect(watch(crashing).settled).toBe(false)
  }
})

/** A program that crashes in this rhythm, with a restart policy that starts it again at once. */
function slowlyCrashing(periodMs: number, firstLookMs: number) {
  const began = Date.parse('2026-01-01T12:00:00Z')
  const time = (ms: number) => new Date(began + ms).toISOString()
  return (ms: number): Clues => {
    const life = Math.floor((firstLookMs + ms) / periodMs)
    const seen = sight('running', (firstLookMs + ms) % periodMs, life, time(life * periodMs))
    const finishedAt = time(life * periodMs - 100)
    return { ...seen, created: time(-300), state: { ...seen.state, ...(life > 0 && { finishedAt }) } }
  }
}

test.each([11, 13, 20, 29])('one that crashes every %d s never settles after its first crash', (seconds) => {
  for (let look = 1.05; look < 8; look += 0.31)
    expect(watch(slowlyCrashing(seconds * 1000, look * seconds * 1000)).settled).toBe(false)
})

test('one that crashes every minute is told by its past, without a wait', () => {
  const { settled, ms } = watch(slowlyCrashing(60_000, 5.5 * 60_000))
  expect({ settled, ms }).toEqual({ settled: false, ms: 0 })
})

test('one that crashed a few times, and then has held for longer than before, has settled', () => {
  const crashing = slowlyCrashing(13_000, 3 * 13_000)
  const holding = (ms: number) => ({ ...crashing(0), ageMs: 14_000 + ms })
  const { settled, ms } = watch(holding)
  expect(settled).toBe(true)
  expect(ms).toBeLessThan(9000)
  expect(watch((ms) => ({ ...crashing(0), ageMs: 600_000 + ms }))).toMatchObject({ settled: true, looks: 1 })
})

test('one whose first crash we see has not settled, and is not waited for', () => {
  const { settled, ms } = watch((ms) => sight('running', ms % 900, Math.floor(ms / 900), `${ms > 900}`))
  expect(settled).toBe(false)
  expect(ms).toBeLessThan(1200)
})

test('one that was restarted once, and now holds, settles when it is ten seconds old', () => {
  const { settled, ms } = watch((ms) => sight('running', 4000 + ms, 1))
  expect(settled).toBe(true)
  expect(ms).toBeLessThan(6300)
})

test('a clock that does not move, or is far off, delays nobody', () => {
  const { settled, ms } = watch(() => sight('running', 0))
  expect(settled).toBe(true)
  expect(ms).toBeLessThan(2300)
})

test('one that its owner restarts again and again is not waited for without end', () => {
  const { settled, ms } = watch((ms) => sight('running', ms % 300, 0, `${Math.floor(ms / 300)}`))
  expect(settled).toBe(false)
  expect(ms).toBeLessThan(2500)
})

const justUp = { settled: false, settlesInMs: 1900 }

test.each([
  ['a new container of the same name', sight('running', 100, 0, 'later', 'beef')],
  ['one whose restarts are counted from zero again', sight('running', 100, 0, 'later')],
])('%s is watched from its beginning', (_, seen) => {
  const { at } = session()
  at(0, sight('running', 100, 1))
  at(5000, sight('running', 100, 2, 'once more'))
  expect(at(6000, seen)).toEqual(justUp)
})

test('one that had settled, ended or gone, and is started again, is watched from its beginning', () => {
  for (const between of [sight('running', 9000), sight('exited', 9000), undefined]) {
    const { at } = session()
    at(0, sight('running', 100))
    at(3000, between)
    expect(at(4000, sight('running', 100, 0, 'later'))).toEqual(justUp)
  }
})

test('one that nobody looked at meanwhile is watched from its beginning', () => {
  const { at } = session()
  at(0, sight('running', 100))
  expect(at(60_000, sight('running', 100, 0, 'later'))).toEqual(justUp)
})

test('one that crashed, and then holds, settles after all', () => {
  const { at } = session()
  at(0, sight('running', 100, 1))
  expect(at(3000, sight('running', 100, 2, 'later'))).toEqual({ settled: false })
  expect(at(12_000, sight('running', 9100, 2, 'later'))).toEqual({ settled: false })
  expect(at(13_000, sight('running', 10_100, 2, 'later'))).toEqual({ settled: true })
})

test('containers do not share what is remembered of them', () => {
  let now = 0
  const settlingOf = rememberUnsettled(() => now)
  settlingOf('web', sight('running', 100, 0, 'a'))
  now = 2500
  expect(settlingOf('db', sight('running', 100, 0, 'b'))).toEqual(justUp)
})

const noon = Date.parse('2026-01-01T12:00:00Z')
test.each([
  ['agrees', noon + 300, noon + 300],
  ['is a little ahead', noon + 1400, noon + 999],
  ['is a little behind', noon - 400, noon],
  ['is an hour ahead', noon + 3_600_000, noon],
  ['is an hour behind', noon - 3_600_000, noon],
])('where the clock here %s', (_, here, time) => {
  expect(engineTime('Thu, 01 Jan 2026 12:00:00 GMT', here)).toBe(time)
})

test('without a date the time is the one here', () => {
  expect(engineTime(undefined, noon)).toBe(noon)
})
