import { isDeepStrictEqual } from 'node:util'
import type { Claim } from './claim.ts'
import { networkConflict, portConflict } from './conflicts.ts'
import type { Literal } from './literals.ts'
import type { KindFacts } from './rule.ts'
import { absenceIn } from './shape.ts'
import { textConflict } from './text-conflicts.ts'

/**
 * The key of the first by which two checks of a lab exclude one another, so that they cannot both pass. It knows:
 * different values of what a thing has once; a thing that must be absent, or a container that must be stopped, and a
 * check that needs it; texts that cannot be equal; one port of the host for two; containers together and apart.
 */
export function contradiction(one: Claim, other: Claim): string | undefined {
  return (
    differentValue(one, other) ??
    withoutThing(one, other) ??
    withoutThing(other, one) ??
    withoutFile(one, other) ??
    withoutFile(other, one) ??
    portConflict(one, other) ??
    networkConflict(one, other)
  )
}

/** With this, an author asks for any value but absence. */
const ANY = 'any'

/** Of the same thing, something that it has once. */
function differentValue(one: Claim, other: Claim): string | undefined {
  const { subject = [], single = [] } = one.authoring
  if (one.check.grader !== other.check.grader || subject.length === 0) return undefined
  const isSame = subject.every(
    (key) => one.want[key] !== undefined && isDeepStrictEqual(one.want[key], other.want[key]),
  )
  if (!isSame) return undefined
  const { properties = {} } = one.shape
  return (
    single.find((key) => excludes(one.want[key], other.want[key], properties[key]?.absent)) ??
    textConflict(one.want, other.want)
  )
}

function excludes(one: unknown, other: unknown, absent: unknown): boolean {
  if (one === undefined || other === undefined || isDeepStrictEqual(one, other)) return false
  if (isMapping(one) && isMapping(other))
    return Object.keys(one).some((key) => Object.hasOwn(other, key) && one[key] !== other[key])
  if (typeof one !== typeof other && [one, other].includes(true)) return false
  const isOpen = one === ANY || other === ANY
  return !isOpen || one === absent || other === absent
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A thing cannot be gone, nor a container stopped, and another check find it: the key that asks for that. */
function withoutThing(one: Claim, other: Claim): string | undefined {
  const [key = '', ...others] = one.authoring.subject ?? []
  const kind = one.shape.properties?.[key]?.is
  const name = one.want[key]
  const absence = absenceIn(one.check, one.shape)
  const isAbsence = absence !== undefined && kind !== 'port' && others.length === 0
  if (
    typeof name !== 'string' ||
    !['container', 'volume', 'network', 'image', 'swarm-service'].includes(kind ?? '')
  )
    return undefined
  if (isAbsence && needs(other, kind as Literal['kind'], name)) return absence
  const { canRun } = one.authoring
  return canRun && !canRun(one.check.want) && runs(other).includes(name) ? stateKey(one.shape) : undefined
}

/** A container can go on when the image that it was created from has gone. */
function needs(claim: Claim, kind: Literal['kind'], name: string): boolean {
  const { check, shape, literals } = claim
  if (
    absenceIn(check, shape) !== undefined &&
    shape.properties?.[claim.authoring.subject?.[0] ?? '']?.is === kind
  )
    return false
  const ofOthers = literals.filter(
    (one) => one.kind === kind && !(kind === 'image' && (one.ofHost || claim.authoring.canRun)),
  )
  return ofOthers.some(
    ({ value }) => value === name || (kind === 'image' && value === name.replace(/:latest$/, '')),
  )
}

function runs({ check, authoring, want }: Claim): readonly unknown[] {
  return [
    ...(authoring.needsRunning?.(check.want) ? [want.container] : []),
    ...(authoring.runs?.(check.want) ?? []),
  ]
}

/** A path that is not there, or that is a file, has nothing below it. */
function withoutFile(one: Claim, other: Claim): string | undefined {
  if (one.check.grader !== other.check.grader) return undefined
  const [container, path] = one.authoring.subject ?? []
  if (container !== 'container' || path !== 'path' || one.want.container !== other.want.container)
    return undefined
  const isBelow = `${other.want.path}`.startsWith(`${`${one.want.path}`.replace(/\/$/, '')}/`)
  const isThere = absenceIn(other.check, other.shape) === undefined
  if (!isBelow || !isThere || one.want.path === other.want.path) return undefined
  const absence = absenceIn(one.check, one.shape)
  return absence ?? (one.want.type === 'file' ? 'path' : undefined)
}

const stateKey = ({ properties = {} }: KindFacts['shape']) =>
  Object.keys(properties).find((key) => properties[key]?.absent !== undefined)
