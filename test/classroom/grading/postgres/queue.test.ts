import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Gradebook } from '../../../../src/classroom/gradebook/gradebook.ts'
import { openGradebook } from '../../../../src/classroom/gradebook/open.ts'
import { gradeStudent } from '../../../../src/classroom/grading/grade-student.ts'
import { gradeByQueue } from '../../../../src/classroom/grading/queue/await-queue.ts'
import { type ClassQueue, openQueue } from '../../../../src/classroom/grading/queue/class-queue.ts'
import { openPostgres, type Postgres } from '../../../engine/postgres.ts'
import { aGrading, aStudent } from '../a-class.ts'

const LABS = 3
const ROSTER = 'the roster'
let postgres: Postgres
let home: string
beforeAll(async () => {
  postgres = await openPostgres()
  home = await mkdtemp(join(tmpdir(), 'hd-queue-'))
})
afterAll(async () => {
  await postgres?.[Symbol.asyncDispose]()
  await rm(home, { recursive: true, force: true })
})

let where: string
let gradebook: Gradebook
let queue: ClassQueue
let workers: ChildProcess[]
beforeEach(async () => {
  where = await postgres.database()
  gradebook = await openGradebook(where)
  queue = await openQueue(where, ROSTER)
  workers = []
})
afterEach(async () => {
  for (const worker of workers) await killed(worker)
  await queue.close()
  await gradebook.close()
})

const log = () => join(home, where.split('/').at(-1) ?? '')
const begun = async () => (await readFile(log(), 'utf8').catch(() => '')).split('\n').filter(Boolean)

async function worker(ms = 0, roster = ROSTER): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [where, roster, log(), `${ms}`])
  workers.push(child)
  await once(child, 'message')
  return child
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const run = { id: 'run-1', startedAt: '2026-11-26T08:00:00Z', again: false }

function graded(ids: string[], changes: Partial<Parameters<typeof gradeByQueue>[1]> = {}) {
  const told: string[] = []
  const results = gradeByQueue(ids.map(aStudent), {
    queue,
    run,
    labs: [],
    deadlineMs: 60_000,
    everyMs: 100,
    signal: new AbortController().signal,
    onStart: ({ id }) => told.push(`> ${id}`),
    onEnd: ({ id }) => told.push(`< ${id}`),
    onNobody: () => told.push('nobody'),
    giveUp: (student) =>
      gradeStudent(
        student,
        aGrading(() => Promise.reject(new Error('gave up')), { gradebook, run }),
      ),
    ...changes,
  })
  return { results, told }
}

const class_ = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`)

describe('the queue of a class', () => {
  test('has a class graded by a worker, with what became of everybody', async () => {
    await worker()
    const { results, told } = graded(['ann', 'bob'])
    const outcomes = (await results).map(({ student, labs }) => [
      student,
      ...labs.map(({ outcome }) => outcome),
    ])
    expect(outcomes).toEqual([
      ['ann', 'pass', 'pass', 'pass'],
      ['bob', 'pass', 'pass', 'pass'],
    ])
    expect(told.toSorted()).toEqual(['< ann', '< bob', '> ann', '> bob'])
    expect(await gradebook.attempts()).toHaveLength(2 * LABS)
  })

  test('grades everybody exactly once, when one of two workers is killed in the middle', {
    timeout: 120_000,
  }, async () => {
    const ids = class_(12)
    const [one] = [await worker(150), await worker(150)]
    const { results } = graded(ids)
    await expect
      .poll(async () => (await begun()).filter((line) => line.startsWith(`${one?.pid} `)).length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(2)
    await killed(one as ChildProcess)
    expect((await results).map(({ labs }) => labs.length)).toEqual(ids.map(() => LABS))
    const attempts = await gradebook.attempts()
    expect(attempts).toHaveLength(ids.length * LABS)
    expect(new Set(attempts.map(({ student, lab }) => `${student} ${lab}`)).size).toBe(ids.length * LABS)
    // Somebody was begun with twice: whoever the killed one had.
    expect((await begun()).length).toBeGreaterThan(ids.length)
  })

  test('is not taken from by those who have a different roster', async () => {
    await worker(0, 'a different roster')
    const stop = new AbortController()
    const { results } = graded(['ann'], { signal: stop.signal })
    await worker()
    await results
    const [line = ''] = await begun()
    expect(await begun()).toHaveLength(1)
    expect(line).toBe(`${workers[1]?.pid} ann`)
  })

  test('put in twice, as by a run that is begun again, is done once', async () => {
    await worker()
    const first = graded(['ann', 'bob'])
    const second = graded(['ann', 'bob', 'cem'])
    await Promise.all([first.results, second.results])
    expect(await begun()).toHaveLength(3)
    expect(await gradebook.attempts()).toHaveLength(3 * LABS)
  })

  test('waits for a server that goes away, and nothing is lost', { timeout: 120_000 }, async () => {
    await worker(100)
    const ids = class_(6)
    const { results } = graded(ids)
    await expect.poll(async () => (await begun()).length, { timeout: 20_000 }).toBeGreaterThan(1)
    await postgres.stop('SIGINT')
    await postgres.start()
    expect((await results).map(({ student }) => student)).toEqual(ids)
    const attempts = await gradebook.attempts()
    expect(new Set(attempts.map(({ student, lab }) => `${student} ${lab}`)).size).toBe(ids.length * LABS)
    expect(attempts).toHaveLength(ids.length * LABS)
  })
})
