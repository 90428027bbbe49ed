import type { Check, Lab } from '../../lab/lab.ts'
import type { Aspect } from '../mutants/about.ts'
import type { TrialChange } from './trial.ts'

/** What should have caught a change. */
export interface Suspect {
  /** The check of the lab that should have. */
  check?: string
  /** Where no check looks at anything like it: the check kind that would. */
  check_kind?: string
}

/** The check kinds that look at an aspect, the closest first. */
const KINDS: Readonly<Record<Aspect, readonly string[]>> = {
  build: ['image', 'command', 'file'],
  content: ['file', 'exec', 'http', 'logs', 'image'],
  environment: ['env', 'image', 'logs', 'exec'],
  image: ['container', 'image', 'registry'],
  limits: ['limits'],
  logs: ['logs', 'exec', 'http'],
  mount: ['mount', 'volume', 'file', 'http'],
  name: [
    'container',
    'port',
    'mount',
    'network',
    'env',
    'limits',
    'restart',
    'command',
    'file',
    'exec',
    'logs',
    'http',
  ],
  network: ['network', 'http', 'exec'],
  port: ['port', 'http', 'tcp'],
  program: ['command', 'logs', 'exec', 'http', 'image', 'file', 'container'],
  registry: ['registry'],
  restart: ['restart'],
  state: ['container', 'network', 'http', 'exec'],
  tag: ['image', 'registry', 'container'],
  volume: ['volume', 'mount'],
}

/** There a check that names what is gone is closer than one of the closest kind. */
const BY_WORDS: readonly Aspect[] = ['content', 'program']
/** There a check need not name what it is about: it can look at a network by its containers. */
const BY_KIND: readonly Aspect[] = ['build', 'network', 'registry', 'tag', 'volume']

/**
 * The check that should have caught a change: one of a kind that looks at such things, about what was changed. Of
 * several, the one that names most of what is gone.
 */
export function suspect({ checks }: Lab, change: TrialChange | undefined): Suspect {
  const { aspect, objects } = change?.about ?? { aspect: undefined, objects: [] }
  if (!change || !aspect) return {}
  const kinds = KINDS[aspect]
  const [before, after] = [wordsOf(change.before), wordsOf(change.after)]
  const gone = change.after.startsWith('# ') ? before : before.filter((word) => !after.includes(word))
  const rated = checks.flatMap((check) => {
    const rank = kinds.indexOf(check.grader)
    if (rank < 0) return []
    const spoken = new Set(wordsOf(JSON.stringify(check.want)))
    const count = (words: string[]) => words.filter((word) => spoken.has(word)).length
    const isAbout = objects.some((name) => namesOf(check).includes(name))
    const speaks = count(gone)
    const rating =
      Number(isAbout) * 10_000 +
      (kinds.length - rank) * 100 +
      (speaks > 0 ? (BY_WORDS.includes(aspect) ? 150 : 80) + speaks : 0) +
      count(before) / 100
    return [{ id: check.id, isAbout, speaks: speaks > 0, rating }]
  })
  const [best] = rated.toSorted((one, other) => other.rating - one.rating)
  const only = checks.filter(({ grader }) => grader === kinds[0]).length === 1
  const fits =
    best && (best.isAbout || best.speaks || objects.length === 0 || (only && BY_KIND.includes(aspect)))
  return fits ? { check: best.id } : { check_kind: kinds[0] as string }
}

/** Every text in what a check asks for. */
function namesOf({ want }: Check): string[] {
  const names: string[] = []
  JSON.stringify(want, (_, value: unknown) => {
    if (typeof value === 'string') names.push(value)
    return value
  })
  return names
}

/** Words, and whole paths. */
const wordsOf = (text: string): string[] => [
  ...new Set([...(text.match(/[\w.-]+/g) ?? []), ...(text.match(/\/[\w./-]+/g) ?? [])]),
]
