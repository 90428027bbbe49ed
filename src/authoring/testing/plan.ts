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
  /** What its author says cannot be tried on this engine. */
  skipped?: Skipped[]
  /** Only a selection is tried on this engine. */
  selected?: boolean
}

/** A case that is not tried on an engine, because its author says that it cannot be. */
export interface Skipped {
  name: string
  kind: Case['kind']
  reason: string
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
        reason: one.reason,
      })),
      ...changed.flatMap(({ trials }) => trials),
    ],
    unknown: changed.flatMap(({ unknown }) => unknown),
  }
}

async function changesOf(lab: Lab, solution: Case): Promise<Pick<LabPlan, 'trials' | 'unknown'>> {
  const [mutants, equivalents] = await Promise.all([
    mutantsOf(solution.run),
    equivalentsOf(solution.run, { compose: true }),
  ])
  const declared = new Map(solution.equivalentMutants.map(({ mutant, reason }) => [mutant, reason]))
  const base = { lab, expected: undefined }
  return {
    trials: [
      ...mutants.map(({ mutation, about, images, before, after, run }) => ({
        ...base,
        name: `${solution.name}: ${mutation}`,
        kind: 'mutant' as const,
        script: scriptOf(
          solution,
          [...images.map((image) => `docker pull -q ${image}`), SCRIPT_OF_A_MUTANT, run].join('\n'),
        ),
        change: { kind: mutation, of: solution.name, about, before, after, declared: declared.get(after) },
      })),
      ...equivalents.map(({ rewrite, before, after, run }) => ({
        ...base,
        name: `${solution.name}: ${rewrite}`,
        kind: 'equivalent' as const,
        script: scriptOf(solution, run),
        change: { kind: rewrite, of: solution.name, before, after },
        ...(rewrite === 'compose-file' && { needs: 'compose' as const }),
      })),
    ],
    unknown: [...declared.keys()].filter((mutant) => !mutants.some(({ after }) => after === mutant)),
  }
}

/**
 * A student types the next command even when one has failed. So it ends with 0, whatever fails from here on; another exit
 * code means that something before it failed.
 */
const SCRIPT_OF_A_MUTANT = `set +e\ntrap 'exit 0' EXIT`

const scriptOf = ({ setup }: Case, run: string) => [setup, run].filter(Boolean).join('\n')
