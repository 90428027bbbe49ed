import { familiar } from '../../../docker/port/reference.ts'
import { portOf } from '../../../docker/port/url-port.ts'
import type { Check, Owned } from '../../../lab/lab.ts'
import type { Literal } from '../literals.ts'
import { mentions } from '../mentions.ts'
import { inLab, type LabScope, labRule } from '../rule.ts'

/** What `reset` removes and `start` prepares, against what the checks ask for. */
export const nameRules = [
  labRule('owns-missing', 'error', function* (scope, say) {
    const seen = new Set<string>()
    for (const { kind, value, path } of presentLiterals(scope)) {
      const list = LISTS[kind]
      if (!list || isProvided(list, value, scope) || seen.has(`${kind} ${value}`)) continue
      seen.add(`${kind} ${value}`)
      yield { place: inLab(path), ...say(list, value) }
    }
  }),

  labRule('owns-unused', 'warning', function* (scope, say) {
    const { owns, environment } = scope.lab
    for (const list of Object.keys(owns) as (keyof Owned)[])
      for (const [index, name] of owns[list].entries()) {
        const isService = list === 'containers' && environment.containers.some((one) => one.name === name)
        if (!isService && !isUsed(KIND_OF[list], name, scope))
          yield { place: inLab(['owns', list, index]), ...say(list, name) }
      }
  }),

  labRule('environment-missing', 'warning', function* (scope, say) {
    const { environment } = scope.lab
    const services = environment.containers.flatMap(({ ports }) =>
      ports.map((one) => Number.parseInt(one, 10)),
    )
    const known = new Set([...environment.ports, ...services])
    for (const { port, path } of hostPorts(scope)) {
      if (known.has(port)) continue
      known.add(port)
      yield { place: inLab(path), ...say(port) }
    }
  }),

  labRule('environment-unused', 'warning', function* (scope, say) {
    const { images, ports, containers } = scope.lab.environment
    const used = new Set([
      ...hostPorts(scope).map(({ port }) => port),
      ...containers.flatMap((one) => one.ports.map((ports) => Number.parseInt(ports, 10))),
    ])
    for (const [index, image] of images.entries())
      if (!isUsed('image', image, scope))
        yield { place: inLab(['environment', 'images', index]), ...say('image', image) }
    for (const [index, port] of ports.entries())
      if (!used.has(port) && !isMentioned('port', `${port}`, scope))
        yield { place: inLab(['environment', 'ports', index]), ...say('port', `${port}`) }
  }),
]

const LISTS: Partial<Record<Literal['kind'], keyof Owned>> = {
  container: 'containers',
  image: 'images',
  volume: 'volumes',
  network: 'networks',
  'swarm-service': 'services',
}
const KIND_OF: Record<keyof Owned, Literal['kind']> = {
  containers: 'container',
  images: 'image',
  volumes: 'volume',
  networks: 'network',
  services: 'swarm-service',
}
/** Every engine has them, and they cannot be removed. */
const USUAL_NETWORKS = ['bridge', 'host', 'none', 'podman', 'ingress']

/** The literals of the checks that ask for something to be there. */
function presentLiterals({ lab, literals, asksForAbsence }: LabScope): Literal[] {
  return literals.filter((_, index) => !asksForAbsence(lab.checks[index] as Check)).flat()
}

function isProvided(list: keyof Owned, name: string, { lab: { owns, environment } }: LabScope): boolean {
  const services = environment.containers
  if (list === 'services') return owns.services.includes(name)
  if (list === 'images') {
    const all = [...owns.images, ...environment.images, ...services.map(({ image }) => image)]
    return all.map(familiar).includes(familiar(name))
  }
  if (list === 'networks' && USUAL_NETWORKS.includes(name)) return true
  const made = list === 'containers' ? services.map((one) => one.name) : environment[list]
  return owns[list].includes(name) || made.includes(name)
}

/** Whether a check asks for it, or a brief speaks of it. */
function isUsed(kind: Literal['kind'], name: string, scope: LabScope): boolean {
  const same = kind === 'image' ? familiar : (one: string) => one
  const isAsked = scope.literals.flat().some((one) => one.kind === kind && same(one.value) === same(name))
  return isAsked || isMentioned(kind, name, scope)
}

function isMentioned(kind: Literal['kind'], value: string, { briefs }: LabScope): boolean {
  return briefs.some(({ text }) => mentions(text, { kind, value, path: [] }))
}

/** The ports of the host that the checks ask for. */
function hostPorts(scope: LabScope): { port: number; path: Literal['path'] }[] {
  return presentLiterals(scope).flatMap(({ kind, value, path, ofHost }) => {
    if (kind === 'url') return [{ port: portOf(new URL(value)), path }]
    const port = ofHost && (kind === 'port' ? value : /^[^/]+?:(\d+)\//.exec(value)?.[1])
    return port ? [{ port: Number(port), path }] : []
  })
}
