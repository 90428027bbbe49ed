import type { CaseInput } from './cases-file.ts'
import type { LabFault } from './fault.ts'
import type { Check } from './lab.ts'
import { nearest } from './nearest.ts'
import type { Path, WrongAt } from './yaml-file.ts'

/** What a schema cannot say of a case: its name, and what it expects of which check. */
export function caseFaults(inputs: CaseInput[], index: number, checks: Check[]): WrongAt[] {
  const input = inputs[index] as CaseInput
  const { kind, expect, differs_on: differsOn = {} } = input
  return [
    ...nameFaults(inputs, index),
    ...reasonFaults(input, [index]),
    ...expectFaults({ kind, expect }, [index, 'expect'], checks),
    ...Object.entries(differsOn).flatMap(([engine, { expect: there }]) =>
      there ? differenceFaults({ kind, expect: there }, [index, 'differs_on', engine, 'expect'], checks) : [],
    ),
    ...mutantFaults(input, [index, 'equivalent_mutants']),
  ]
}

type Expecting = Pick<CaseInput, 'kind' | 'expect'>
type Expectations = NonNullable<CaseInput['expect']>

function nameFaults(inputs: CaseInput[], index: number): WrongAt[] {
  const name = inputs[index]?.name
  const earlier = inputs.findIndex((input) => input.name === name)
  return earlier === index
    ? []
    : [{ path: [index, 'name'], fault: { code: 'case-name-taken', by: earlier + 1 } }]
}

function reasonFaults({ kind, reason }: CaseInput, path: Path): WrongAt[] {
  if (kind === 'limit') return reason ? [] : [{ path, fault: { code: 'limit-without-reason' } }]
  return reason && kind !== 'solution'
    ? [{ path: [...path, 'reason'], at: 'key', fault: { code: 'reason-without-limit', kind } }]
    : []
}

function expectFaults({ kind, expect }: Expecting, path: Path, checks: Check[]): WrongAt[] {
  const here = (fault: LabFault): WrongAt[] => [{ path, at: 'key', fault }]
  if (kind === 'solution' || kind === 'limit') {
    const unknown = unknownChecks(expect ?? {}, path, checks)
    const passes = Object.values(expect ?? {}).every((outcome) => outcome === 'pass')
    if (unknown.length > 0 || passes) return unknown
    return here({ code: kind === 'solution' ? 'solution-fails' : 'limit-fails' })
  }
  return expect ? wrongFaults({ kind, expect }, path, checks) : here({ code: 'case-without-expect', kind })
}

/** On a different engine the same holds, except that a limit can be seen there. */
function differenceFaults(expecting: Required<Expecting>, path: Path, checks: Check[]): WrongAt[] {
  return expecting.kind === 'limit'
    ? wrongFaults(expecting, path, checks)
    : expectFaults(expecting, path, checks)
}

/** A case that is wrong does not pass. */
function wrongFaults({ kind, expect = {} }: Expecting, path: Path, checks: Check[]): WrongAt[] {
  const here = (fault: LabFault): WrongAt[] => [{ path, at: 'key', fault }]
  const unknown = unknownChecks(expect, path, checks)
  if (unknown.length > 0) return unknown
  if (Object.values(expect).every((outcome) => outcome === 'pass'))
    return here({ code: 'wrong-case-passes', kind })
  const ids = unsaid(expect, checks)
  return ids.length === 0 ? [] : here({ code: 'case-incomplete', ids })
}

function unknownChecks(expect: Expectations, path: Path, checks: Check[]): WrongAt[] {
  const known = checks.map(({ id }) => id)
  return Object.keys(expect)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path: [...path, id],
      at: 'key',
      fault: { code: 'case-unknown-check', id },
      suggestion: nearest(id, known),
    }))
}

function mutantFaults({ kind, equivalent_mutants }: CaseInput, path: Path): WrongAt[] {
  return equivalent_mutants && kind !== 'solution'
    ? [{ path, at: 'key', fault: { code: 'mutants-without-solution', kind } }]
    : []
}

/** The checks that are left out although nothing that they need fails, so they would be looked at. */
function unsaid(expect: Expectations, checks: Check[]): string[] {
  const stopped = new Set(Object.keys(expect).filter((id) => expect[id] !== 'pass'))
  const left = new Set(checks.filter(({ id }) => !Object.hasOwn(expect, id)))
  const nextToWait = () => [...left].find((check) => check.needs.some((need) => stopped.has(need)))
  for (let check = nextToWait(); check; check = nextToWait()) {
    stopped.add(check.id)
    left.delete(check)
  }
  return [...left].map(({ id }) => id)
}
