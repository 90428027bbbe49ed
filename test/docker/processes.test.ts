import { expect, test } from 'vitest'
import { podman } from '../../src/docker/facts/dialects/podman.ts'
import { processes } from '../../src/docker/probes/processes.ts'
import { programs } from '../../src/docker/probes/programs.ts'
import { fakeAsk } from './fake-ask.ts'

const TITLES = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD']
const row = (pid: number, parent: number) => [
  'root',
  `${pid}`,
  `${parent}`,
  '0',
  '01:00',
  '?',
  '0:00',
  'sleep',
]

const inContainer = (main: number, rows: string[][], titles = TITLES) =>
  processes(
    fakeAsk({
      '/containers/web/top': () => ({ body: JSON.stringify({ Titles: titles, Processes: rows }) }),
      '/containers/web/json': () => ({ body: JSON.stringify({ Id: 'c1', State: { Pid: main } }) }),
    }).ask,
    'web',
    {},
  )

test('all that descend from the main process are counted', async () => {
  expect(await inContainer(700, [row(700, 650), row(701, 700), row(702, 701)])).toEqual({
    main: 700,
    all: 3,
    own: 3,
  })
})

test('what docker exec runs, and what that starts, is counted apart', async () => {
  const rows = [row(700, 650), row(800, 650), row(701, 700), row(801, 800)]
  expect(await inContainer(700, rows)).toEqual({ main: 700, all: 4, own: 2 })
})

test('Podman numbers them as the container does', async () => {
  const titles = ['USER', 'PID', 'PPID', '%CPU', 'ELAPSED', 'TTY', 'TIME', 'COMMAND']
  expect(await inContainer(700, [row(1, 0), row(2, 1), row(9, 0)], titles)).toEqual({
    main: 700,
    all: 3,
    own: 2,
  })
})

test('processes that claim to be parents of each other are none of its own', async () => {
  expect(await inContainer(700, [row(700, 650), row(8, 9), row(9, 8)])).toEqual({ main: 700, all: 3, own: 1 })
})

test('nothing is known without the columns that it takes', async () => {
  expect(await inContainer(700, [['700', 'sleep']], ['PID', 'CMD'])).toBeUndefined()
})

test('nothing is known of a container that does not run, or is not there', async () => {
  expect(await inContainer(0, [])).toBeUndefined()
  expect(await processes(fakeAsk({}).ask, 'web', {})).toBeUndefined()
  const refuses = () => ({ status: 409, body: '{"message":"container is not running"}' })
  expect(await processes(fakeAsk({ '/containers/web/top': refuses }).ask, 'web', {})).toBeUndefined()
})

test('what Podman is asked for, it lists itself, also where a container has only the ps of busybox', async () => {
  const { ask } = fakeAsk({
    '/containers/web/top': ({ query }) => ({
      body: JSON.stringify(
        query?.ps_args === 'pid,ppid,args'
          ? {
              Titles: ['PID', 'PPID', 'COMMAND'],
              Processes: [
                ['1', '0', 'sh -c sleep'],
                ['2', '1', 'sleep 600'],
              ],
            }
          : { Titles: ['PID', 'USER', 'TIME', 'COMMAND'], Processes: [] },
      ),
    }),
    '/containers/web/json': () => ({ body: JSON.stringify({ Id: 'c1', State: { Pid: 700 } }) }),
  })
  expect(await processes(ask, 'web', podman.topQuery)).toEqual({ main: 700, all: 2, own: 2 })
  expect(await programs(ask, 'web', podman.topQuery)).toEqual(['sh -c sleep', 'sleep 600'])
})
