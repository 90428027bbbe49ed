import { type ProblemWords, sayProblem } from '../../grading/problems/problems.ts'
import type { Messages } from '../../languages/en/messages.ts'
import type { Examined } from './examine.ts'
import type { OfLabs } from './examine-labs.ts'

/** Something that was examined, in words, with what to do where it is not as it should be. */
export interface ExaminedLine extends Pick<Examined, 'about' | 'ok'> {
  text: string
  next?: string
}

/** What was examined, in words: one line or more for each, and one for all images and ports that are as they should be. */
export function tellExamined(
  examined: readonly Examined[],
  words: Messages['doctor'],
  problems: ProblemWords,
): ExaminedLine[] {
  return grouped(examined).flatMap(({ about, ok, ...one }) => {
    const lines: Line[] = 'group' in one ? groupLines(one.group, words) : linesOf(one.alone, words, problems)
    return lines.map(([text, next]) => ({ about, ok, text, ...(next !== undefined && { next }) }))
  })
}

type Line = [text: string, next?: string | undefined]

type Grouped = Pick<Examined, 'about' | 'ok'> & ({ alone: Examined } | { group: OfLabs[] })

/** Images and ports that are as they should be are told together, where there are several; each at the place of the first. */
function grouped(examined: readonly Examined[]): Grouped[] {
  const groups = Map.groupBy(examined, (one) => groupOf(one) ?? one)
  return [...groups.values()].map((all): Grouped => {
    const [first] = all as [Examined]
    const { about, ok } = first
    return all.length > 1 ? { about, ok, group: all as OfLabs[] } : { about, ok, alone: first }
  })
}

function groupOf(one: Examined): string | undefined {
  if (!one.ok) return undefined
  if (one.about === 'image') return 'pull' in one ? `image ${one.pull.can}` : 'image here'
  return one.about === 'port' && one.owner === undefined ? 'port' : undefined
}

function groupLines(group: OfLabs[], words: Messages['doctor']): Line[] {
  const images = group.flatMap((one) => (one.about === 'image' ? [one.image] : []))
  const ports = group.flatMap((one) => (one.about === 'port' ? [one.port] : []))
  if (ports.length > 0) return [[words.portsFree(ports)]]
  const [first] = group
  if (first?.about !== 'image' || !('pull' in first)) return [[words.imagesHere(images)]]
  return [[words.imagesMissing(images, first.pull.can === 'yes'), words.fetchAll]]
}

function linesOf(one: Examined, words: Messages['doctor'], problems: ProblemWords): Line[] {
  switch (one.about) {
    case 'runtime':
      return [[words.runtime(one.runtime, one.path)]]
    case 'endpoint': {
      const { url, source, context = '' } = one.endpoint
      return [[words.endpoint(url, source, context)]]
    }
    case 'rights':
      return [
        [
          words.rights[one.rights.by](one.rights),
          one.ok ? undefined : words.getRights[one.rights.by]?.(one.rights),
        ],
      ]
    case 'engine': {
      if (one.ok) return [[words.engine(one.engine.name, one.engine.version ?? '?', one.engine.api)]]
      const { message, next } = sayProblem(one.problem, problems)
      return [[message, next]]
    }
    case 'kind':
      return [[words.kinds[one.kind]]]
    case 'settings': {
      const { system, storageDriver, mirrors } = one.settings
      return [[words.settings(system, storageDriver)], [words.mirrors(mirrors)]]
    }
    case 'proxy':
      return [[words.proxy(one.engine, one.shell), one.ok ? undefined : words.setProxy]]
    case 'memory':
      return [[words.memory(one.room), one.ok ? undefined : words.moreMemory]]
    case 'disk':
      return [[words.disk(one.room), one.ok ? undefined : words.moreDisk]]
    case 'sockets':
      return [[words.otherSocket(one.socket.owner, one.socket.host), words.useSocket(one.socket.host)]]
    case 'image':
      if (!('pull' in one)) return [[words.imageHere(one.image)]]
      if (one.pull.can === 'no') return [[words.notPullable(one.image, one.pull.said), words.helpPull]]
      return [[words.imageMissing(one.image, one.pull.can === 'yes'), words.fetch(one.lab)]]
    case 'port':
      if (one.owner === undefined) return [[words.portFree(one.port)]]
      return [[words.portTaken(one.port, one.owner, one.labs), one.ok ? undefined : words.freePort(one.port)]]
    case 'leftovers':
      return [[words.leftovers(one.lab, one.left), words.removeLeft(one.lab)]]
  }
}
