import { isOk } from './is-ok.ts'
import type { LabPlan } from './plan.ts'
import type { Changed, EquivalentTest, MutantTest } from './report.ts'
import { suspect } from './suspect.ts'
import type { TrialResult } from './trial.ts'

/** The results of one trial, which was repeated. */
type Runs = TrialResult[]

/**
 * What the mutants show. A mutant of a solution that fails itself shows nothing: it would fail too. Neither does one that
 * did not run.
 * @param failing the names of the solutions that fail
 */
export function mutantTest({ lab, unknown }: LabPlan, runs: Runs[], failing: Set<string>): MutantTest {
  const all = ofKind(runs, 'mutant')
  const mutants = all.filter((one) => !isOf(one, failing))
  const notRun = mutants.flatMap((one) => one.find(({ problem }) => problem?.with === 'script') ?? [])
  const ran = mutants.filter((one) => !one.some(({ problem }) => problem?.with === 'script'))
  const unclear = ran.flatMap((one) => one.find((run) => problemOf(run) !== undefined) ?? [])
  const clear = ran.filter((one) => one.every((run) => problemOf(run) === undefined))
  const [declared, others] = [true, false].map((is) =>
    clear.filter(([run]) => (run?.trial.change?.declared !== undefined) === is),
  ) as [Runs[], Runs[]]
  const alive = others.flatMap((one) => one.find((run) => !isOk(run)) ?? [])
  const killed = others.length - alive.length
  const toldApart = declared.flatMap((one) => one.find((run) => !isOk(run)) ?? [])
  return {
    total: all.length,
    killed,
    equivalent: declared.length - toldApart.length,
    survived: alive.map((run) => ({
      ...changed(run),
      score: scoreOf(run),
      ...suspect(lab, run.trial.change),
    })),
    unclear: unclear.map((run) => ({ ...changed(run), problem: problemOf(run) as string })),
    not_run: notRun.map((run) => ({ ...changed(run), problem: problemOf(run) as string })),
    uncounted: all.length - mutants.length,
    wrongly_declared: [...toldApart.map((run) => changed(run).command), ...unknown],
    // Rounded down: 100 means that none survived.
    score: others.length === 0 ? null : Math.floor((killed / others.length) * 1000) / 10,
  }
}

export function equivalentTest(runs: Runs[], failing: Set<string>): EquivalentTest {
  const all = ofKind(runs, 'equivalent')
  const equivalents = all.filter((one) => !isOf(one, failing) && !one.some(isMissing))
  return {
    total: all.length,
    uncounted: all.length - equivalents.length,
    failed: equivalents.flatMap((one) => {
      const run = one.find((result) => !isOk(result))
      if (!run) return []
      const { got = null, said } = run
      const problem = run.problem?.text
      return [{ ...changed(run), got, said, ...(problem !== undefined && { problem }) }]
    }),
  }
}

const ofKind = (runs: Runs[], kind: string) => runs.filter(([run]) => run?.trial.kind === kind)

const isMissing = ({ problem }: TrialResult) => problem?.with === 'missing'

const isOf = ([run]: Runs, solutions: Set<string>) => solutions.has(run?.trial.change?.of ?? '')

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
