import { expect, test } from 'vitest'
import { processes } from '../../src/docker/probes/processes.ts'
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
  expect(await processes(fakeAsk({}).ask, 'web')).toBeUndefined()
  const refuses = () => ({ status: 409, body: '{"message":"container is not running"}' })
  expect(await processes(fakeAsk({ '/containers/web/top': refuses }).ask, 'web')).toBeUndefined()
})
