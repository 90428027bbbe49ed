import type { Lab } from '../../lab/lab.ts'
import { inLanguage, type Language } from '../../lab/lab.ts'
import { equivalentTest, mutantTest } from './changes-test.ts'
import { idleChecks } from './idle-checks.ts'
import { isOk } from './is-ok.ts'
import { type Outcomes, sameOutcomes } from './outcomes.ts'
import type { LabPlan } from './plan.ts'
import type { CaseTest, LabTest } from './report.ts'
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
  const cases = runs
    .filter(([run]) => run && !run.trial.change)
    .map((same) => caseTest(same, judging.language))
  const failing = new Set(cases.flatMap(({ kind, ok, name }) => (kind === 'solution' && !ok ? [name] : [])))
  const mutants = mutantTest(plan, runs, failing)
  const equivalents = equivalentTest(runs, failing)
  const tried = new Set(results.map(({ trial }) => trial))
  const untried = plan.trials.filter((trial) => !tried.has(trial)).length
  const passed =
    cases.every(({ ok }) => ok) &&
    untried === 0 &&
    (mutants.score ?? 100) >= judging.threshold &&
    mutants.unclear.length + mutants.wrongly_declared.length + equivalents.failed.length === 0
  const { number, slug, title } = lab
  return {
    engine: judging.engine,
    number,
    slug,
    title: inLanguage(title, judging.language),
    passed,
    complete: untried === 0 && mutants.unclear.length === 0 && !results.some(couldNotLook),
    cases,
    every_case: !plan.selected,
    skipped: plan.skipped ?? [],
    untried,
    mutants,
    equivalents,
    idle_checks: judging.complete ? idleChecks(lab, results) : [],
  }
}

/** Whether nobody knows what the checks would say. */
function couldNotLook({ trial, got = {}, problem }: TrialResult): boolean {
  if (problem) return problem.with === 'sandbox' || problem.with === 'late'
  return Object.keys(got).some((id) => got[id]?.startsWith('error') && trial.expected?.[id] !== got[id])
}

function caseTest(runs: TrialResult[], language: Language): CaseTest {
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
    ...(trial.reason && { reason: inLanguage(trial.reason, language) }),
    ...(problem !== undefined && { problem }),
    duration_ms: Math.max(...runs.map(({ durationMs }) => durationMs)),
  }
}

export const numberOf = ({ number, slug }: Pick<Lab, 'number' | 'slug'>): string =>
  number === undefined ? slug : String(number).padStart(2, '0')
