import type { SharedIds } from '../snapshot/shared-ids.ts'

/** What at least so many students have, if it is also more than half of them, was handed out to them. */
const FEW = 4

type Kind = Exclude<keyof SharedIds, 'students'>

/**
 * The pairs without what most of the class has: an image from an archive that the course hands out, or the one machine
 * that everybody works on. @param size how many students there is work of
 */
export function withoutHandedOut(pairs: readonly SharedIds[], size: number): SharedIds[] {
  const owners = new Map<string, Set<string>>()
  for (const pair of pairs)
    for (const id of [...pair.containers, ...pair.images, ...pair.times]) {
      const known = owners.get(id) ?? new Set()
      owners.set(id, known)
      for (const student of pair.students) known.add(student)
    }
  const isRare = (id: string) => {
    const students = owners.get(id)?.size ?? 0
    return students < FEW || students <= size / 2
  }
  return pairs
    .map((pair) => {
      const rare = (kind: Kind) => pair[kind].filter(isRare)
      return {
        students: pair.students,
        containers: rare('containers'),
        images: rare('images'),
        times: rare('times'),
      }
    })
    .filter(({ containers, images, times }) => containers.length + images.length + times.length > 0)
}
