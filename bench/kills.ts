import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { stringify } from 'yaml'
import { openGradebook } from '../src/classroom/gradebook/open.ts'
import { friendlyDaemon } from '../test/docker/friendly-daemon.ts'
import { openPostgres } from '../test/engine/postgres.ts'
import { recordedSnapshots } from './snapshots.ts'

/**
 * `npm run bench:kills [-- KILLS [sqlite|postgresql]]`: `class grade` of a class, ended with `kill -9` at any moment and
 * run again, so many times on SQLite, and so many times on PostgreSQL, where the workers are ended as well: whether a
 * grade is lost, or is there twice. Most of the class handed in snapshots, and some have an engine, which answers that it has nothing.
 */

const KILLS = Number(process.argv[2] ?? 100)
/** On both, when it is left out. */
const ONLY = process.argv[3]
const SNAPSHOTS = 100
const ENGINES = 20
const LABS = [3, 13]
const GRADES = (SNAPSHOTS + ENGINES) * LABS.length
const program = join(import.meta.dirname, '../bin/run.cjs')

await using home = await mkdtempDisposable(join(tmpdir(), 'docker-lab-kills-'))
const daemon = await friendlyDaemon()
const snapshotOf = await recordedSnapshots()
const snapshots = Array.from({ length: SNAPSHOTS }, (_, at) => `s${at}`)
const engines = Array.from({ length: ENGINES }, (_, at) => `e${at}`)
await mkdir(join(home.path, 'handed-in'))
await Promise.all([
  ...snapshots.map((id, at) => writeFile(join(home.path, `handed-in/${id}.json`), snapshotOf(id, at))),
  // Each has an address of their own.
  ...engines.map((id) => symlink(daemon.endpoint.url.replace('unix://', ''), join(home.path, `${id}.sock`))),
])
const students = [
  ...snapshots.map((id) => ({ id, snapshot: `handed-in/${id}.json` })),
  ...engines.map((id) => ({ id, host: `unix://${join(home.path, `${id}.sock`)}` })),
]
await writeFile(join(home.path, 'class.yaml'), stringify({ labs: LABS, students }))

const command = (...words: string[]) => {
  const stdio = ['ignore', 'ignore', 'pipe'] as const
  const child = spawn(process.execPath, [program, 'class', ...words], { cwd: home.path, stdio: [...stdio] })
  child.stderr?.resume()
  // Its end is waited for again and again.
  child.setMaxListeners(0)
  return child
}
const grade = (gradebook: string) => command('grade', 'class.yaml', '--jobs', '2', '--gradebook', gradebook)
const work = (gradebook: string) => command('worker', 'class.yaml', '--jobs', '2', '--gradebook', gradebook)
const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null

async function kill(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** The attempts that are there, and what is wrong with them. */
interface Count {
  ids: Set<string>
  twice: number
  lost: number
}

async function count(gradebook: string, before: ReadonlySet<string>): Promise<Count> {
  const book = await openGradebook(gradebook)
  const attempts = await book.attempts().finally(() => book.close())
  const ids = new Set(attempts.map(({ id }) => id))
  const works = new Set(attempts.map(({ student, lab }) => `${student} ${lab}`))
  return {
    ids,
    twice: attempts.length - works.size,
    lost: [...before].filter((id) => !ids.has(id)).length,
  }
}

const NOTHING: Count = { ids: new Set(), twice: 0, lost: 0 }

/** One class after another, each until all of it is graded, until there were enough kills. */
async function classes(
  name: string,
  makeGradebook: (round: number) => Promise<string>,
  whole: (gradebook: string, killed: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const figures = { kills: 0, 'in the middle': 0, classes: 0, grades: 0, lost: 0, twice: 0 }
  for (; figures.kills < KILLS; figures.classes += 1) {
    const gradebook = await makeGradebook(figures.classes)
    let now = NOTHING
    const look = async () => {
      now = await count(gradebook, now.ids)
      figures.lost += now.lost
      figures.twice += now.twice
    }
    /** Told of each kill: whether there can be another. */
    await whole(gradebook, async () => {
      await look()
      figures.kills += 1
      if (figures.kills % 10 === 0) console.log(`${name}: ${figures.kills} kills, ${now.ids.size} grades`)
      if (now.ids.size > 0 && now.ids.size < GRADES) figures['in the middle'] += 1
      return figures.kills < KILLS
    })
    await look()
    figures.grades += now.ids.size
    figures.lost += GRADES - now.ids.size
  }
  console.table({ '': name, ...figures })
}

/** Any moment: while it opens what it needs, or up to this long after it has said what it begins. */
const WITHIN_MS = 2500

async function anyMoment(child: ChildProcess): Promise<void> {
  const begins = once(child.stderr as Readable, 'data')
  const isEarly = Math.random() < 0.1
  await Promise.race([once(child, 'exit'), isEarly ? delay(Math.random() * 500) : begins])
  if (!isEarly) await Promise.race([once(child, 'exit'), delay(Math.random() * WITHIN_MS)])
}

async function onSqlite(): Promise<void> {
  await classes(
    'SQLite',
    async (round) => join(home.path, `${round}.sqlite`),
    async (gradebook, killed) => {
      for (let goesOn = true; ; ) {
        const child = grade(gradebook)
        await (goesOn ? anyMoment(child) : once(child, 'exit'))
        if (!isRunning(child)) return
        await kill(child)
        goesOn = await killed()
      }
    },
  )
}

async function onPostgres(): Promise<void> {
  await using postgres = await openPostgres()
  await classes(
    'PostgreSQL',
    () => postgres.database(),
    async (gradebook, killed) => {
      const starts = [grade, work, work]
      const children = starts.map((start) => start(gradebook))
      const grading = () => children[0] as ChildProcess
      for (let at = 0, goesOn = true; goesOn && isRunning(grading()); ) {
        await Promise.race([once(grading(), 'exit'), anyMoment(children[at] as ChildProcess)])
        if (!isRunning(grading())) break
        at = Math.floor(Math.random() * starts.length)
        await kill(children[at] as ChildProcess)
        goesOn = await killed()
        children[at] = (starts[at] as typeof grade)(gradebook)
      }
      if (isRunning(grading())) await once(grading(), 'exit')
      await Promise.all(children.map(kill))
    },
  )
}

if (ONLY !== 'postgresql') await onSqlite()
if (ONLY !== 'sqlite') await onPostgres()
await daemon.stop()
