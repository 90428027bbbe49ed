import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf } from '../src/classroom/snapshot/canonical.ts'
import { hidePrivate } from '../src/classroom/snapshot/hide-private.ts'
import { judgeSnapshot } from '../src/classroom/snapshot/judge.ts'
import { labsForSnapshots } from '../src/classroom/snapshot/labs.ts'
import { readSnapshot } from '../src/classroom/snapshot/read.ts'
import type { Snapshot } from '../src/classroom/snapshot/snapshot.ts'
import { textOf } from '../src/classroom/snapshot/write.ts'
import type { Tape } from '../src/docker/port/tape.ts'
import { gradeAndRecord } from '../src/grading/grade.ts'
import { kinds } from '../src/kinds/kinds.ts'
import { loadLab } from '../src/lab/load.ts'
import { recordedEngine } from '../test/adversaries/recording.ts'
import { LABS, readRecordings, withoutEngine } from '../test/adversaries/recordings.ts'
import { elsewhere } from '../test/grading/a-lab.ts'

/**
 * `npm run bench:regrade`: how long it takes to read the snapshots of a school from files, and to judge four labs in each,
 * in one process. What a real engine answered is in them; see test/adversaries/record.ts.
 */

const STUDENTS = Number(process.argv[2] ?? 1000)

const folderOf = (slug: string) => join(import.meta.dirname, '../labs', slug)
const labs = await Promise.all(LABS.map((slug) => loadLab(folderOf(slug), kinds)))
const { origin } = elsewhere
const engine = { endpoint: 'unix:///recorded', name: 'docker', version: '28.5', api: '1.51' }

/** For each lab, the tape of a solution, of a mistake and of a cheat. */
const tapes = await Promise.all(
  labs.map(async (lab, at) =>
    Promise.all(
      readRecordings()
        .filter((graded) => graded.lab === LABS[at])
        .map(async ({ started, recorded }) => {
          const grading = withoutEngine(started)
          const connect = () => recordedEngine(recorded, grading.signal)
          return (await gradeAndRecord([lab], { ...grading, connect })).tape
        }),
    ),
  ),
)

const merged = (all: readonly Tape[]): Tape => ({
  answers: Object.assign({}, ...all.map(({ answers }) => answers)),
  askedBy: Object.assign({}, ...all.map(({ askedBy }) => askedBy)),
})

const ways = await Promise.all(
  [0, 1, 2].flatMap((first) =>
    [0, 1, 2].map(async (second) => {
      const chosen = [first, second, first, second].map((way, at) => tapes[at]?.[way] as Tape)
      return hidePrivate(merged(chosen), labs, { origin, engine })
    }),
  ),
)

const folder = await mkdtemp(join(tmpdir(), 'docker-lab-regrade-'))
try {
  const files: string[] = []
  let bytes = 0
  for (let at = 0; at < STUDENTS; at += 1) {
    const rest: Omit<Snapshot, 'digest'> = {
      schema: 'docker-lab/snapshot@1',
      ...origin,
      engine,
      student: `student${at}`,
      time: new Date().toISOString(),
      labs: labs.map(({ slug, number = null, digest }) => ({ slug, number, digest, values: {} })),
      tape: ways[at % ways.length] as Tape,
    }
    const text = textOf({ ...rest, digest: digestOf(rest) })
    bytes += text.length
    files.push(join(folder, `${at}.json`))
    await writeFile(files.at(-1) ?? '', text)
  }
  const started = performance.now()
  const before = process.cpuUsage()
  const labFor = labsForSnapshots((path, seed) => loadLab(path, kinds, seed), 'en')
  const points: number[] = []
  const parts = { read: 0, judge: 0 }
  for (const file of files) {
    const begun = performance.now()
    const snapshot = await readSnapshot({ file }, { language: 'en' })
    parts.read += performance.now() - begun
    const own = await Promise.all(LABS.map((slug) => labFor(folderOf(slug), snapshot)))
    points.push((await judgeSnapshot(snapshot, own, { language: 'en', origin })).points.earned)
    parts.judge = performance.now() - started - parts.read
  }
  const { user, system } = process.cpuUsage(before)
  console.table({
    snapshots: STUDENTS,
    'bytes each': Math.round(bytes / STUDENTS),
    'points, least and most': `${Math.min(...points)}, ${Math.max(...points)}`,
    'time, s': ((performance.now() - started) / 1000).toFixed(2),
    'of it reading, s': (parts.read / 1000).toFixed(2),
    'of it judging, s': (parts.judge / 1000).toFixed(2),
    'CPU, s': ((user + system) / 1e6).toFixed(2),
    'most memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
