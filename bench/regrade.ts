import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeSnapshot } from '../src/classroom/snapshot/judge.ts'
import { labsForSnapshots } from '../src/classroom/snapshot/labs.ts'
import { readSnapshot } from '../src/classroom/snapshot/read.ts'
import { kinds } from '../src/kinds/kinds.ts'
import { loadLab } from '../src/lab/load.ts'
import { LABS } from '../test/adversaries/recordings.ts'
import { elsewhere } from '../test/grading/a-lab.ts'
import { folderOf, recordedSnapshots } from './snapshots.ts'

/**
 * `npm run bench:regrade`: how long it takes to read the snapshots of a school from files, and to judge four labs in each,
 * in one process.
 */

const STUDENTS = Number(process.argv[2] ?? 1000)

const { origin } = elsewhere
const snapshotOf = await recordedSnapshots()
const folder = await mkdtemp(join(tmpdir(), 'docker-lab-regrade-'))
try {
  const files: string[] = []
  let bytes = 0
  for (let at = 0; at < STUDENTS; at += 1) {
    const text = snapshotOf(`student${at}`, at)
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
