import { portOf } from '../../docker/port/url-port.ts'
import type { Claim } from './claim.ts'
import { absenceIn } from './shape.ts'

/** A port of the host leads to one port of one container, and is open or closed: the key that says otherwise. */
export function portConflict(one: Claim, other: Claim): string | undefined {
  const [mine, others] = [hostPortsOf(one), hostPortsOf(other)]
  for (const { port, key } of mine) {
    const second = others.find((found) => found.port === port)
    if (!second) continue
    const [isClosed, isOtherClosed] = [one, other].map((claim) => isPortClosed(claim))
    if (isClosed !== isOtherClosed) return key
    if (leadsElsewhere(one, other)) return key
  }
  return undefined
}

const isPortClosed = ({ check, shape, authoring }: Claim) =>
  absenceIn(check, shape) !== undefined && shape.properties?.[authoring.subject?.[0] ?? '']?.is === 'port'

function hostPortsOf({ literals, check, want }: Claim): { port: string; key: string }[] {
  const protocol = typeof want.protocol === 'string' ? want.protocol : 'tcp'
  return literals.flatMap(({ kind, value, path, ofHost }) => {
    const key = String(path[path.indexOf(check.grader) + 1] ?? '')
    if (kind === 'url') return [{ port: `${portOf(new URL(value))}/tcp`, key }]
    const port = ofHost && (kind === 'port' ? value : /^[^/]+?:(\d+)\//.exec(value)?.[1])
    return port ? [{ port: `${port}/${protocol}`, key }] : []
  })
}

/** Both say which port of which container it is. A container that answers can be behind another's port. */
function leadsElsewhere(one: Claim, other: Claim): boolean {
  const inside = ({ literals }: Claim) => literals.filter(({ kind, ofHost }) => kind === 'port' && !ofHost)
  const [mine] = inside(one)
  const [theirs] = inside(other)
  if (!mine || !theirs || one.check.grader !== other.check.grader) return false
  return mine.value !== theirs.value || one.want.container !== other.want.container
}

/** Two containers that must be on one network, and apart; or find each other by name, and not. */
export function networkConflict(one: Claim, other: Claim): string | undefined {
  const [mine, theirs] = [one, other].map(({ authoring, check }) => authoring.groups?.(check.want))
  if (!mine || !theirs) return undefined
  if (haveCommon(mine.together, theirs.apart) || haveCommon(mine.apart, theirs.together))
    return mine.apart.length > 0 ? 'isolated_from' : 'containers'
  if (haveCommon(mine.named, theirs.nameless) || haveCommon(mine.nameless, theirs.named))
    return 'names_resolve'
  return undefined
}

type Pair = readonly [string, string]

const haveCommon = (some: readonly Pair[], others: readonly Pair[]) =>
  some.some(([one, two]) => others.some((pair) => pair.includes(one) && pair.includes(two) && one !== two))
