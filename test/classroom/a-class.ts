import type { ScriptEnd, Trust, Way } from '../../src/classroom/attempt.ts'
import type { AttemptSummary, Grade } from '../../src/classroom/grades/grade.ts'
import type { ClassData, Told } from '../../src/classroom/reports/make-report.ts'
import type { Roster, Student } from '../../src/classroom/roster/roster.ts'
import type { Tape } from '../../src/docker/port/tape.ts'
import { type CheckReport, score, total, worst } from '../../src/grading/report.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { aCheck, aLab } from '../grading/a-lab.ts'
import { aCheck as aReportedCheck } from '../reporters/reports.ts'

/** A class of ten in three labs: one late, one decided by hand, one error, one missing, and hostile names. */

export const NGINX: Lab = {
  ...aLab(
    aCheck({ id: 'running', title: { en: 'nginx01 runs', zh: 'nginx01 正在运行' }, points: 3 }),
    aCheck({ id: 'published', title: { en: 'Port 80 is published', zh: '端口 80 已发布' }, points: 3 }),
    aCheck({ id: 'answers', title: { en: 'The page answers', zh: '网页能打开' }, points: 4 }),
  ),
  number: 3,
  slug: 'deploy-nginx',
  title: { en: 'Deploy nginx on port 8080', zh: '把 nginx 部署到 8080 端口' },
}

export const MYSQL: Lab = {
  ...aLab(aCheck({ id: 'kept', title: { en: 'The data is kept', zh: '数据保留' }, points: 5 })),
  number: 13,
  slug: 'mysql-volume',
  title: { en: 'Keep the data of MySQL', zh: '保留 MySQL 的数据' },
}

export const BUILD: Lab = {
  ...aLab(aCheck({ id: 'built', title: { en: 'The image is built', zh: '镜像已构建' }, points: 10 })),
  number: 22,
  slug: 'build-image',
  title: { en: 'Build an image', zh: '构建镜像' },
}

const AT = '2026-12-01T10:00:00.000Z'

export const passed = {
  running: aReportedCheck({ id: 'running', title: 'nginx01 runs', outcome: 'pass' }),
  published: aReportedCheck({
    id: 'published',
    title: 'Port 80 is published',
    outcome: 'pass',
    grader: 'port',
  }),
  answers: aReportedCheck({
    id: 'answers',
    title: 'The page answers',
    outcome: 'pass',
    grader: 'http',
    points: { earned: 4, possible: 4 },
  }),
  kept: aReportedCheck({
    id: 'kept',
    title: 'The data is kept',
    outcome: 'pass',
    points: { earned: 5, possible: 5 },
  }),
  built: aReportedCheck({
    id: 'built',
    title: 'The image is built',
    outcome: 'pass',
    points: { earned: 10, possible: 10 },
  }),
}

export const reversed: CheckReport[] = [
  passed.running,
  aReportedCheck({
    id: 'published',
    title: 'Port 80 is published',
    grader: 'port',
    outcome: 'fail',
    expected: '8080 → 80/tcp',
    actual: '80 → 8080/tcp',
    diagnosis: 'port-reversed',
    message: 'Host port 80 leads to port 8080 inside the container.',
    next: 'Which of the two numbers does your browser use?',
  }),
  aReportedCheck({
    id: 'answers',
    title: 'The page answers',
    grader: 'http',
    outcome: 'blocked',
    waits_for: ['published'],
    points: { earned: 0, possible: 4 },
  }),
]

const unseen: CheckReport[] = [passed.running, passed.published, passed.answers].map((check) => ({
  ...check,
  outcome: 'error',
  points: { ...check.points, earned: 0 },
  diagnosis: 'engine-unreachable',
  message: 'No Docker engine answers at ssh://alice@vm1.',
}))

/** An attempt at a lab, as the gradebook gives it, without its tape. */
export function anAttempt(
  student: string,
  lab: Lab,
  checks: CheckReport[],
  { script, ...over }: { workAt?: string; trust?: Trust; way?: Way; id?: string; script?: ScriptEnd } = {},
): Told {
  const points = total(checks)
  const outcome = worst(checks.map((check) => check.outcome))
  const { number, slug, digest } = lab
  return {
    id: `${student}-${slug}`,
    student,
    lab: slug,
    way: 'snapshot',
    trust: 'practice',
    workAt: AT,
    gradedAt: '2026-12-02T08:00:00.000Z',
    report: {
      number: number ?? null,
      slug,
      title: 'title',
      digest,
      outcome,
      points,
      score: score(points),
      checks,
    },
    origin: {
      program: { name: 'docker-lab', version: '1.2.3' },
      course: { name: 'docker', title: 'Docker from zero' },
      engine: { endpoint: 'ssh://alice@vm1', name: 'docker', version: '28.5.2', api: '1.51' },
      language: 'en',
      ...(script && { script }),
    },
    ...over,
  }
}

/** A grade for an attempt, or for none. */
export function aGrade(
  student: string,
  lab: Lab,
  attempt: Told | undefined,
  over: Partial<Grade> = {},
): Grade {
  const possible = lab.checks.reduce((sum, { points }) => sum + points, 0)
  const earned = attempt?.report.points.earned ?? null
  return {
    student,
    lab: lab.slug,
    status: attempt ? 'graded' : 'pending',
    points: earned,
    possible,
    earned,
    attempt: attempt?.id ?? null,
    lateDays: 0,
    override: null,
    trust: attempt?.trust ?? null,
    tries: attempt ? 1 : 0,
    ...over,
  }
}

const aStudent = (id: string, name: string, over: Partial<Student> = {}): Student => ({
  id,
  name,
  email: `${id}@example.org`,
  keys: {},
  from: undefined,
  extension: { allMs: 0, labs: new Map() },
  ...over,
})

