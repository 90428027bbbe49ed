/**
 * What the work of two students has in common that separate work does not have: ids of containers and of images that
 * they built, and times of creation. A reason to ask, and no proof.
 */
export interface SharedIds {
  /** Ids in the roster. */
  students: readonly [string, string]
  /** The lab's slug. */
  lab: string
  shared: readonly SharedId[]
}

export interface SharedId {
  kind: 'container' | 'image' | 'created'
  /** The id, or the time: ISO 8601. */
  value: string
}

/** The ids in one student's work. */
export interface OwnIds {
  student: string
  lab: string
  ids: readonly SharedId[]
}

/** What so many students have, if it is also more than half of them, was handed out. */
const HANDED_OUT = 4

/** The pairs of students whose work in a lab has ids in common. */
export function sharedIds(all: readonly OwnIds[]): SharedIds[] {
  return [...Map.groupBy(all, ({ lab }) => lab)].flatMap(([lab, works]) => pairsIn(lab, works))
}

function pairsIn(lab: string, works: OwnIds[]): SharedIds[] {
  const owners = new Map<string, { id: SharedId; students: Set<string> }>()
  for (const { student, ids } of works)
    for (const id of ids) {
      const key = `${id.kind} ${id.value}`
      const owned = owners.get(key) ?? { id, students: new Set() }
      owned.students.add(student)
      owners.set(key, owned)
    }
  const classSize = new Set(works.map(({ student }) => student)).size
  const pairs = new Map<string, SharedIds & { shared: SharedId[] }>()
  for (const { id, students } of owners.values()) {
    if (students.size < 2 || (students.size >= HANDED_OUT && students.size > classSize / 2)) continue
    const sorted = [...students]
    sorted.forEach((one, index) => {
      for (const other of sorted.slice(index + 1)) {
        const key = JSON.stringify([one, other])
        const pair = pairs.get(key) ?? { students: [one, other], lab, shared: [] }
        pair.shared.push(id)
        pairs.set(key, pair)
      }
    })
  }
  return [...pairs.values()]
}
