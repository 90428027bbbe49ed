import { expect, test } from 'vitest'
import { changesBy } from '../../src/sandbox/changes-by.ts'
import { fakeAsk } from '../docker/fake-ask.ts'

/** An engine with one container, and what the program in it has come to. */
function engineWith(state: { process: string }) {
  const json = (value: unknown) => () => ({ body: JSON.stringify(value) })
  return fakeAsk({
    '/containers/json': json([{ Id: 'c1' }]),
    '/networks': json([]),
    '/volumes': json({ Volumes: [] }),
    '/images/json': json([]),
    '/containers/c1/json': json({ Id: 'c1', Name: '/web', State: { Running: true }, Mounts: [] }),
    '/containers/c1/changes': json([]),
    '/containers/c1/top': () => json({ Processes: [['1', state.process]] })(),
    '/containers/c1/stats': json({}),
  }).ask
}

/** What acting is said to have changed, where each time does the next of these steps. */
async function changesOf(...steps: (string | undefined)[]) {
  const state = { process: 'sh' }
  const left = steps.values()
  const { changes } = await changesBy(engineWith(state), async () => {
    state.process = left.next().value ?? state.process
  })
  return changes
}

test('what changes nothing is said to change nothing', async () => {
  expect(await changesOf()).toEqual([])
})

test.each([
  ['one step', ['mysqld']],
  ['several steps', ['bash entrypoint', 'mysqld --init', 'mysqld']],
])('a program that begins in %s while something is done does so by itself', async (_, steps) => {
  expect(await changesOf(...steps)).toEqual([])
})

test('what changes each time is a change', async () => {
  expect(await changesOf('1', '2', '3', '4')).toEqual(['container /web: processes: 0: 1: "sh" → "1"'])
})
