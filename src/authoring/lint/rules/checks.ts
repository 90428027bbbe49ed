import { isDeepStrictEqual } from 'node:util'
import { RE2JS } from 're2js'
import type { Check } from '../../../lab/lab.ts'
import type { Path } from '../../../lab/yaml-file.ts'
import type { Emptiness } from '../../../languages/en/lint.ts'
import { asksForAbsence } from '../literals.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'

/** What the checks of a lab can have wrong among themselves. */
export const checkRules = [
  labRule('never-fails', 'error', function* ({ lab }, say) {
    for (const [index, check] of lab.checks.entries())
      for (const { path, why } of emptyConditions(check))
        yield { place: inLab(['checks', index, check.grader, ...path], 'key'), ...say(check.id, why) }
  }),

  labRule('same-check-twice', 'error', function* ({ lab: { checks } }, say) {
    for (const [index, check] of checks.entries()) {
      const earlier = checks
        .slice(0, index)
        .find(({ grader, want }) => grader === check.grader && isDeepStrictEqual(want, check.want))
      if (earlier)
        yield { place: inLab(['checks', index, check.grader], 'key'), ...say(check.id, earlier.id) }
    }
  }),

  labRule('free-points', 'error', function* (scope, say) {
    const { checks } = scope.lab
    const byId = new Map(checks.map((check) => [check.id, check]))
    const isEarned = (check: Check): boolean =>
      !passesAtOnce(check, scope) || check.needs.some((need) => isEarned(byId.get(need) as Check))
    for (const [index, check] of checks.entries())
      if (check.points > 0 && !isEarned(check))
        yield {
          place: inLab(['checks', index, check.grader], 'key'),
          ...say(check.id, asksForAbsence(check)),
        }
  }),

  labRule('cannot-both-pass', 'error', function* ({ lab: { checks } }, say) {
    for (const [index, check] of checks.entries()) {
      const earlier = checks.slice(0, index).find((one) => contradiction(check, one))
      const key = earlier && contradiction(check, earlier)
      if (key) yield { place: inLab(['checks', index, check.grader, key]), ...say(check.id, earlier.id) }
    }
  }),

  labRule('path-outside', 'error', function* ({ literals }, say) {
    for (const { value, path } of literals.flat())
      if (path.at(-1) === 'source' && /(^|[/\\])\.\.([/\\]|$)/.test(value))
        yield { place: inLab(path), ...say(value) }
  }),
]

type Want = Record<string, unknown>
const wantOf = (check: Check) => check.want as Want

/** In every container, whatever its image. */
const ALWAYS_THERE = /^\/(|etc|dev|proc|sys|etc\/(hosts|hostname|resolv\.conf)|dev\/null)\/?$/
const USUAL_NETWORKS = ['bridge', 'host', 'none']
/** Lists and mappings in which nothing means that nothing is asked for; an empty command means none. */
const LISTS = ['exposes', 'volumes', 'labels', 'env', 'header', 'isolated_from', 'contains']

/** By check kind, where that is not told by a key alone. */
const EMPTY: Record<string, (want: Want) => { path: Path; why: Emptiness } | undefined> = {
  file({ exists, path, container, same_as, ...rest }) {
    const other = same_as as Want | undefined
    if (other && other.container === container && other.path === path)
      return { path: ['same_as'], why: 'itself' }
    const asks = ['contains', 'matches', 'equals'].some((key) => rest[key] !== undefined) || other
    return exists && !asks && ALWAYS_THERE.test(`${path}`)
      ? { path: ['path'], why: 'always-there' }
      : undefined
  },
  mount: ({ container, shared_with }) =>
    shared_with === container ? { path: ['shared_with'], why: 'itself' } : undefined,
  network(want) {
    const { name, containers, driver, isolated_from, user_defined } = want
    if (USUAL_NETWORKS.includes(`${name}`) && !containers && !driver)
      return { path: ['name'], why: 'always-there' }
    const alone = Array.isArray(containers) && new Set(containers).size === 1
    return alone && !name && !isolated_from && !user_defined
      ? { path: ['containers'], why: 'any-network' }
      : undefined
  },
}

