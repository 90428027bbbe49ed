import type { Container, Image } from '../../docker/port/docker.ts'
import type { Answer, Tape } from '../../docker/port/tape.ts'
import type { StudentTape } from '../snapshot/shared-ids.ts'

const ABOUT = /^\["docker","(container|image)",/

/** The part of a tape that `sharedIds` reads, so that the tapes of a whole school fit into memory. */
export function idsOnly({ answers }: Tape): StudentTape['tape'] {
  const few = Object.entries(answers).flatMap(([key, answer]): [string, Answer][] => {
    if (!ABOUT.test(key) || !('gave' in answer)) return []
    const { gave } = answer
    if (typeof gave !== 'object' || gave === null) return []
    const { id, created, image } = gave as Partial<Container>
    return [[key, { gave: { ...ofImage(gave), id, created, ...(image && { image: ofImage(image) }) } }]]
  })
  return { answers: Object.fromEntries(few) }
}

function ofImage(image: object) {
  const { id, created, digests, verified } = image as Partial<Image>
  return { id, created, ...(digests && { digests }), ...(verified && { verified }) }
}
