import { nearest } from '../../lab/nearest.ts'
import type { WrongAt } from '../../lab/yaml-file.ts'
import type { Student } from './roster.ts'
import type { RosterInput } from './roster-schema.ts'

const SOURCES = ['host', 'context', 'submission', 'snapshot'] as const

/** What a schema cannot say of students and groups: each is there once, has one source of their own, and is in one group. */
export function wrongAmongStudents(input: RosterInput, students: readonly Student[]): WrongAt[] {
  return [...takenIds(input), ...wrongSources(input, students), ...wrongGroups(input)]
}

/** Ids become names of files, and some file systems do not tell upper and lower case apart. */
function takenIds({ students }: RosterInput): WrongAt[] {
  const first = new Map<string, number>()
  return students.flatMap(({ id }, index): WrongAt[] => {
    const by = first.get(id.toLowerCase())
    if (by === undefined) {
      first.set(id.toLowerCase(), index)
      return []
    }
    const other = students[by]?.id ?? id
    return [{ path: ['students', index, 'id'], fault: { code: 'student-taken', id, by: by + 1, other } }]
  })
}

/** One engine or hand-in for two students would give one of them the grade of the other. */
function wrongSources({ students: inputs, groups }: RosterInput, students: readonly Student[]): WrongAt[] {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index] as const)))
  const first = new Map<string, string>()
  return inputs.flatMap((input, index): WrongAt[] => {
    const keys = SOURCES.filter((key) => input[key] !== undefined)
    const [key] = keys
    if (key === undefined) return []
    if (keys.length > 1)
      return [{ path: ['students', index, keys[1] ?? key], at: 'key', fault: { code: 'two-sources', keys } }]
    const source = JSON.stringify(students[index]?.from)
    const by = first.get(source)
    if (by === undefined) first.set(source, input.id)
    const isShared = by !== undefined && groupOf.get(by) === (groupOf.get(input.id) ?? -1)
    if (by === undefined || isShared || by === input.id) return []
    return [{ path: ['students', index, key], fault: { code: 'source-taken', key, by } }]
  })
}

function wrongGroups({ students, groups }: RosterInput): WrongAt[] {
  const ids = new Set(students.map(({ id }) => id))
  const grouped = new Set<string>()
  return groups.flatMap((group, index) =>
    group.flatMap((id, at): WrongAt[] => {
      const path = ['groups', index, at]
      if (!ids.has(id))
        return [{ path, fault: { code: 'student-unknown', id }, suggestion: nearest(id, ids) }]
      if (grouped.has(id)) return [{ path, fault: { code: 'student-in-two-groups', id } }]
      grouped.add(id)
      return []
    }),
  )
}
