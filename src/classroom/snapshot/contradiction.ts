import type { Tape } from '../../docker/port/tape.ts'
import type { TapeFault } from '../../languages/en/class-snapshot.ts'

type Json = Record<string, unknown>

/** The first contradiction in a tape: somebody has edited it. Pure. */
export function contradictionIn({ answers, askedBy }: Tape): TapeFault | undefined {
  const containers = new Map<string, Json>()
  const foreign = Object.keys(askedBy).find((key) => !Object.hasOwn(answers, key))
  if (foreign !== undefined) return { code: 'no-question', key: foreign }
  for (const [key, answer] of Object.entries(answers)) {
    const question = questionIn(key)
    if (!question) return { code: 'no-question', key }
    if (!('gave' in answer)) continue
    const [part, asked, about] = question
    if (part !== 'docker') continue
    const named = ['container', 'volume', 'network'].includes(`${asked}`) ? nameOf(answer.gave) : undefined
    if (named !== undefined && named !== about) return { code: 'other-name', asked: `${about}`, name: named }
    for (const one of containersIn(`${asked}`, answer.gave)) {
      const before = containers.get(`${one.id}`) ?? {}
      if (['created', 'imageId'].some((fact) => differ(one[fact], before[fact])))
        return { code: 'two-in-one', id: `${one.id}` }
      containers.set(`${one.id}`, { ...before, ...one })
    }
  }
  return undefined
}

/** Only as the tape itself writes it, so that no question is there twice. */
function questionIn(key: string): unknown[] | undefined {
  try {
    const question: unknown = JSON.parse(key)
    return Array.isArray(question) && JSON.stringify(question) === key ? question : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (gave: unknown) => (isRecord(gave) && typeof gave.name === 'string' ? gave.name : undefined)

const LISTS = ['containers', 'running', 'allContainers', 'containersOf', 'serviceContainers']

function containersIn(asked: string, gave: unknown): Json[] {
  const all = asked === 'container' ? [gave] : LISTS.includes(asked) && Array.isArray(gave) ? gave : []
  return all.filter(isRecord).filter(({ id }) => typeof id === 'string' && id !== '')
}

const differ = (one: unknown, other: unknown) => one !== undefined && other !== undefined && one !== other
