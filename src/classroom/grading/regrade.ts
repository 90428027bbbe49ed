import { hash } from 'node:crypto'
import type { Tape } from '../../docker/port/tape.ts'
import { labWithOpened, openedIn } from '../../grading/opened.ts'
import type { CheckReport, LabReport } from '../../grading/report.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import type { Seed } from '../../lab/varied.ts'
import type { Attempt } from '../attempt.ts'
import { idOfAnother } from '../attempt-id.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { AttemptSummary } from '../grades/grade.ts'
import { sameWork } from '../grades/policy.ts'
import type { Roster } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import { judgeTape } from '../snapshot/judge.ts'
import { contentOf } from './ways.ts'

export interface Regrading {
  gradebook: Pick<Gradebook, 'attempts' | 'eachAttempt' | 'addAttempt'>
  roster: Pick<Roster, 'seed' | 'students'>
  /** The labs as they are now, for nobody in particular. */
  labs: readonly Lab[]
  load(folder: string, seed: Seed): Promise<Lab>
  language: Language
  origin: Pick<Attempt['origin'], 'program' | 'course'>
  /** After each recording. */
  onJudged?(count: number): void
}

/** A result that is different now. */
export interface Changed {
  student: string
  lab: string
  before: Standing
  now: Standing
  /** Ids of the checks that came out differently. */
  checks: string[]
}

type Standing = Pick<AttemptSummary, 'outcome' | 'earned' | 'possible'>

/** How many are written at once. */
const TOGETHER = 50

/**
 * Judges every recording in a gradebook again, by the labs as they are now. Where the newest grading of a work came out
 * differently, a new one is added, of the same work in the same way; everything else stays as it is, and so does every
 * earlier grading. Done twice, or begun again after it was killed, it adds nothing twice.
 */
export async function regradeAll(regrading: Regrading): Promise<{ judged: number; changed: Changed[] }> {
  const { gradebook, roster, labs, onJudged } = regrading
  const students = new Set(roster.students.map(({ id }) => id))
  const changed: Changed[] = []
  let judged = 0
  for (const lab of labs) {
    const newest = newestOfEachWork(await gradebook.attempts({ lab: lab.slug }))
    const labFor = labsFor(lab, regrading)
    let adding: Promise<unknown>[] = []
    for await (const attempt of gradebook.eachAttempt({ lab: lab.slug })) {
      // What is added meanwhile comes last.
      if (newest.size === 0) break
      if (!newest.delete(attempt.id) || !students.has(attempt.student) || attempt.tape === null) continue
      const now = await labFor(attempt)
      const report = await judgedAgain(attempt, attempt.tape, now, regrading)
      judged += 1
      onJudged?.(judged)
      const checks = changedChecks(attempt.report, report)
      const isStillError = attempt.report.outcome === 'error' && report.outcome === 'error'
      if (checks.length === 0 || isStillError) continue
      const change: Changed = {
        student: attempt.student,
        lab: lab.slug,
        before: standingOf(attempt.report),
        now: standingOf(report),
        checks,
      }
      const again = attemptAgain(attempt, report, now, regrading)
      adding.push(gradebook.addAttempt(again).then((isNew) => isNew && changed.push(change)))
      if (adding.length >= TOGETHER) {
        await Promise.all(adding)
        adding = []
      }
    }
    await Promise.all(adding)
  }
  return { judged, changed }
}

/** Of one work, the newest grading is what counts; one at which we could not look only where there is no other. */
function newestOfEachWork(attempts: readonly AttemptSummary[]): Set<string> {
  const newest = new Map<string, AttemptSummary>()
  for (const attempt of attempts) {
    const work = sameWork(attempt)
    if (attempt.outcome === 'error' && newest.has(work)) continue
    newest.set(work, attempt)
  }
  return new Set([...newest.values()].map(({ id }) => id))
}

/** A lab with the values that an attempt was graded by. */
function labsFor(lab: Lab, { load, roster }: Regrading) {
  const varies = Object.keys(lab.varied).length > 0
  return async ({ student, origin: { values } }: Attempt): Promise<Lab> => {
    if (!varies) return lab
    const seed = seedOf(roster, student)
    if (values) return load(lab.folder, async () => values)
    return seed === undefined ? lab : load(lab.folder, async () => seed)
  }
}

async function judgedAgain(
  { origin: { engine }, report: before }: Attempt,
  tape: Tape,
  lab: Lab,
  { language, origin }: Regrading,
): Promise<LabReport> {
  const { labs } = await judgeTape(tape, [lab], { language, origin, engine })
  return labWithOpened(labs[0] as LabReport, openedIn(before))
}

/** The same work, with a grading of today. */
function attemptAgain(
  attempt: Attempt,
  report: LabReport,
  lab: Lab,
  { language, origin }: Regrading,
): Attempt {
  const digest = hash('sha256', JSON.stringify(attempt.tape))
  const of = `regrade ${attempt.id} ${digest} ${contentOf(lab)}`
  return {
    ...attempt,
    id: idOfAnother(attempt, of),
    gradedAt: new Date().toISOString(),
    report,
    origin: { ...attempt.origin, ...origin, language },
  }
}

const standingOf = ({ outcome, points }: LabReport): Standing => ({ outcome, ...points })

/** Words and times are not compared: they say the same, or nothing. */
function changedChecks({ checks: before }: LabReport, { checks: now }: LabReport): string[] {
  const ids = new Set([...before, ...now].map(({ id }) => id))
  const verdict = (all: CheckReport[], id: string) => {
    const check = all.find((one) => one.id === id)
    return check && JSON.stringify([check.outcome, check.points, check.diagnosis])
  }
  return [...ids].filter((id) => verdict(before, id) !== verdict(now, id))
}
