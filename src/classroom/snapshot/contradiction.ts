import type { Tape } from '../../docker/port/tape.ts'
import type { TapeFault } from '../../languages/en/class-snapshot.ts'

/** The first contradiction in a tape: somebody has edited it. Pure. */
export function contradictionIn({ answers, askedBy }: Tape): TapeFault | undefined {
  const names = new Map<string, string>()
  const foreign = Object.keys(askedBy).find((key) => !Object.hasOwn(answers, key))
  if (foreign !== undefined) return { code: 'no-question', key: foreign }
  for (const [key, answer] of Object.entries(answers)) {
    const question = questionIn(key)
    if (!question) return { code: 'no-question', key }
    const [part, asked, about] = question
    if (part !== 'docker' || !NAMED.includes(`${asked}`) || !('gave' in answer)) continue
    const { name, id } = Object(answer.gave)
    if (typeof name === 'string' && name !== about) return { code: 'other-name', asked: `${about}`, name }
    if (asked !== 'container' || typeof id !== 'string') continue
    const other = names.get(id)
    if (other !== undefined) return { code: 'two-names', id, names: [other, `${about}`] }
    names.set(id, `${about}`)
  }
  return undefined
}

/** Questions about the one thing of a name. */
const NAMED = ['container', 'volume', 'network']

/** Only as the tape itself writes it, so that no question is there twice. */
function questionIn(key: string): unknown[] | undefined {
  try {
    const question: unknown = JSON.parse(key)
    return Array.isArray(question) && JSON.stringify(question) === key ? question : undefined
  } catch {
    return undefined
  }
}
