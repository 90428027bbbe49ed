import { expect, test } from 'vitest'
import { gradesOf } from '../../../src/classroom/grades/grades.ts'
import { openBoard } from '../../../src/classroom/server/board.ts'
import type { Cell } from '../../../src/classroom/server/view.ts'
import {
  aRoster,
  aServer,
  aSnapshot,
  aStudent,
  ask,
  HOSTILE,
  handIn,
  LABS,
  runAgain,
  type TestServer,
  type Work,
} from './a-class.ts'

const roster = aRoster([aStudent('alice', 'Alice'), aStudent('bob', 'Bob'), aStudent('carol', 'Carol')])

const see = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  ask(`${server.address}${path}`, { headers: { Cookie: server.cookie, ...headers } })

async function submits(server: TestServer, student: string, work: Work, lab = 0): Promise<void> {
  const snapshot = await aSnapshot(student, work, { labs: LABS.slice(lab, lab + 1) })
  expect(await handIn(server, server.tokens[student], snapshot)).toMatchObject({ status: 200 })
}

const cellOf = (cells: Cell[], student: string, lab = 'deploy-nginx') =>
  cells.find((cell) => cell.student === student && cell.lab === lab)

test('the grid says how far everybody is', async () => {
  await using server = await aServer(roster)
  await submits(server, 'alice', 'right')
  await submits(server, 'bob', 'nothing')
  await submits(server, 'bob', 'reversed')
  const { body } = await see(server, '/api/class')
  expect(body).toMatchObject({
    title: { en: 'Docker, hands on', zh: 'Docker 实战' },
    labs: [
      { slug: 'deploy-nginx', number: 3, checks: { running: { zh: 'web 在运行' } } },
      { slug: 'volumes' },
    ],
    students: [{ id: 'alice', name: 'Alice' }, { id: 'bob' }, { id: 'carol' }],
  })
  expect(body.cells).toHaveLength(6)
  expect(cellOf(body.cells, 'alice')).toMatchObject({
    state: 'passed',
    points: 10,
    possible: 10,
    tries: 1,
    failing: null,
  })
  expect(cellOf(body.cells, 'bob')).toMatchObject({
    state: 'working',
    points: 3,
    tries: 2,
    failing: { check: 'published', diagnosis: 'port-reversed' },
  })
  expect(cellOf(body.cells, 'carol')).toMatchObject({ state: 'pending', points: null, tries: 0, at: null })
})

test('who passed once has passed, whatever is tried afterwards', async () => {
  await using server = await aServer(roster)
  await submits(server, 'alice', 'right')
  await submits(server, 'alice', 'nothing')
  const { body } = await see(server, '/api/class')
  expect(cellOf(body.cells, 'alice')).toMatchObject({ state: 'passed', points: 10, tries: 2 })
})

test('an attempt of one counts for the whole group', async () => {
  await using server = await aServer({ ...roster, groups: [['alice', 'bob']] })
  await submits(server, 'alice', 'right')
  const { body } = await see(server, '/api/class')
  expect(cellOf(body.cells, 'bob')).toMatchObject({ state: 'passed', points: 10 })
  const details = await see(server, '/api/class/bob/deploy-nginx')
  expect(details.body.attempts).toHaveLength(1)
})

test('what was seen of one student, and why, in the language of the page', async () => {
  await using server = await aServer(roster)
  await submits(server, 'bob', 'nothing')
  await submits(server, 'bob', 'reversed')
  const en = await see(server, '/api/class/bob/deploy-nginx')
  expect(en.body).toMatchObject({
    attempts: [
      { outcome: 'fail', points: { earned: 3 } },
      { outcome: 'fail', points: { earned: 0 } },
    ],
    shown: {
      way: 'submitted',
      trust: 'practice',
      engine: 'docker 28.5.2',
      checks: [{ outcome: 'pass' }, { title: 'Port 80 is on 8080', diagnosis: 'port-reversed' }],
    },
    overrides: [],
  })
  const zh = await see(server, '/api/class/bob/deploy-nginx', { 'Accept-Language': 'zh' })
  expect(zh.body.shown.checks[1]).toMatchObject({
    title: '80 端口映射到 8080',
    message: expect.stringMatching(/[\u4e00-\u9fff]/),
  })
  const first = await see(server, `/api/class/bob/deploy-nginx?attempt=${en.body.attempts[1].id}`)
  expect(first.body.shown.checks[0]).toMatchObject({ outcome: 'fail' })
  const refused = (code: string) => ({ status: 404, body: { error: { code } } })
  expect(await see(server, '/api/class/bob/deploy-nginx?attempt=other')).toMatchObject(refused('no-attempt'))
  expect(await see(server, '/api/class/mallory/deploy-nginx')).toMatchObject(refused('no-cell'))
  expect(await see(server, '/api/class/bob/none')).toMatchObject(refused('no-cell'))
  expect(await see(server, '/api/none')).toMatchObject(refused('not-found'))
})

test('how a submission failed, in the language of the page, and only where it did', async () => {
  await using server = await aServer(roster)
  await submits(server, 'carol', 'reversed')
  await runAgain(server, 'alice', { exit_code: 1, output: 'refused' }, 10)
  await runAgain(server, 'bob', HOSTILE)
  const shown = async (student: string, language = 'en') =>
    (await see(server, `/api/class/${student}/deploy-nginx`, { 'Accept-Language': language })).body.shown
  expect(await shown('bob')).toMatchObject({
    way: 'submission',
    script: {
      exit_code: 2,
      output: '</pre><script>alert(1)</script>\n<img src=x onerror=alert(2)>\\x1b[31m\\u{202e}gnp.exe',
      said: 'The submission ended with exit code 2:',
    },
  })
  expect((await shown('bob', 'zh')).script.said).toBe('运行提交的作业，退出码为 2：')
  expect(await shown('alice'), 'everything passes').toMatchObject({ script: null })
  expect(await shown('carol'), 'nothing was run').toMatchObject({ script: null })
})

