import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { stringify } from 'yaml'
import { openGradebook } from '../src/classroom/gradebook/open.ts'
import { docker2010, image2010 } from '../test/docker/engine-json.ts'
import { type FriendlyDaemon, friendlyDaemon } from '../test/docker/friendly-daemon.ts'
import { openPostgres } from '../test/engine/postgres.ts'
import { median } from './time.ts'

/**
 * `npm run bench:workers [-- ROUNDS]`: how long a class takes one `class worker` and how long it takes four, all on this
 * machine and on one PostgreSQL; and two, of which one is ended in the middle. Each student has an engine of their own,
 * with a container that has just started when it is looked at, so that grading waits until it can be believed to stay.
 * These engines are simulated: they answer at once, and cost next to nothing.
 */

const ROUNDS = Number(process.argv[2] ?? 3)
const STUDENTS = 96
const program = join(import.meta.dirname, '../bin/run.cjs')
const lab = {
  title: 'A container that runs',
  checks: [{ id: 'web', title: 'web runs', points: 10, container: { name: 'web', state: 'running' } }],
}

await using home = await mkdtempDisposable(join(tmpdir(), 'docker-lab-workers-'))
const engines = await Promise.all(Array.from({ length: STUDENTS }, engine))
await mkdir(join(home.path, 'course/01-web'), { recursive: true })
await writeFile(join(home.path, 'course/01-web/lab.yaml'), stringify(lab))
const students = engines.map(({ daemon }, at) => ({ id: `s${at}`, host: daemon.endpoint.url }))
await writeFile(join(home.path, 'class.yaml'), stringify({ course: 'course', students }))

const command = (...words: string[]) =>
  spawn(process.execPath, [program, 'class', ...words], { cwd: home.path, stdio: 'ignore' })

await using postgres = await openPostgres()
const times: Record<number, number[]> = { 1: [], 4: [] }
for (let round = 0; round < ROUNDS; round += 1)
  for (const workers of [1, 4]) times[workers]?.push(await graded(workers))
const [one, four] = [median(times[1] ?? []), median(times[4] ?? [])]
console.log(
  `${STUDENTS} students: one worker ${seconds(one)}, four ${seconds(four)}: ${(one / four).toFixed(2)} ×`,
)
const killed = await graded(2, (workers) => workers[0]?.kill('SIGKILL'))
console.log(
  `two workers, one of them ended in the middle: ${seconds(killed)}, each of ${STUDENTS} grades once`,
)
await Promise.all(engines.map(({ daemon }) => daemon.stop()))

/** An engine in which a container starts when it is asked for the first time. */
async function engine(): Promise<{ daemon: FriendlyDaemon; forget(): void }> {
  let startedAt: string | undefined
  const web = {
    ...docker2010,
    get State() {
      startedAt ??= new Date().toISOString()
      return { ...docker2010.State, StartedAt: startedAt }
    },
  }
  const daemon = await friendlyDaemon({ containers: [web], images: [image2010] })
  return { daemon, forget: () => (startedAt = undefined) }
}

/** How long a class takes so many workers, in ms, once all of them have worked. */
async function graded(count: number, inTheMiddle?: (workers: ChildProcess[]) => void): Promise<number> {
  const gradebook = await postgres.database()
  await (await openGradebook(gradebook)).close()
  const workers = Array.from({ length: count }, () =>
    command('worker', 'class.yaml', '--gradebook', gradebook),
  )
  await run(gradebook)
  const before = await attempts(gradebook)
  const started = performance.now()
  const running = run(gradebook)
  if (inTheMiddle) {
    while ((await attempts(gradebook)).length < before.length + STUDENTS / 4) await delay(100)
    inTheMiddle(workers)
  }
  await running
  const took = performance.now() - started
  for (const worker of workers) worker.kill('SIGKILL')
  const grades = (await attempts(gradebook)).slice(before.length)
  const passed = new Set(grades.filter(({ outcome }) => outcome === 'pass').map(({ student }) => student))
  if (passed.size !== STUDENTS || grades.length !== STUDENTS)
    throw new Error(`${grades.length} grades, and ${passed.size} students who pass, of ${STUDENTS}`)
  return took
}

async function run(gradebook: string): Promise<void> {
  for (const { forget } of engines) forget()
  const [code] = await once(command('grade', 'class.yaml', '--gradebook', gradebook), 'exit')
  if (code !== 0) throw new Error(`class grade ended with ${code}`)
}

async function attempts(gradebook: string) {
  const book = await openGradebook(gradebook)
  return await book.attempts().finally(() => book.close())
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