function emptyConditions({ grader, want }: Check): { path: Path; why: Emptiness }[] {
  const own = EMPTY[grader]?.(want as Want)
  return [...(own ? [own] : []), ...emptyWithin(want, [])]
}

function emptyWithin(value: unknown, path: Path): { path: Path; why: Emptiness }[] {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '')
  if (typeof value === 'string') {
    if (key === 'matches' && matchesAnything(value)) return [{ path, why: 'any-text' }]
    return key === 'contains' && value.trim() === '' ? [{ path, why: 'blank' }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value)
  if (inner.length === 0) return LISTS.includes(key) ? [{ path, why: 'empty-list' }] : []
  return inner.flatMap(([step, one]) =>
    emptyWithin(one, [...path, Array.isArray(value) ? Number(step) : step]),
  )
}

/** Texts that have nothing in common. */
const ANY_TEXTS = ['', 'x', '7', '\n', ' \t', '{"error":"no"}', '<p>…</p>']

function matchesAnything(pattern: string): boolean {
  const compiled = RE2JS.compile(pattern)
  return ANY_TEXTS.every((text) => compiled.matcher(text).find())
}

/** Whether a check passes on an engine on which the student has not done anything yet. */
function passesAtOnce(check: Check, { lab: { environment } }: LabScope): boolean {
  const { grader } = check
  const { name, state, container: _, ...rest } = wantOf(check)
  const isBare = Object.values(rest).every((value) => value === undefined || value === false)
  if (grader === 'container') {
    const service = environment.containers.find((one) => one.name === name)
    return state === 'absent' ? !service : Boolean(service) && state !== 'exited' && state !== 'created'
  }
  if (grader === 'image') return (state === 'absent') !== environment.images.includes(`${name}`) && isBare
  if (grader === 'tcp') return asksForAbsence(check)
  return grader === 'volume' && state === 'absent'
}

/** Two checks of the same kind about the same thing (`by`) cannot want different values of these. */
const ONE_VALUE: Record<string, { by: string[]; of: string[] }> = {
  command: { by: ['container'], of: ['words', 'form'] },
  container: { by: ['name'], of: ['state', 'exit_code'] },
  env: { by: ['container', 'name'], of: ['value'] },
  file: { by: ['container', 'path'], of: ['exists', 'type', 'equals'] },
  http: { by: ['url'], of: ['status'] },
  image: { by: ['name'], of: ['state', 'workdir', 'command', 'entrypoint'] },
  limits: { by: ['container'], of: ['memory', 'cpus', 'pids', 'privileged'] },
  mount: { by: ['container', 'destination'], of: ['type', 'volume', 'source', 'anonymous', 'writable'] },
  network: { by: ['name'], of: ['driver'] },
  restart: { by: ['container'], of: ['policy', 'maximum_retries'] },
  tcp: { by: ['port'], of: ['open'] },
  volume: { by: ['name'], of: ['state', 'driver'] },
}
/** They ask a container that runs. */
const OF_RUNNING = ['exec', 'port']

/** The key by which two checks exclude one another. */
function contradiction(one: Check, other: Check): string | undefined {
  if (one.grader !== other.grader) return hasNoContainer(one, other) ?? hasNoContainer(other, one)
  const rule = ONE_VALUE[one.grader]
  const [want, others] = [wantOf(one), wantOf(other)]
  if (!rule?.by.every((key) => want[key] !== undefined && want[key] === others[key])) return undefined
  return rule.of.find((key) => excludes(want[key], others[key]))
}

function excludes(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined || isDeepStrictEqual(one, other)) return false
  return !([one, other].includes('any') && ![one, other].includes('absent'))
}

/** A container cannot be gone, or stopped, and be looked into. */
function hasNoContainer(one: Check, { grader, want }: Check): string | undefined {
  const { name, state } = wantOf(one)
  if (one.grader !== 'container' || name === undefined || (want as Want).container !== name) return undefined
  const isGone = state === 'absent' || (OF_RUNNING.includes(grader) && state !== 'running' && state !== 'any')
  return isGone ? 'state' : undefined
}