test("a teacher's decision is in the grid and the details", async () => {
  await using server = await aServer(roster)
  await submits(server, 'bob', 'reversed')
  await server.serving.gradebook.addOverride({
    student: 'bob',
    lab: 'deploy-nginx',
    points: 8,
    because: 'showed it to me',
    by: 'teacher',
    at: new Date(),
  })
  const { body } = await see(server, '/api/class')
  expect(cellOf(body.cells, 'bob')).toMatchObject({ state: 'working', points: 8 })
  const details = await see(server, '/api/class/bob/deploy-nginx')
  expect(details.body.overrides).toMatchObject([{ points: 8, because: 'showed it to me', by: 'teacher' }])
})

test('the commonest mistake comes first', async () => {
  await using server = await aServer(roster)
  await submits(server, 'alice', 'nothing')
  await submits(server, 'bob', 'reversed')
  await submits(server, 'carol', 'reversed')
  const { body } = await see(server, '/api/mistakes')
  expect(body).toMatchObject([
    { lab: 'deploy-nginx', diagnosis: 'port-reversed', students: ['bob', 'carol'] },
    { lab: 'deploy-nginx', students: ['alice'] },
  ])
  expect(await see(server, '/api/diagnoses/port-reversed')).toMatchObject({
    body: { title: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) } },
  })
  expect(await see(server, '/api/diagnoses/nonsense')).toMatchObject({
    status: 404,
    body: { error: { code: 'no-diagnosis' } },
  })
})

/** Reads events until there are so many cells. */
async function events(server: TestServer, count: number, headers: Record<string, string> = {}, after = '') {
  const stop = new AbortController()
  const response = await fetch(`${server.address}/api/events${after}`, {
    headers: { Cookie: server.cookie, ...headers },
    signal: stop.signal,
  })
  const cells: Cell[] = []
  let id = ''
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      for (const [whole, data = '', number = ''] of text.matchAll(
        /event: cells\ndata: (.*)\nid: (\d+)\n\n/g,
      )) {
        cells.push(...JSON.parse(data))
        id = number
        text = text.replace(whole, '')
      }
      if (cells.length >= count) break
    }
    stop.abort()
  })()
  return { cells, lastId: () => id, done: reading }
}

test('changes come by themselves, and after a pause from where it was', async () => {
  await using server = await aServer(roster)
  const first = await events(server, 1)
  await submits(server, 'alice', 'reversed')
  await first.done
  expect(first.cells).toMatchObject([{ student: 'alice', state: 'working' }])
  await submits(server, 'alice', 'right')
  await submits(server, 'bob', 'nothing')
  await server.serving.board.refresh()
  const second = await events(server, 2, { 'Last-Event-ID': first.lastId() })
  await second.done
  expect(second.cells).toMatchObject([
    { student: 'alice', state: 'passed' },
    { student: 'bob', state: 'working' },
  ])
  const third = await events(server, 2, {}, '?after=0')
  await third.done
  expect(third.cells).toHaveLength(2)
})

test('several servers on one gradebook show the same, and know the same teachers', async () => {
  await using server = await aServer(roster)
  await using other = await server.another()
  other.cookie = server.cookie
  const seen = await events(other, 1)
  await submits(server, 'alice', 'right')
  const looked = async () => {
    await other.serving.board.refresh()
    return seen.cells.length
  }
  await expect.poll(looked).toBe(1)
  await seen.done
  expect(cellOf((await see(other, '/api/class')).body.cells, 'alice')).toMatchObject({ state: 'passed' })
})

test('names are text, whatever is in them', async () => {
  const name = '<script>alert(1)</script>'
  await using server = await aServer(aRoster([aStudent('eve', name)]))
  const { body, headers } = await see(server, '/api/class')
  expect(body.students).toEqual([{ id: 'eve', name }])
  expect(headers.get('content-type')).toContain('application/json')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a deadline that passes turns who handed in nothing to missing, at that moment, also for a page that was away', async () => {
  const due = new Date('2026-12-01T12:00:00Z')
  const late = { ...aStudent('carol'), extension: { allMs: 3_600_000, labs: new Map() } }
  const class_ = aRoster([aStudent('alice'), aStudent('bob'), late], {
    due: new Map([['deploy-nginx', due]]),
  })
  await using server = await aServer(class_)
  const { gradebook } = server.serving
  let now = new Date('2026-12-01T11:59:00Z')
  const board = await openBoard(gradebook, class_, gradesOf, () => now)
  const told: string[] = []
  board.listen((cells) => told.push(...cells.map(({ student, lab, state }) => `${student} ${lab} ${state}`)))
  await submits(server, 'bob', 'nothing')
  await board.refresh()
  expect(told).toEqual(['bob deploy-nginx working'])
  told.length = 0
  now = due
  await board.refresh()
  expect(told).toEqual([])
  now = new Date(+due + 1)
  const number = board.number()
  await board.refresh()
  await board.refresh()
  expect(told).toEqual(['alice deploy-nginx missing', 'bob deploy-nginx working'])
  expect(board.cell('carol', 'deploy-nginx')?.state).toBe('pending')
  expect((await board.since(number)).map(({ student, state }) => `${student} ${state}`)).toEqual([
    'alice missing',
    'bob working',
  ])
  now = new Date(+due + 3_600_001)
  await board.refresh()
  expect(board.cell('carol', 'deploy-nginx')?.state).toBe('missing')
})
