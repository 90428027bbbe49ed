import { nearest } from './nearest.ts'
import type { CheckInput } from './schema.ts'
import type { WrongAt } from './yaml-file.ts'

/** What a schema cannot say of a lab's checks: their ids, order, kinds and points. */
export function brokenRules(checks: CheckInput[], kindKeys: readonly string[]): WrongAt[] {
  return [
    ...checks.flatMap((check, index) => kindFaults(check, index, kindKeys)),
    ...idFaults(checks),
    ...needsFaults(checks),
    ...pointsFaults(checks),
  ]
}

function kindFaults(check: CheckInput, index: number, kindKeys: readonly string[]): WrongAt[] {
  const keys = kindKeys.filter((key) => Object.hasOwn(check, key))
  const path = ['checks', index]
  if (keys.length === 0) {
    return [{ path, fault: { code: 'no-check-kind', kinds: [...kindKeys] } }]
  }
  if (keys.length === 1) return []
  const written = Object.keys(check).filter((key) => keys.includes(key))
  return [
    { path: [...path, written[1] ?? ''], at: 'key', fault: { code: 'several-check-kinds', kinds: written } },
  ]
}

function idFaults(checks: CheckInput[]): WrongAt[] {
  const first = new Map<string, number>()
  return checks.flatMap(({ id }, index) => {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, index)
    if (earlier === undefined) return []
    return [{ path: ['checks', index, 'id'], fault: { code: 'id-taken', id, by: earlier + 1 } }]
  })
}

function needsFaults(checks: CheckInput[]): WrongAt[] {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const wrong = checks.flatMap((check, index) =>
    check.needs.flatMap((need, entry): WrongAt[] => {
      const path = ['checks', index, 'needs', entry]
      if (need === check.id) return [{ path, fault: { code: 'needs-itself', id: need } }]
      if (byId.has(need)) return []
      const others = [...byId.keys()].filter((id) => id !== check.id)
      return [{ path, fault: { code: 'needs-unknown', id: need }, suggestion: nearest(need, others) }]
    }),
  )
  if (wrong.length > 0) return wrong
  const cycle = findCycle(byId)
  if (!cycle) return []
  const index = checks.findIndex(({ id }) => id === cycle[0])
  return [{ path: ['checks', index, 'needs'], fault: { code: 'needs-cycle', ids: cycle } }]
}

/** Ids that need each other, with the first one again at the end. */
function findCycle(byId: Map<string, CheckInput>): string[] | undefined {
  const done = new Set<string>()
  const walk = (id: string, trail: string[]): string[] | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const need of byId.get(id)?.needs ?? []) {
      const cycle = walk(need, [...trail, id])
      if (cycle) return cycle
    }
    done.add(id)
    return undefined
  }
  for (const id of byId.keys()) {
    const cycle = walk(id, [])
    if (cycle) return cycle
  }
  return undefined
}

function pointsFaults(checks: CheckInput[]): WrongAt[] {
  if (checks.some(({ points }) => points > 0)) return []
  return [{ path: ['checks'], at: 'key', fault: { code: 'no-points' } }]
}
