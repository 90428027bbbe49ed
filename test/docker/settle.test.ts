import { expect, test } from 'vitest'
import { engineTime, isSettled, type Sight, untilSettled } from '../../src/docker/facts/settle.ts'
import type { ContainerStatus } from '../../src/docker/port/docker.ts'

const sight = (status: ContainerStatus, ageMs: number, restartCount = 0, startedAt = 'then'): Sight => ({
  state: { status, exitCode: 0, error: '', outOfMemory: false, startedAt, restartCount },
  ageMs,
})

test.each([
  ['up for an hour', sight('running', 3_600_000), true],
  ['up for an hour, after restarts', sight('running', 3_600_000, 7), true],
  ['just up', sight('running', 100), false],
  ['up for five seconds after a restart', sight('running', 5000, 1), false],
  ['restarting', sight('restarting', 0, 3), false],
  ['paused', sight('paused', 100), true],
  ['ended', sight('exited', 100), true],
  ['never started', { state: { ...sight('created', 0).state } }, true],
])('one look at a container that is %s', (_, seen, settled) => {
  expect(isSettled(seen)).toBe(settled)
})

/** Plays what is seen at each moment since the first look, in ms, on a clock that only waiting moves. */
async function watch(at: (ms: number) => Sight | undefined) {
  let [ms, looks] = [0, 0]
  const clock = {
    now: () => ms,
    wait: async (more: number) => {
      ms += more
    },
  }
  const look = async () => {
    looks++
    return at(ms)
  }
  const end = await untilSettled(look, clock)
  return { settled: end?.settled, status: end?.sight.state.status, ms, looks }
}

test('an old container is looked at once', async () => {
  expect(await watch(() => sight('running', 60_000))).toMatchObject({ settled: true, looks: 1 })
  expect(await watch(() => sight('running', 60_000, 4))).toMatchObject({ settled: true, looks: 1 })
})

test('a fresh one that stays up has settled when it is two seconds old', async () => {
  const { settled, ms } = await watch((ms) => sight('running', 300 + ms))
  expect(settled).toBe(true)
  expect(ms).toBeGreaterThanOrEqual(1700)
  expect(ms).toBeLessThan(1900)
})

test('one that ends meanwhile is told of at once', async () => {
  const { status, settled, ms } = await watch((ms) => (ms < 500 ? sight('running', ms) : sight('exited', ms)))
  expect({ status, settled }).toEqual({ status: 'exited', settled: true })
  expect(ms).toBeLessThan(800)
})

test('one that goes away meanwhile is not there', async () => {
  expect(await watch((ms) => (ms < 500 ? sight('running', ms) : undefined))).toMatchObject({
    settled: undefined,
  })
  expect(await watch(() => undefined)).toMatchObject({ settled: undefined, looks: 1 })
})

test.each([100, 700, 1500, 3000, 5000, 9000])(
  'one that crashes every %d ms never settles',
  async (period) => {
    for (let offset = 0; offset < period; offset += period / 7) {
      const crashing = (ms: number) => {
        const crashes = Math.floor((ms + offset) / period)
        return sight('running', (ms + offset) % period, 1 + crashes, `start ${crashes}`)
      }
      expect((await watch(crashing)).settled).toBe(false)
    }
  },
)

test('one whose first crash we see has not settled', async () => {
  const { settled } = await watch((ms) => sight('running', ms % 900, Math.floor(ms / 900), `${ms > 900}`))
  expect(settled).toBe(false)
})

test('one that was restarted once, and now holds, settles when it is ten seconds old', async () => {
  const { settled, ms } = await watch((ms) => sight('running', 4000 + ms, 1))
  expect(settled).toBe(true)
  expect(ms).toBeLessThan(6300)
})

test('a clock that stands still, or is far off, holds nobody up', async () => {
  const { settled, ms } = await watch(() => sight('running', 0))
  expect(settled).toBe(true)
  expect(ms).toBeLessThan(2300)
})

test('one that its owner restarts again and again is not waited for without end', async () => {
  const { settled, ms } = await watch((ms) => sight('running', ms % 300, 0, `${Math.floor(ms / 300)}`))
  expect(settled).toBe(false)
  expect(ms).toBeLessThan(2500)
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
