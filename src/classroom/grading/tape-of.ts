import type { Tape } from '../../docker/port/tape.ts'
import { ASKER } from '../snapshot/named.ts'

/**
 * What the checks of one lab asked, of a tape on which there are several, and what a snapshot has besides, so that a
 * mended lab can be judged. Judged again, it gives the same report.
 */
export function tapeOf({ answers, askedBy, ...more }: Tape, slug: string): Tape {
  const own = Object.entries(askedBy).flatMap(([key, askers]) => {
    const ofLab = askers.filter((asker) => asker.startsWith(`${slug}#`) || asker === ASKER)
    return ofLab.length > 0 ? [[key, ofLab] as const] : []
  })
  const given = own.flatMap(([key]) => {
    const answer = answers[key]
    return answer === undefined ? [] : [[key, answer] as const]
  })
  return { ...more, answers: Object.fromEntries(given), askedBy: Object.fromEntries(own) }
}
