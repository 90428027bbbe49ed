import { join } from 'node:path'
import * as z from 'zod'
import { parseWith } from './explain-issues.ts'
import type { Check, Lab } from './lab.ts'
import { nearest } from './nearest.ts'
import { words } from './schema.ts'
import { type Finding, type Path, readYaml } from './yaml-file.ts'

/** A way to do a lab, right or wrong, and what it must earn. For authors: never shipped to students. */
export interface Case {
  name: string
  kind: 'solution' | 'mistake' | 'cheat'
  /** Shell text: what the student types. */
  run: string
  /** Shell text that comes before, and is not the student's: a program of the host, for example. */
  setup: string | undefined
  /** Ids in the project's catalogue of mistakes. */
  catalogue: string[]
  /** By the id of the check, for every check of the lab. What the file leaves out waits for a check that fails. */
  expect: Record<string, Expected>
  /** Of a solution alone: its mutants that are right as well, so that they may earn full marks. */
  equivalentMutants: EquivalentMutant[]
  /** Where an engine does otherwise, by its kind: what the checks then come to, or nothing where it is not to be tried. */
  differsOn?: { podman: { reason: string; expect: Record<string, Expected> | undefined } }
}

/** A solution with one thing changed that makes no difference to the task. */
export interface EquivalentMutant {
  /**
   * The changed line, exactly as `lab test` shows it; it stands for every mutant of the solution with this line. One
   * that is dropped begins with `# `, so it stands in quotes.
   */
  mutant: string
  /** Why it is right, in words. */
  reason: string
}

/** An outcome, with the code of the diagnosis where there is one. */
export type Expected = 'pass' | 'blocked' | `fail ${string}` | `error ${string}`

const expected = z
  .string()
  .regex(/^(pass|blocked|(fail|error) [a-z0-9]+(-[a-z0-9]+)*)$/, {
    error: 'must be pass, blocked, «fail CODE» or «error CODE»',
  })
  .transform((word) => word as Expected)

const outcomes = z
  .record(z.string(), expected)
  .optional()
  .describe('by the id of the check: pass, blocked, «fail CODE» or «error CODE»')

export const casesSchema = z
  .array(
    z.strictObject({
      name: words.describe('what is done, in a few words; no other case has this name'),
      kind: z
        .enum(['solution', 'mistake', 'cheat'])
        .describe('solution: a right way; mistake: a wrong one; cheat: one that only looks right'),
      run: words.describe('shell text: what the student types'),
      setup: words.optional().describe('shell text that comes before, and is not the student’s'),
      catalogue: z
        .array(z.string().regex(/^[A-Z]\d\d+$/, { error: 'must be an id such as M01' }))
        .default([])
        .describe('ids in a catalogue of mistakes'),
      expect: outcomes,
      equivalent_mutants: z
        .array(
          z.strictObject({
            mutant: words.describe('the changed line, exactly as «docker-lab lab test» shows it'),
            reason: words.describe('why it is right as well'),
          }),
        )
        .optional()
        .describe('of a solution: changes of it that are right as well, and why'),
      differs_on: z
        .strictObject({
          podman: z
            .strictObject({
              reason: words.describe('what this engine lacks, or does otherwise'),
              expect: outcomes,
            })
            .describe('what the case must earn there; without «expect» it is not tried there'),
        })
        .optional()
        .describe('engines on which the case cannot come to the same'),
    }),
  )
  .min(1, { error: 'must hold at least one case' })

type Input = z.output<typeof casesSchema>[number]

/** Reads the cases of a lab from its cases.yaml. @throws InputError */
export async function loadCases(lab: Pick<Lab, 'folder' | 'checks'>): Promise<Case[]> {
  const file = await readYaml(join(lab.folder, 'cases.yaml'))
  const inputs = await parseWith(casesSchema, file)
  const broken = inputs.flatMap((input, index) => [
    ...nameFindings(inputs, index),
    ...expectFindings(input, [index, 'expect'], lab.checks),
    ...differenceFindings(input, [index, 'differs_on', 'podman', 'expect'], lab.checks),
    ...mutantFindings(input, [index, 'equivalent_mutants']),
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

function nameFindings(inputs: Input[], index: number): Finding[] {
  const name = inputs[index]?.name
  const earlier = inputs.findIndex((input) => input.name === name)
  return earlier === index
    ? []
    : [{ path: [index, 'name'], message: `case ${earlier + 1} has this name already` }]
}

function expectFindings(
  { kind, expect }: Pick<Input, 'kind' | 'expect'>,
  path: Path,
  checks: Check[],
): Finding[] {
  const here = (message: string): Finding[] => [{ path, at: 'key', message }]
  if (!expect)
    return kind === 'solution' ? [] : here(`missing key «expect»: which check of this ${kind} fails, and how`)
  const ids = checks.map(({ id }) => id)
  const unknown = Object.keys(expect).filter((id) => !ids.includes(id))
  if (unknown.length > 0) {
    return unknown.map((id) => ({
      path: [...path, id],
      at: 'key',
      message: `this lab has no check «${id}»`,
      suggestion: nearest(id, ids),
    }))
  }
  const passes = Object.values(expect).every((outcome) => outcome === 'pass')
  if (kind === 'solution') return passes ? [] : here('a solution passes every check')
  if (passes) return here(`a ${kind} does not pass: say which check fails, and how`)
  const open = unsaid(expect, checks)
  return open.length === 0
    ? []
    : here(`nothing that ${open.join(', ')} needs fails here, so say what it gives`)
}

/** What is expected on another engine is held to the same rules. */
function differenceFindings({ kind, differs_on }: Input, path: Path, checks: Check[]): Finding[] {
  const expect = differs_on?.podman.expect
  return expect ? expectFindings({ kind, expect }, path, checks) : []
}

function mutantFindings({ kind, equivalent_mutants }: Input, path: Path): Finding[] {
  return equivalent_mutants && kind !== 'solution'
    ? [{ path, at: 'key', message: `only a solution has mutants, and this is a ${kind}` }]
    : []
}

/** The checks that are left out though nothing that they need fails, so that they would be looked at. */
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
