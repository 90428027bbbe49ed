import { expect, test } from 'vitest'
import { toHealth, toHealthCheck } from '../../src/docker/facts/health.ts'
import { WrongShape } from '../../src/docker/port/json.ts'

test.each([
  [undefined, {}],
  [{ Test: null }, {}],
  [{ Test: [] }, {}],
  [{ Test: ['NONE'] }, {}],
  [{ Test: ['CMD', 'true'], Interval: 1 }, { healthCheck: ['CMD', 'true'] }],
])('the health check %j', (Healthcheck, is) => {
  expect(toHealthCheck({ Healthcheck })).toEqual(is)
})

test('health is its state, and what the last check said', () => {
  const Log = [
    { ExitCode: 0, Output: 'ok' },
    { ExitCode: 1, Output: 'no route\n' },
  ]
  const Health = { Status: 'unhealthy', FailingStreak: 3, Log }
  expect(toHealth({ Health }, { Healthcheck: { StartPeriod: 5e9 } })).toEqual({
    health: { status: 'unhealthy', lastOutput: 'no route', lastExitCode: 1, startPeriodMs: 5000 },
  })
  expect(toHealth({ Health: { Status: 'starting', Log: null } }, {})).toEqual({
    health: { status: 'starting', lastOutput: '', lastExitCode: 0, startPeriodMs: 0 },
  })
})

test.each([[undefined], [null], [{ Status: 'none' }], [{ Status: '', Log: null }]])(
  'nothing is known of %j',
  (Health) => {
    expect(toHealth({ Health }, {})).toEqual({})
  },
)

test('a state that means nothing to us is not understood', () => {
  expect(() => toHealth({ Health: { Status: 'fine' } }, {})).toThrow(WrongShape)
})
