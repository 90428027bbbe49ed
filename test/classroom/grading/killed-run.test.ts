import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { type FriendlyDaemon, friendlyDaemon } from '../../docker/friendly-daemon.ts'

/** `KILLS=100` kills the real program as often as the figures say. */
const KILLS = Number(process.env.KILLS ?? 4)
const STUDENTS = 30
const LABS = 2

const dev = join(import.meta.dirname, '../../../bin/dev.js')
let home: string
let daemon: FriendlyDaemon

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hd-killed-'))
  daemon = await friendlyDaemon()
  for (const number of [1, 2]) {
    const check = {
      id: 'web',
      title: 'web',
      points: 5,
      container: { name: `web${number}`, state: 'running' },
    }
    await mkdir(join(home, `course/0${number}-lab${number}`), { recursive: true })
    await writeFile(
      join(home, `course/0${number}-lab${number}/lab.yaml`),
      stringify({ title: 'A lab', checks: [check] }),
    )
  }
  const students = Array.from({ length: STUDENTS }, (_, index) => ({
    id: `s${index}`,
    host: daemon.endpoint.url,
  }))
  await writeFile(join(home, 'class.yaml'), stringify({ course: 'course', students }))
})
afterAll(async () => {
  await daemon?.stop()
  await rm(home, { recursive: true, force: true })
})

const grade = (gradebook: string) =>
  spawn(process.execPath, [dev, 'class', 'grade', 'class.yaml', '--jobs', '2', '--gradebook', gradebook], {
    cwd: home,
    stdio: 'ignore',
  })

async function attemptsIn(gradebook: string): Promise<string[]> {
  const book = await openGradebook(join(home, gradebook))
  const attempts = await book.attempts()
  await book.close()
  return attempts.map(({ student, lab }) => `${student} ${lab}`).toSorted()
}

const everything = Array.from({ length: STUDENTS }, (_, index) =>
  Array.from({ length: LABS }, (_, lab) => `s${index} lab${lab + 1}`),
)
  .flat()
  .toSorted()

test(`killed ${KILLS} times and begun again, a class is graded once, and nothing is lost`, {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  let kills = 0
  let usefulKills = 0
  for (let round = 0; kills < KILLS; round += 1) {
    const gradebook = `${round}.sqlite`
    for (let before = 0; ; ) {
      const child = grade(gradebook)
      const ended = once(child, 'exit')
      // As soon as it has something to lose, and a moment of its own choice later.
      const asked = daemon.asked.length
      while (daemon.asked.length < asked + 2 && child.exitCode === null) await delay(5)
      await Promise.race([ended, delay(Math.random() * 400)])
      if (kills < KILLS && child.exitCode === null && child.kill('SIGKILL')) kills += 1
      const [code] = await ended
      const there = await attemptsIn(gradebook)
      expect(new Set(there).size).toBe(there.length)
      expect(there.length).toBeGreaterThanOrEqual(before)
      if (code === null && there.length > 0 && there.length < everything.length) usefulKills += 1
      before = there.length
      if (code === 0) break
    }
    expect(await attemptsIn(gradebook)).toEqual(everything)
  }
  expect(usefulKills).toBeGreaterThan(0)
})
