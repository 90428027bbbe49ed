import { type Case, loadCases } from '../../lab/cases.ts'
import type { Lab } from '../../lab/lab.ts'
import { equivalentsOf } from '../equivalents/equivalents-of.ts'
import { mutantsOf } from '../mutants/mutants-of.ts'
import type { Trial } from './trial.ts'

export interface Plan {
  /** Also try changed solutions: wrong ones, which must not pass, and equivalent ones, which must. */
  mutants: boolean
  /** Change every solution, and not only the first. */
  everySolution: boolean
  /** Try only the cases that have this in their name. */
  named?: string | undefined
}

/** What is tried for a lab, and the declared mutants that do not exist. */
export interface LabPlan {
  lab: Lab
  trials: Trial[]
  /** The `mutant` of each entry of `equivalent_mutants` that is not among the lab's mutants. */
  unknown: string[]
  /** What is not tried on this engine. */
  skipped?: Skipped[]
}

/** A case that is not tried on an engine, because its author says that it cannot be. */
export interface Skipped {
  name: string
  kind: Case['kind']
  reason: string
}

/** A plan for one kind of engine. */
export function planOn(plan: LabPlan, engine: 'docker' | 'podman'): LabPlan {
  const skipped: Skipped[] = []
  const trials = plan.trials.flatMap((trial) => {
    const { name, kind, differsOn } = trial
    const other = engine === 'podman' ? differsOn?.podman : undefined
    if (!other) return [trial]
    if (other.expect) return [{ ...trial, expected: other.expect }]
    skipped.push({ name, kind: kind as Case['kind'], reason: other.reason })
    return []
  })
  return { ...plan, trials, skipped }
}

/** @throws InputError for a broken cases.yaml */
export async function planFor(lab: Lab, { mutants, everySolution, named }: Plan): Promise<LabPlan> {
  const all = await loadCases(lab)
  const cases = named === undefined ? all : all.filter(({ name }) => name.includes(named))
  const solutions = cases.filter(({ kind }) => kind === 'solution')
  const chosen = mutants ? (everySolution ? solutions : solutions.slice(0, 1)) : []
  const changed = await Promise.all(chosen.map((solution) => changesOf(lab, solution)))
  const empty: Trial = { lab, name: '', kind: 'empty', script: '', expected: undefined }
  return {
    lab,
    trials: [
      ...(named === undefined ? [empty] : []),
      ...cases.map((one) => ({
        lab,
        name: one.name,
        kind: one.kind,
        script: scriptOf(one, one.run),
        expected: one.expect,
        differsOn: one.differsOn,
      })),
      ...changed.flatMap(({ trials }) => trials),
    ],
    unknown: changed.flatMap(({ unknown }) => unknown),
  }
}

async function changesOf(lab: Lab, solution: Case): Promise<Pick<LabPlan, 'trials' | 'unknown'>> {
  const [mutants, equivalents] = await Promise.all([mutantsOf(solution.run), equivalentsOf(solution.run)])
  const declared = new Map(solution.equivalentMutants.map(({ mutant, reason }) => [mutant, reason]))
  const base = { lab, expected: undefined }
  return {
    trials: [
      ...mutants.map(({ mutation, before, after, run }) => ({
        ...base,
        name: `${solution.name}: ${mutation}`,
        kind: 'mutant' as const,
        // A student types the next command even when one has failed.
        script: scriptOf(solution, `set +e\n${run}`),
        change: { kind: mutation, before, after, declared: declared.get(after) },
      })),
      ...equivalents.map(({ rewrite, before, after, run }) => ({
        ...base,
        name: `${solution.name}: ${rewrite}`,
        kind: 'equivalent' as const,
        script: scriptOf(solution, run),
        change: { kind: rewrite, before, after },
      })),
    ],
    unknown: [...declared.keys()].filter((mutant) => !mutants.some(({ after }) => after === mutant)),
  }
}

const scriptOf = ({ setup }: Case, run: string) => [setup, run].filter(Boolean).join('\n')
