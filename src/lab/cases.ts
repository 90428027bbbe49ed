import { join } from 'node:path'
import * as z from 'zod'
import { parseWith } from './explain-issues.ts'
import type { LabFault } from './fault.ts'
import type { Check, Lab } from './lab.ts'
import { nearest } from './nearest.ts'
import { rule, words } from './schema.ts'
import { type Path, readYaml, type WrongAt } from './yaml-file.ts'

/** A way to do a lab, right or wrong, and what it must earn. For authors: never shipped to students. */
export interface Case {
  name: string
  kind: 'solution' | 'mistake' | 'cheat'
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
  /** By the kind of engine that gives different outcomes: those outcomes, or nothing where the case is not tried. */
  differsOn?: { podman: { reason: string; expect: Record<string, Expected> | undefined } }
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

/** An outcome, with the code of the diagnosis where there is one. */
export type Expected = 'pass' | 'blocked' | `fail ${string}` | `error ${string}`

const expected = z
  .string()
  .regex(/^(pass|blocked|(fail|error) [a-z0-9]+(-[a-z0-9]+)*)$/, rule('outcome'))
  .transform((word) => word as Expected)

const outcomes = z.record(z.string(), expected).optional()

export const casesSchema = z
  .array(
    z.strictObject({
      name: words,
      kind: z.enum(['solution', 'mistake', 'cheat']),
      run: words,
      setup: words.optional(),
      catalogue: z.array(z.string().regex(/^[A-Z]\d\d+$/, rule('mistake-id'))).default([]),
      expect: outcomes,
      equivalent_mutants: z
        .array(
          z.strictObject({
            mutant: words,
            reason: words,
          }),
        )
        .optional(),
      differs_on: z
        .strictObject({
          podman: z.strictObject({
            reason: words,
            expect: outcomes,
          }),
        })
        .optional(),
    }),
  )
  .min(1, rule('at-least-one-case'))

type Input = z.output<typeof casesSchema>[number]

/** Reads the cases of a lab from its cases.yaml. @throws InputError */
export async function loadCases(lab: Pick<Lab, 'folder' | 'checks'>): Promise<Case[]> {
  const file = await readYaml(join(lab.folder, 'cases.yaml'))
  const inputs = await parseWith(casesSchema, file)
  const broken = inputs.flatMap((input, index) => [
    ...nameFaults(inputs, index),
    ...expectFaults(input, [index, 'expect'], lab.checks),
    ...differenceFaults(input, [index, 'differs_on', 'podman', 'expect'], lab.checks),
    ...mutantFaults(input, [index, 'equivalent_mutants']),
  ])
  if (broken.length > 0) throw await file.refusal(broken)
  return inputs.map(
    ({ expect = {}, setup, equivalent_mutants: equivalentMutants = [], differs_on, ...rest }) => {
      const otherwise: Expected = rest.kind === 'solution' ? 'pass' : 'blocked'
      const all = Object.fromEntries(lab.checks.map(({ id }) => [id, otherwise]))
      const podman = differs_on && {
        reason: differs_on.podman.reason,
        expect: differs_on.podman.expect && { ...all, ...differs_on.podman.expect },
      }
      return {
        ...rest,
        setup,
        expect: { ...all, ...expect },
        equivalentMutants,
        ...(podman && { differsOn: { podman } }),
      }
    },
  )
}

function nameFaults(inputs: Input[], index: number): WrongAt[] {
  const name = inputs[index]?.name
  const earlier = inputs.findIndex((input) => input.name === name)
  return earlier === index
    ? []
    : [{ path: [index, 'name'], fault: { code: 'case-name-taken', by: earlier + 1 } }]
}

function expectFaults(
  { kind, expect }: Pick<Input, 'kind' | 'expect'>,
  path: Path,
  checks: Check[],
): WrongAt[] {
  const here = (fault: LabFault): WrongAt[] => [{ path, at: 'key', fault }]
  if (!expect) return kind === 'solution' ? [] : here({ code: 'case-without-expect', kind })
  const known = checks.map(({ id }) => id)
  const unknown = Object.keys(expect).filter((id) => !known.includes(id))
  if (unknown.length > 0) {
    return unknown.map((id) => ({
      path: [...path, id],
      at: 'key',
      fault: { code: 'case-unknown-check', id },
      suggestion: nearest(id, known),
    }))
  }
  const passes = Object.values(expect).every((outcome) => outcome === 'pass')
  if (kind === 'solution') return passes ? [] : here({ code: 'solution-fails' })
  if (passes) return here({ code: 'wrong-case-passes', kind })
  const ids = unsaid(expect, checks)
  return ids.length === 0 ? [] : here({ code: 'case-incomplete', ids })
}

/** What is expected on a different engine follows the same rules. */
function differenceFaults({ kind, differs_on }: Input, path: Path, checks: Check[]): WrongAt[] {
  const expect = differs_on?.podman.expect
  return expect ? expectFaults({ kind, expect }, path, checks) : []
}

function mutantFaults({ kind, equivalent_mutants }: Input, path: Path): WrongAt[] {
  return equivalent_mutants && kind !== 'solution'
    ? [{ path, at: 'key', fault: { code: 'mutants-without-solution', kind } }]
    : []
}

/** The checks that are left out although nothing that they need fails, so they would be looked at. */
function unsaid(expect: Record<string, Expected>, checks: Check[]): string[] {
  const stopped = new Set(Object.keys(expect).filter((id) => expect[id] !== 'pass'))
  const left = new Set(checks.filter(({ id }) => !Object.hasOwn(expect, id)))
  const nextToWait = () => [...left].find((check) => check.needs.some((need) => stopped.has(need)))
  for (let check = nextToWait(); check; check = nextToWait()) {
    stopped.add(check.id)
    left.delete(check)
  }
  return [...left].map(({ id }) => id)
}
