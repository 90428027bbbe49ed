import type { Lab } from '../../lab/lab.ts'
import { inLanguage, type Language } from '../../lab/lab.ts'
import { idleChecks } from './idle-checks.ts'
import { type Outcomes, sameOutcomes } from './outcomes.ts'
import type { LabPlan } from './plan.ts'
import type { CaseTest, Changed, EquivalentTest, LabTest, MutantTest } from './report.ts'
import { suspect } from './suspect.ts'
import type { TrialResult } from './trial.ts'

export interface Judging {
  engine: string
  language: Language
  /** Whether all cases were tried. */
  complete: boolean
  /** What share of the mutants must be killed, in percent. */
  threshold: number
}

/** Judges a lab by the results of its trials; a trial that was repeated has several. */
export function labTest(plan: LabPlan, results: TrialResult[], judging: Judging): LabTest {
  const { lab } = plan
  const runs = [...Map.groupBy(results, ({ trial }) => trial).values()]
  const cases = runs.filter(([run]) => run && !run.trial.change).map(caseTest)
  const mutants = mutantTest(plan, runs)
  const equivalents = equivalentTest(runs)
  const passed =
    cases.every(({ ok }) => ok) &&
    mutants.score >= judging.threshold &&
    mutants.unclear.length + mutants.wrongly_declared.length + equivalents.failed.length === 0
  const { number, slug, title } = lab
  return {
    engine: judging.engine,
    number,
    slug,
    title: inLanguage(title, judging.language),
    passed,
    complete: mutants.unclear.length === 0 && !results.some(couldNotLook),
    cases,
    skipped: plan.skipped ?? [],
    mutants,
    equivalents,
    idle_checks: judging.complete ? idleChecks(lab, results) : [],
  }
}

/** Whether the outcomes of a trial are as they must be. */
export function isOk({ trial, got, points, problem }: TrialResult): boolean {
  if (problem !== undefined || !got || !points) return false
  if (trial.expected) return sameOutcomes(trial.expected, got)
  if (Object.values(got).some((outcome) => outcome.startsWith('error'))) return false
  if (trial.kind === 'empty') return points.earned === 0
  const full = Object.values(got).every((outcome) => outcome === 'pass')
  return trial.kind === 'equivalent' || trial.change?.declared !== undefined ? full : !full
}

/** Whether nobody knows what the checks would say. */
function couldNotLook({ trial, got = {}, problem }: TrialResult): boolean {
  if (problem) return problem.with === 'sandbox'
  return Object.keys(got).some((id) => got[id]?.startsWith('error') && trial.expected?.[id] !== got[id])
}

function caseTest(runs: TrialResult[]): CaseTest {
  const [first] = runs as [TrialResult]
  const { trial, got, said } = runs.find((run) => !isOk(run)) ?? first
  const problem = runs.find((run) => run.problem)?.problem?.text
  const others = runs.filter((run) => run.got && got && !sameOutcomes(run.got, got))
  return {
    name: trial.name,
    kind: trial.kind as CaseTest['kind'],
    ok: runs.every(isOk) && others.length === 0,
    expected: trial.expected ?? null,
    got: got ?? null,
    ...(others.length > 0 && { other_results: others.map((run) => run.got as Outcomes) }),
    said: Object.fromEntries(Object.entries(said).filter(([id]) => trial.expected?.[id] !== got?.[id])),
    ...(problem !== undefined && { problem }),
    duration_ms: Math.max(...runs.map(({ durationMs }) => durationMs)),
  }
}

function mutantTest({ lab, unknown }: LabPlan, runs: TrialResult[][]): MutantTest {
  const mutants = runs.filter(([run]) => run?.trial.kind === 'mutant')
  const unclear = mutants.flatMap((all) => {
    const run = all.find((one) => problemOf(one) !== undefined)
    return run ? [{ ...changed(run), problem: problemOf(run) as string }] : []
  })
  const clear = mutants.filter((all) => all.every((run) => problemOf(run) === undefined))
  const [declared, others] = [true, false].map((is) =>
    clear.filter(([run]) => (run?.trial.change?.declared !== undefined) === is),
  ) as [TrialResult[][], TrialResult[][]]
  const alive = others.flatMap((all) => all.find((run) => !isOk(run)) ?? [])
  const killed = others.length - alive.length
  const toldApart = declared.flatMap((all) => all.find((run) => !isOk(run)) ?? [])
  return {
    total: mutants.length,
    killed,
    equivalent: declared.length - toldApart.length,
    survived: alive.map((run) => ({
      ...changed(run),
      score: scoreOf(run),
      check: suspect(lab, run.trial.change),
    })),
    unclear,
    wrongly_declared: [...toldApart.map((run) => changed(run).command), ...unknown],
    // Rounded down: 100 means that none survived.
    score: others.length === 0 ? 100 : Math.floor((killed / others.length) * 1000) / 10,
  }
}

function equivalentTest(runs: TrialResult[][]): EquivalentTest {
  const equivalents = runs.filter(([run]) => run?.trial.kind === 'equivalent')
  return {
    total: equivalents.length,
    failed: equivalents.flatMap((all) => {
      const run = all.find((one) => !isOk(one))
      if (!run) return []
      const { got = null, said } = run
      const problem = run.problem?.text
      return [{ ...changed(run), got, said, ...(problem !== undefined && { problem }) }]
    }),
  }
}

const changed = ({ trial }: TrialResult): Changed => {
  const { kind = '', before = '', after = '' } = trial.change ?? {}
  return { mutation: kind, before, command: after }
}

/** Why nobody can say whether a mutant was seen. */
function problemOf({ problem, got }: TrialResult): string | undefined {
  if (problem !== undefined || !got) return problem?.text ?? 'no report'
  return Object.entries(got)
    .find(([, outcome]) => outcome.startsWith('error'))
    ?.join(': ')
}

const scoreOf = ({ points }: TrialResult) =>
  points && points.possible > 0 ? Math.round((points.earned / points.possible) * 100) : 0

export const numberOf = ({ number, slug }: Pick<Lab, 'number' | 'slug'>): string =>
  number === undefined ? slug : String(number).padStart(2, '0')
