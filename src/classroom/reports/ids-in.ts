import type { Container, Image } from '../../docker/port/docker.ts'
import type { Tape } from '../../docker/port/tape.ts'
import type { SharedId } from './shared-ids.ts'

/** Parts of a second: whole ones can be the same by chance. */
const EXACT_TIME = /^\d{4}-.*\.\d{3,}/

/** The ids and times in what an engine answered that nobody else's work has: of containers, and of images built there. */
export function idsIn(tape: Tape): SharedId[] {
  const found = new Map<string, SharedId>()
  const note = (kind: SharedId['kind'], value: unknown) => {
    if (typeof value === 'string' && value !== '') found.set(`${kind} ${value}`, { kind, value })
  }
  const noteTime = (value: unknown) => {
    if (typeof value === 'string' && EXACT_TIME.test(value)) note('created', value)
  }
  const noteImage = (image: Partial<Image> | undefined) => {
    if (!image || cameFromElsewhere(image)) return
    note('image', image.id)
    noteTime(image.created)
  }
  for (const [key, answer] of Object.entries(tape.answers)) {
    const gave = 'gave' in answer ? answer.gave : undefined
    if (typeof gave !== 'object' || gave === null) continue
    const question = questionOf(key)
    if (question === 'container') {
      const container = gave as Partial<Container>
      note('container', container.id)
      noteTime(container.created)
      noteImage(container.image)
    } else if (question === 'image') noteImage(gave)
  }
  return [...found.values()]
}

function questionOf(key: string): unknown {
  const asked: unknown = JSON.parse(key)
  return Array.isArray(asked) && asked[0] === 'docker' ? asked[1] : undefined
}

/** Whoever pulls an image has the same. */
const cameFromElsewhere = ({ digests = [], verified = [] }: Partial<Image>): boolean =>
  digests.length > 0 || verified.length > 0