const LONG = 'Maximiliane-Alexandra Wolfeschlegelsteinhausenbergerdorff-Äöü'

export const students: Student[] = [
  aStudent('alice', 'Alice', { keys: { 'SIS User ID': 'S-001', ID: '1001', 'ID number': '0007' } }),
  aStudent('bob', 'Bob'),
  aStudent('carol', 'Carol'),
  aStudent('dave', 'Dave'),
  aStudent('erin', 'Erin'),
  aStudent('script', '<script>alert(1)</script>'),
  aStudent('formula', "=cmd|' /C calc'!A0"),
  aStudent('wang', '王小明'),
  aStudent('li', '李 "娜", 二班'),
  aStudent('long', LONG),
]

export const roster: Roster = {
  file: '/classes/autumn.yaml',
  course: '/course',
  seed: 'seed',
  labs: [NGINX.slug, MYSQL.slug, BUILD.slug],
  due: new Map([[NGINX.slug, new Date('2026-12-01T15:59:00Z')]]),
  late: { perDayPercent: 10, atMostDays: 5 },
  policy: 'best',
  students,
  groups: [['wang', 'li']],
}

const runAgain = { trust: 'assessed', way: 'submission' } as const

/** What Docker prints where it refuses to run. */
export const REFUSED: ScriptEnd = {
  exit_code: 125,
  output: `docker: Error response from daemon: Invalid container name (h)\nRun 'docker run --help' for more information`,
}

const right = [passed.running, passed.published, passed.answers]

/** What is known of the class; a new object each time. */
export function aClass(): ClassData {
  const attempts: Told[] = []
  const grades: Grade[] = []
  const note = (
    student: string,
    lab: Lab,
    checks: CheckReport[] | undefined,
    over: Partial<Grade> = {},
    how = {},
  ) => {
    const attempt = checks && anAttempt(student, lab, checks, how)
    if (attempt) attempts.push(attempt)
    grades.push(aGrade(student, lab, attempt, over))
  }
  const by = { by: 'teacher', at: new Date('2026-12-03T09:00:00Z') }
  note('alice', NGINX, right, { tries: 3 }, { ...runAgain, script: { exit_code: 1, output: 'all is well' } })
  note('bob', NGINX, reversed, {
    points: 8,
    override: {
      id: '1',
      student: 'bob',
      lab: NGINX.slug,
      points: 8,
      because: 'Shown in class <b>on Monday</b>',
      ...by,
    },
  })
  note('carol', NGINX, right, { points: 9, lateDays: 1 }, { workAt: '2026-12-02T10:00:00.000Z' })
  note('dave', NGINX, unseen, { status: 'error', points: null, earned: null, tries: 0 })
  note('erin', NGINX, undefined, { status: 'missing' })
  note('script', NGINX, hostile, {}, { ...runAgain, script: hostileScript })
  note('formula', NGINX, reversed, {}, { ...runAgain, script: REFUSED })
  note('wang', NGINX, right)
  grades.push({ ...aGrade('li', NGINX, attempts.at(-1)) })
  const comment = {
    id: '2',
    student: 'long',
    lab: NGINX.slug,
    points: null,
    because: 'Look at the port again',
    ...by,
  }
  const silent = { exit_code: 3, output: '' }
  note('long', NGINX, reversed, { override: comment }, { ...runAgain, script: silent })
  for (const { id } of students.slice(0, 6)) note(id, MYSQL, [passed.kept])
  note('formula', MYSQL, [
    { ...passed.kept, outcome: 'fail', points: { earned: 0, possible: 5 }, actual: 'no volume' },
  ])
  note('alice', BUILD, [passed.built])
  return {
    roster: { ...roster },
    labs: [NGINX, MYSQL, BUILD],
    grades,
    attempts: new Map(attempts.map((attempt) => [attempt.id, attempt])),
    summaries: [earlier, ...attempts.map(summaryOf)],
    sharedIds: [
      { students: ['bob', 'formula'], containers: ['ab'.repeat(32)], images: [], times: [] },
      { students: ['wang', 'li'], containers: ['cd'.repeat(32)], images: [], times: [] },
    ],
    origin: {
      program: { name: 'docker-lab', version: '1.2.3' },
      course: { name: 'docker', title: 'Docker from zero' },
    },
    at: new Date('2026-12-05T12:00:00Z'),
  }
}

/** What a hostile student can put into a report. */
const hostile: CheckReport[] = reversed.map((check) => ({
  ...check,
  ...(check.actual && {
    actual: `"><img src=x onerror=alert(1)>`,
    message: `=HYPERLINK("http://evil") \u202egnp.exe`,
  }),
}))

const hostileScript: ScriptEnd = {
  exit_code: 1,
  output: `<img src=x onerror=alert(2)></pre>\u001b[2J\n=HYPERLINK("http://evil") \u202egnp.exe`,
}

const earlier: AttemptSummary = {
  id: 'earlier',
  student: 'alice',
  lab: NGINX.slug,
  trust: 'practice',
  workAt: new Date('2026-12-01T08:55:00Z'),
  gradedAt: new Date('2026-12-01T08:55:00Z'),
  outcome: 'fail',
  earned: 3,
  possible: 10,
}

function summaryOf({ id, student, lab, trust, workAt, gradedAt, report }: Told): AttemptSummary {
  const { outcome, points } = report
  const times = { workAt: new Date(workAt), gradedAt: new Date(gradedAt) }
  return { id, student, lab, trust, ...times, outcome, earned: points.earned, possible: points.possible }
}

/** A tape of an engine with one container, whose id is made of a letter. */
export const aTapeOf = (letter: string): Tape => ({
  answers: { '["docker","container","nginx01"]': { gave: { id: letter.repeat(64) } } },
  askedBy: {},
})
