import { hash } from 'node:crypto'
import { differenceOn } from '../../lab/cases.ts'
import type { LabPlan, Skipped } from './plan.ts'
import type { Trial } from './trial.ts'

/** How much is tried on an engine. */
export interface Amount {
  everyCase: boolean
  /** The diagnoses that cases of other labs try on this engine; those of this lab are added. */
  seen?: Set<string>
  /** Of a selection that several engines share: which of how many. */
  part?: Part | undefined
  /** Whether only a part of the cases show that grading changes nothing. */
  watchesPart?: boolean
}

interface Part {
  index: number
  of: number
}

/**
 * A plan for one engine: with the outcomes that its author expects there, and without what cannot be tried there.
 *
 * Of the engines of a run, the first tries everything. What differs between engines shows in what a check kind can say
 * and in what must pass, so the others try all solutions, and of the wrong cases a {@link selection}.
 * @param engine as `--engines` writes it
 */
export function planOn(
  plan: LabPlan,
  engine: string,
  { everyCase, seen = new Set(), part, watchesPart = false }: Amount,
): LabPlan {
  const skipped: Skipped[] = []
  const differs = ({ differsOn = {} }: Trial) => differenceOn(engine, differsOn) !== undefined
  // What takes time is tried where it is most likely to come out differently.
  const share = (trial: Trial): Part | undefined =>
    part && { ...part, of: trial.kind === 'solution' || differs(trial) ? part.of : 2 * part.of }
  const selected = () => selection(plan, engine, seen).filter((trial) => isIn(share(trial), plan, trial))
  const watches = watchesPart ? WATCHED : undefined
  const watched = (trial: Trial): Trial =>
    trial.change || !isIn(watches, plan, trial) ? trial : { ...trial, watched: true }
  const chosen = everyCase ? plan.trials.map(watched) : selected()
  const trials = chosen.flatMap((trial): Trial[] => {
    const { name, kind, differsOn = {} } = trial
    const other = differenceOn(engine, differsOn)
    if (!other) return [trial]
    if (other.expect) return [{ ...trial, expected: other.expect }]
    skipped.push({ name, kind: kind as Skipped['kind'], reason: other.reason })
    return []
  })
  return { ...plan, trials, skipped, selected: !everyCase }
}

/**
 * Where every case is tried, each also shows that grading changes nothing; the changed ones would show the same again. It
 * takes as long as the case itself, where containers change by themselves.
 */
const WATCHED: Part = { index: 0, of: 4 }

/** Whether a trial is in a part: the untouched engine and the model solution are in each, the rest by their names. */
function isIn(part: Part | undefined, { lab, trials }: LabPlan, trial: Trial): boolean {
  const { name, kind } = trial
  if (!part || kind === 'empty' || trial === trials.find((one) => one.kind === 'solution')) return true
  return Number.parseInt(hash('sha256', `${lab.slug} ${name}`).slice(0, 8), 16) % part.of === part.index
}

/**
 * Doing nothing, the solutions, what has outcomes of its own on this engine, and the first case that expects a diagnosis
 * of a check kind. So a case that is added at the end changes nothing else in its lab.
 */
function selection({ lab, trials }: LabPlan, engine: string, seen: Set<string>): Trial[] {
  return trials.filter(({ kind, expected, differsOn = {}, change }) => {
    if (change) return false
    const codes = lab.checks.flatMap(({ id, grader }) => {
      const outcome = expected?.[id] ?? ''
      return outcome.includes(' ') ? [`${grader} ${outcome}`] : []
    })
    const isFirst = codes.some((code) => !seen.has(code))
    for (const code of codes) seen.add(code)
    return kind === 'empty' || kind === 'solution' || isFirst || differenceOn(engine, differsOn) !== undefined
  })
}
