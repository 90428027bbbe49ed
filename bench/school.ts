import { cp, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { stringify } from 'yaml'
import type { Attempt } from '../src/classroom/attempt.ts'
import { openGradebook } from '../src/classroom/gradebook/open.ts'
import { gradeAndRecord } from '../src/grading/grade.ts'
import { kinds } from '../src/kinds/kinds.ts'
import { loadLab } from '../src/lab/load.ts'
import { recordedEngine } from '../test/adversaries/recording.ts'
import { LABS, readRecordings, withoutEngine } from '../test/adversaries/recordings.ts'
import { dockerLab } from './whole-process.ts'

/**
 * `npm run bench:school [-- STUDENTS]`: `class regrade` of a school's gradebook, as a whole process: by the labs as they
 * were, by labs of which one is mended, and by labs that are all mended. What a real engine answered is in the attempts;
 * see test/adversaries/record.ts.
 */

const STUDENTS = Number(process.argv[2] ?? 3000)
const COURSE = 26
/** A solution, a mistake and a cheat of each lab. */
const WAYS = 3

await using home = await mkdtempDisposable(join(tmpdir(), 'docker-lab-school-'))
const folders = await Promise.all(
  Array.from({ length: COURSE }, async (_, at) => {
    const original = LABS[at % LABS.length] as string
    const folder = join(home.path, 'course', `${`${at + 1}`.padStart(2, '0')}-${original.slice(3)}-${at + 1}`)
    await cp(join(import.meta.dirname, '../labs', original), folder, { recursive: true })
    return { folder, original }
  }),
)
await writeFile(
  join(home.path, 'class.yaml'),
  stringify({
    course: 'course',
    students: Array.from({ length: STUDENTS }, (_, at) => ({ id: `s${at}`, snapshot: `${at}.json` })),
  }),
)
const file = join(home.path, 'class.gradebook.sqlite')
await fill()

for (const mended of [0, 1, COURSE]) {
  await Promise.all(folders.slice(0, mended).map(({ folder }) => mend(join(folder, 'lab.yaml'))))
  const { stdout, ...figures } = await dockerLab(['class', 'regrade', 'class.yaml', '--json'], home.path)
  const { judged, changed } = JSON.parse(stdout)
  console.table({ 'labs mended': mended, judged, 'graded anew': changed.length, ...figures })
}

/** The attempts of as many students as there are ways; the others have copies of them. */
async function fill(): Promise<void> {
  const recordings = readRecordings()
  const book = await openGradebook(file)
  for (const { folder, original } of folders) {
    const lab = await loadLab(folder, kinds)
    const ways = recordings.filter((one) => one.lab === original).slice(0, WAYS)
    for (const [at, { started, recorded }] of ways.entries()) {
      const grading = withoutEngine(started)
      const connect = () => recordedEngine(recorded, grading.signal)
      const { report, tape } = await gradeAndRecord([lab], { ...grading, connect })
      const when = new Date(Date.UTC(2026, 8, 1)).toISOString()
      await book.addAttempt({
        ...{ id: `${lab.slug}-${at}`, student: `s${at}`, lab: lab.slug, way: 'snapshot', trust: 'practice' },
        ...{ workAt: when, gradedAt: when, report: report.labs[0] as Attempt['report'], tape },
        origin: { ...grading.origin, engine: report.engine, language: 'en' },
      })
    }
  }
  await book.close()
  const database = new DatabaseSync(file)
  database.exec(`
    with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${STUDENTS / WAYS - 1})
    insert into attempts
      select id || '-' || n, number + n * ${COURSE * WAYS}, 's' || (substr(student, 2) + n * ${WAYS}), lab, way, trust,
        work_at, strftime('%Y-%m-%dT%H:%M:%fZ', graded_at, n || ' minutes'), outcome, earned, possible, report, tape
      from attempts, copies;
    update changes set latest = (select max(number) from attempts);`)
  database.close()
}

async function mend(lab: string): Promise<void> {
  const text = await readFile(lab, 'utf8')
  await writeFile(
    lab,
    text.replace(/points: (\d+)/g, (_, points) => `points: ${Number(points) + 1}`),
  )
}
