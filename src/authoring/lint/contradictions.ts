import { isDeepStrictEqual } from 'node:util'
import type { Check } from '../../lab/lab.ts'
import type { KindFacts } from './rule.ts'
import { absenceIn } from './shape.ts'

type KindOf = (check: Check) => KindFacts
type Want = Record<string, unknown>

/** With this, an author asks for any value but absence. */
const ANY = 'any'

/** The key by which two checks of a lab exclude one another, so that they cannot both pass. */
export function contradiction(one: Check, other: Check, kindOf: KindOf): string | undefined {
  if (one.grader !== other.grader)
    return withoutContainer(one, other, kindOf) ?? withoutContainer(other, one, kindOf)
  const { shape, authoring } = kindOf(one)
  const { subject = [], single = [] } = authoring
  const [want, others] = [one.want as Want, other.want as Want]
  const isSameThing = subject.every((key) => want[key] !== undefined && want[key] === others[key])
  if (subject.length === 0 || !isSameThing) return undefined
  return single.find((key) => excludes(want[key], others[key], shape.properties?.[key]?.absent))
}

function excludes(one: unknown, other: unknown, absent: unknown): boolean {
  if (one === undefined || other === undefined || isDeepStrictEqual(one, other)) return false
  const isOpen = one === ANY || other === ANY
  return !isOpen || one === absent || other === absent
}

/** A container cannot be gone, or stopped, and be looked into: the key that asks for that. */
function withoutContainer(one: Check, other: Check, kindOf: KindOf): string | undefined {
  const { shape, authoring } = kindOf(one)
  const { subject = [], canRun } = authoring
  const [want, others] = [one.want as Want, other.want as Want]
  const name = want[subject[0] ?? '']
  if (!canRun || name === undefined || others.container !== name) return undefined
  const { needsRunning } = kindOf(other).authoring
  return absenceIn(one, shape) ?? (needsRunning && !canRun(want) ? stateKey(shape) : undefined)
}

const stateKey = ({ properties = {} }: KindFacts['shape']) =>
  Object.keys(properties).find((key) => properties[key]?.absent !== undefined)
