import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../docker/port/could-not-look.ts'
import type { Docker } from '../docker/port/docker.ts'
import { askOnce } from '../docker/port/tape.ts'
import { loadGrader } from '../kinds/load.ts'
import { wordsOf } from '../kinds/words.ts'
import { type Check, inLanguage, type Lab, type Language } from '../lab/lab.ts'
import { explainProblem } from './look-problems.ts'
import {
  type CheckReport,
  type EngineReport,
  type LabReport,
  type Report,
  score,
  total,
  worst,
} from './report.ts'
import { safeValue } from './safe-text.ts'

/** What a run needs to know of the world. */
export interface Grading {
  /** Asked for the engine once; what it rejects with is told for every check. */
  connect(): Promise<{ docker: Docker; engine: EngineReport }>
  /** The endpoint, for when it does not answer. */
  endpoint: string
  language: Language
  /** Ends the run early: a deadline of ours, or Ctrl-C. */
  signal: AbortSignal
}

/** How often a check with `within` looks again, in ms. */
const LOOK_AGAIN_MS = 200

type Look = Pick<CheckReport, 'outcome'> & Partial<CheckReport>

/** Grades labs, all at once, and always gives a report: what could not be looked at says so in it. */
export async function grade(labs: Lab[], grading: Grading): Promise<Report> {
  const started = performance.now()
  const silent: EngineReport = { endpoint: grading.endpoint, name: null, version: null, api: null }
  const connection = grading.connect()
  const engine = await orAborted(connection, grading).then(
    (connected) => connected.engine,
    () => silent,
  )
  const pass = connection.then(({ docker }) => ({ docker, facts: askOnce(docker) }))
  pass.catch(() => {})
  const reports = await Promise.all(labs.map((lab) => gradeLab(lab, pass, grading)))
  const points = total(reports)
  const outcomes = reports.map((report) => report.outcome)
  return safeValue({
    schema: 'docker-lab/report@1',
    language: grading.language,
    passed: worst(outcomes) === 'pass',
    complete: !outcomes.includes('error'),
    engine,
    labs: reports,
    points,
    score: score(points),
    duration_ms: Math.round(performance.now() - started),
  })
}

type Pass = Promise<{ docker: Docker; facts: Docker }>

async function gradeLab(lab: Lab, pass: Pass, grading: Grading): Promise<LabReport> {
  const looks = new Map<string, Promise<CheckReport>>()
  const reportOf = (check: Check): Promise<CheckReport> => {
    const known = looks.get(check.id)
    if (known) return known
    const needed = check.needs.map((id) => reportOf(lab.checks.find((other) => other.id === id) as Check))
    const report = Promise.all(needed).then((reports) => gradeCheck(check, reports, pass, grading))
    looks.set(check.id, report)
    return report
  }
  const checks = await Promise.all(lab.checks.map(reportOf))
  const points = total(checks)
  return {
    number: lab.number ?? null,
    slug: lab.slug,
    title: inLanguage(lab.title, grading.language),
    outcome: worst(checks.map((check) => check.outcome)),
    points,
    score: score(points),
    checks,
  }
}

async function gradeCheck(
  check: Check,
  needed: CheckReport[],
  pass: Pass,
  grading: Grading,
): Promise<CheckReport> {
  const started = performance.now()
  const waits = needed.filter((report) => report.outcome !== 'pass').map((report) => report.id)
  const look: Look =
    waits.length > 0
      ? { outcome: 'blocked', waits_for: waits }
      : await lookAt(check, pass, grading).catch(unlookable(grading))
  return {
    id: check.id,
    title: inLanguage(check.title, grading.language),
    grader: check.grader,
    points: { earned: look.outcome === 'pass' ? check.points : 0, possible: check.points },
    ...look,
    duration_ms: Math.round(performance.now() - started),
  }
}

/** Looks, and looks again while what is asked is younger than the check's `within`. */
async function lookAt(check: Check, pass: Pass, grading: Grading): Promise<Look> {
  const [{ docker, facts: first }, grader] = await orAborted(
    Promise.all([pass, loadGrader(check.grader)]),
    grading,
  )
  for (let engine = first; ; engine = askOnce(docker)) {
    const facts = await orAborted(grader.observe(check.want, engine), grading)
    const code = grader.judge(check.want, facts)
    if (code === 'pass') return { outcome: 'pass' }
    const age = grader.ageMs?.(facts)
    if (age === undefined || age >= check.withinMs) {
      const words = await wordsOf(check.grader, grader, grading.language)
      const diagnosis = words.diagnosis(code)
      if (!diagnosis) throw new Error(`grader ${check.grader} gave the unknown code ${code}`)
      return revealed(check, {
        outcome: diagnosis.undecided ? 'error' : 'fail',
        expected: words.expected(check.want),
        actual: words.actual(facts, check.want, code),
        diagnosis: code,
        message: diagnosis.message(check.want, facts),
        next: diagnosis.next(check.want, facts),
      })
    }
    await orAborted(delay(LOOK_AGAIN_MS), grading)
  }
}

function revealed({ reveal }: Check, look: Look): Look {
  const { expected, actual, ...rest } = look
  if (reveal === 'full') return look
  if (reveal === 'actual') return { ...rest, ...(actual === undefined ? {} : { actual }) }
  return reveal === 'message' ? rest : { outcome: look.outcome }
}

function unlookable(grading: Grading) {
  return async (error: unknown): Promise<Look> => {
    if (process.env.DEBUG && !(error instanceof CouldNotLook)) console.error(error)
    return { outcome: 'error', ...(await explainProblem(error, grading.language)) }
  }
}

/** The promise, or our deadline, whichever is first. */
function orAborted<T>(promise: Promise<T>, { signal, endpoint }: Grading): Promise<T> {
  const late = () => new CouldNotLook('deadline', endpoint, '')
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) reject(late())
    signal.addEventListener('abort', () => reject(late()), { once: true })
    promise.then(resolve, reject)
  })
}
