import { familiar } from '../../docker/port/reference.ts'
import type { Literal } from './literals.ts'
import { holds } from './mentions.ts'
import { oncePer, oncePerText } from './once.ts'
import type { LabScope } from './rule.ts'

/** The words and numbers that a lab has besides its texts: what checks ask for, what `start` makes, what it owns. */
export interface LabWords {
  /** Names of containers, images, volumes and networks, paths, and other words: what a text can misspell. */
  names: ReadonlySet<string>
  /** Ports of the host, each with the ports of a container that it has to lead to, where a check says so. */
  published: ReadonlyMap<string, ReadonlySet<string>>
  hasPorts: boolean
  /** Whether the lab has a word or a number: as a whole, or as a part of a name or a path. */
  has(word: string): boolean
}

/** Of what is compared as a name, the shortest. Two letters are near to everything. */
const SHORTEST = 3

export const labWords = oncePer(({ lab, literals }: Pick<LabScope, 'lab' | 'literals'>): LabWords => {
  const { owns, environment, checks } = lab
  const services = environment.containers
  const images = [...owns.images, ...environment.images, ...services.map(({ image }) => image)]
  const named = literals.flat().filter(({ kind }) => kind !== 'text' && kind !== 'url')
  const whole = [
    ...images,
    ...owns.containers,
    ...owns.volumes,
    ...owns.networks,
    ...owns.services,
    ...environment.volumes,
    ...environment.networks,
    ...services.map(({ name }) => name),
    ...named.map(({ value }) => value),
  ]
  const parts = whole.flatMap((name) => [name, ...name.split(/[/:@=]/)])
  const names = new Set(parts.filter((name) => name.length >= SHORTEST && /[a-z]/i.test(name)))
  const everything = [
    JSON.stringify([owns, environment, checks.map(({ want }) => want)]),
    ...images.map(familiar),
  ].join(' ')
  const published = pairsOf(literals, services)
  return {
    names,
    published,
    hasPorts: published.size > 0 || literals.flat().some(({ kind }) => kind === 'port' || kind === 'url'),
    has: oncePerText(
      (word) => names.has(word) || holds(everything, word, EDGES) || holds(everything, word, PATH_EDGES),
    ),
  }
})

const EDGES = { before: '[\\w.-]', after: '[\\w-]|\\.\\w' }
/** `/etc` is in `/etc/nginx`. */
const PATH_EDGES = { before: '[\\w.]', after: '\\w' }

function pairsOf(literals: Literal[][], services: { ports: string[] }[]): LabWords['published'] {
  const pairs = new Map<string, Set<string>>()
  const add = (host: string, inside: string) =>
    pairs.set(host, (pairs.get(host) ?? new Set()).add(inside.replace(/\/.*$/, '')))
  for (const one of literals) {
    const ports = one.filter(({ kind }) => kind === 'port')
    const inside = ports.filter(({ ofHost }) => !ofHost)
    for (const { value } of ports.filter(({ ofHost }) => ofHost))
      for (const port of inside) add(value, port.value)
  }
  for (const [host = '', inside = ''] of services.flatMap(({ ports }) => ports.map((one) => one.split(':'))))
    add(host, inside)
  return pairs
}
