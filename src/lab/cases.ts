import { join } from 'node:path'
import { caseFaults } from './case-faults.ts'
import { casesSchema, type Expected } from './cases-file.ts'
import { parseWith } from './explain-issues.ts'
import type { Lab, LabTexts, Text } from './lab.ts'
import { filled } from './varied.ts'
import { readYaml } from './yaml-file.ts'

/** A way to do a lab, right or wrong, and what it must earn. For authors: never shipped to students. */
export interface Case {
  name: string
  /** `limit`: it is wrong, and passes all the same, because nothing that can be asked tells it apart. */
  kind: 'solution' | 'mistake' | 'cheat' | 'limit'
  /** For a limit: why it cannot be seen. For a solution: why it is good, which `solution` shows. */
  reason: Text | undefined
  /** Shell text: what the student types. */
  run: string
  /** Shell text that runs first and is not the student's, such as a program on the host. */
  setup: string | undefined
  /** Ids in the project's catalogue of mistakes. */
  catalogue: string[]
  /** By the id of the check, for every check of the lab. Those that the file leaves out are blocked. */
  expect: Record<string, Expected>
  /** For a solution only: its mutants that are right as well, so they can earn full marks. */
  equivalentMutants: EquivalentMutant[]
  /** By the engines that give different outcomes, as {@link differenceOn} reads them. */
  differsOn: Record<string, Difference>
}

/** What is different on an engine. */
export interface Difference {
  reason: string
  /** The outcomes there; undefined where the case is not tried. */
  expect: Record<string, Expected> | undefined
}

/** A solution with one thing changed that makes no difference to the task. */
export interface EquivalentMutant {
  /**
   * The changed line, exactly as `lab test` shows it; every mutant of the solution with this line is meant. The line of a
   * dropped command begins with `# `, so it is in quotes.
   */
  mutant: string
  /** Why it is right, in words. */
  reason: string
}

/** Reads the cases of a lab from its cases.yaml. @throws InputError */
export async function loadCases(lab: LabTexts & Pick<Lab, 'checks'>): Promise<Case[]> {
  const { folder, varied = {} } = lab
  const file = await readYaml(join(folder, 'cases.yaml'), (text) => filled(text, varied))
  const inputs = await parseWith(casesSchema, file)
  const broken = inputs.flatMap((_, index) => caseFaults(inputs, index, lab.checks))
  if (broken.length > 0) throw await file.refusal(broken)
  return inputs.map(({ expect, equivalent_mutants, differs_on = {}, setup, reason, ...rest }) => {
    const passes = rest.kind === 'solution' || rest.kind === 'limit'
    const filledIn = (given: Record<string, Expected> = {}, otherwise: Expected = 'blocked') => ({
      ...Object.fromEntries(lab.checks.map(({ id }) => [id, otherwise])),
      ...given,
    })
    const differences = Object.entries(differs_on).map(([engine, { reason: why, expect: there }]) => {
      return [engine, { reason: why, expect: there && filledIn(there) }] as const
    })
    return {
      ...rest,
      reason,
      setup,
      expect: filledIn(expect, passes ? 'pass' : 'blocked'),
      equivalentMutants: equivalent_mutants ?? [],
      differsOn: Object.fromEntries(differences),
    }
  })
}

/**
 * What a case says of an engine: `28.5-containerd` is meant by its own name, by `28.5`, and by `containerd`. The longest
 * counts. `podman` alone is Podman 4.
 */
export function differenceOn(name: string, differsOn: Case['differsOn']): Difference | undefined {
  const engine = name === 'podman' ? 'podman-4' : name
  const parts = engine.split('-')
  const [key] = Object.keys(differsOn)
    .filter((one) => one === engine || parts.includes(one))
    .sort((one, other) => other.length - one.length)
  return key === undefined ? undefined : differsOn[key]
}
