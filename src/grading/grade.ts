import type { Docker } from '../docker/port/docker.ts'
import type { Tape } from '../docker/port/tape.ts'
import type { Lab } from '../lab/lab.ts'
import type { Language } from '../languages/list.ts'
import { safeValue } from '../terminal/safe-text.ts'
import type { AnyCheckKind } from './contract/kind.ts'
import { judge, type KindsOfLab } from './judge.ts'
import { type Deadline, late, orLate } from './look.ts'
import { type Looked, lookAtAll } from './look-at-all.ts'
import { problemOf } from './problems/problems.ts'
import {
  type CourseReport,
  type EngineReport,
  type LabReport,
  type Report,
  score,
  total,
  worst,
} from './report.ts'
import { openSession, replay, type Sources } from './session.ts'
import { tell, type Words } from './tell.ts'

/** The check kinds and the words that are needed, wherever they are kept. */
export interface Kinds {
  load(name: string): Promise<AnyCheckKind>
  words(names: Iterable<string>, language: Language): Promise<Words>
}

/** An engine that answered. */
export interface Connected extends Pick<Sources, 'docker'> {
  engine: EngineReport
  /** Whenever something changed in the engine; ends when the signal aborts, and rejects when the engine goes away. */
  changes?(signal: AbortSignal): AsyncIterable<unknown>
}

/** What a run needs to know of the world. */
export interface Grading extends Deadline, Omit<Sources, 'docker'> {
  /** Asked for the engine once; what it rejects with is reported for every check that asks the engine. */
  connect(): Promise<Connected>
  kinds: Kinds
  language: Language
  /** What the report says of where it comes from. */
  origin: Pick<Report, 'program'> & { course: CourseReport }
  /** Told before each wait: the report so far, and the ids of the checks for which it may still change. */
  onWait?(report: Report, open: ReadonlySet<string>): void
}

/** Grades labs, all at once, and always gives a report: what could not be looked at says so in it. */
export const grade = async (labs: readonly Lab[], grading: Grading): Promise<Report> =>
  (await gradeAndRecord(labs, grading)).report

/** What a run came to, with all that it takes to tell and to judge it again. */
export interface Recorded {
  report: Report
  tape: Tape
  /** The same report in a different language. */
  retell(language: Language): Promise<Report>
}

/** Grades labs, and keeps the tape of what was asked. */
export async function gradeAndRecord(labs: readonly Lab[], grading: Grading): Promise<Recorded> {
  const started = performance.now()
  const loading = Promise.all([kindsOf(labs, grading.kinds), wordsOf(labs, grading)])
  const { engine, docker } = await connected(grading)
  const session = openSession({ ...grading, docker })
  const [kinds, words] = await loading
  const telling = { kinds, words, engine, origin: grading.origin }
  const looked = await lookAtAll(labs, {
    session,
    kinds,
    deadline: grading,
    waits: true,
    onWait: (sofar, open) =>
      grading.onWait?.(reportOf(labs, sofar, telling), new Set(open.map(({ check }) => check.id))),
  })
  session.close(late(grading))
  const durationMs = Math.round(performance.now() - started)
  const toldIn = (language: Words): Report => ({
    ...reportOf(labs, looked, { ...telling, words: language }),
    duration_ms: durationMs,
  })
  return {
    tape: session.tape,
    report: toldIn(words),
    retell: async (language) => toldIn(await wordsOf(labs, { ...grading, language })),
  }
}

/**
 * Grades labs by a tape, and leaves that as it is: no engine is asked, and nothing is waited for. What the tape lacks is
 * `not-recorded`; what is hidden in it is compared by its hashes.
 */
export async function regrade(
  labs: readonly Lab[],
  tape: Tape,
  grading: Pick<Grading, 'kinds' | 'language' | 'origin'> & { engine: EngineReport },
): Promise<Report> {
  const [kinds, words] = await Promise.all([kindsOf(labs, grading.kinds), wordsOf(labs, grading)])
  const deadline = { signal: new AbortController().signal, endpoint: grading.engine.endpoint }
  const { readableFor } = await import('./private/hidden.ts')
  const { answers, askedBy } = readableFor(labs, tape)
  // Judging notes who asks for what.
  const session = replay({ answers: { ...answers }, askedBy: { ...askedBy } })
  const looked = await lookAtAll(labs, { session, kinds, deadline, waits: false })
  return reportOf(labs, looked, { ...grading, kinds, words })
}

/** The engine, or in its place one of which every question gives the reason why there is none. */
async function connected(grading: Grading): Promise<Connected> {
  try {
    return await orLate(grading.connect(), grading)
  } catch (error) {
    const refuse = () => Promise.reject(problemOf(error))
    const silent = { endpoint: grading.endpoint, name: null, version: null, api: null }
    return { docker: new Proxy({} as Docker, { get: () => refuse }), engine: silent }
  }
}

/** The check kinds that the labs use. */
export async function kindsOf(labs: readonly Lab[], kinds: Pick<Kinds, 'load'>): Promise<KindsOfLab> {
  const loading = namesOf(labs).map(async (name) => [name, await kinds.load(name)] as const)
  return new Map(await Promise.all(loading))
}

const wordsOf = (labs: readonly Lab[], { kinds, language }: Pick<Grading, 'kinds' | 'language'>) =>
  kinds.words(namesOf(labs), language)

const namesOf = (labs: readonly Lab[]) => [
  ...new Set(labs.flatMap(({ checks }) => checks.map(({ grader }) => grader))),
]

interface Telling {
  kinds: KindsOfLab
  words: Words
  engine: EngineReport
  origin: Grading['origin']
}

/** The report of what was seen: judged, put into words and added up. */
function reportOf(labs: readonly Lab[], looked: ReadonlyMap<Lab, Looked>, telling: Telling): Report {
  const { kinds, words, engine, origin } = telling
  const reports: LabReport[] = labs.map((lab) => {
    const { sights, tookMs } = looked.get(lab) ?? { sights: new Map(), tookMs: new Map() }
    return tell(lab, sights, judge(lab, sights, kinds), words, tookMs)
  })
  const points = total(reports)
  const outcomes = reports.map((report) => report.outcome)
  return safeValue({
    schema: 'docker-lab/report@1',
    language: words.language,
    passed: worst(outcomes) === 'pass',
    complete: !outcomes.includes('error'),
    ...origin,
    engine,
    labs: reports,
    points,
    score: score(points),
    time: new Date().toISOString(),
    duration_ms: 0,
  })
}
