import { expect, test } from 'vitest'
import { mainUid } from '../../src/docker/probes/main-uid.ts'
import { fakeAsk, type Said } from './fake-ask.ts'

const asks: (string | undefined)[] = []
const of = (main: number, Processes: string[][], top?: Said) =>
  mainUid(
    fakeAsk({
      '/containers/web/top': ({ query }) => {
        asks.push(query?.ps_args)
        return top ?? { body: JSON.stringify({ Titles: ['PID', 'UID'], Processes }) }
      },
      '/containers/web/json': () => ({ body: JSON.stringify({ Id: 'c1', State: { Pid: main } }) }),
    }).ask,
    'web',
  )

test('the user id is that of the main process', async () => {
  const rows = [
    ['900', '0'],
    ['700', '1000'],
  ]
  expect(await of(700, rows)).toBe(1000)
  expect(await of(900, rows)).toBe(0)
  expect(asks).toEqual(['-eo pid,uid', '-eo pid,uid'])
})

test('ids that a user namespace has mapped say nothing', async () => {
  expect(await of(700, [['700', '165536']])).toBeUndefined()
})

test('Podman numbers processes as the container does', async () => {
  expect(await of(700, [['1', '0']])).toBeUndefined()
})

test('nothing is known of a container that does not run, or is not there', async () => {
  expect(await of(0, [])).toBeUndefined()
  expect(await of(700, [], { status: 500, body: '{"message":"no ps"}' })).toBeUndefined()
  expect(await mainUid(fakeAsk({}).ask, 'web')).toBeUndefined()
})
