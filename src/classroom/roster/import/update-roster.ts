import { isAlias, isSeq, parseDocument } from 'yaml'
import type { Student } from '../roster.ts'
import { idsFor } from './ids.ts'
import type { Person } from './people.ts'
import { complete, type StudentLine, studentNode, written } from './student-nodes.ts'

export interface Updated {
  text: string
  added: string[]
  /** Students who got an address or keys that they did not have. */
  completed: string[]
  /** Students of the roster who are not in the list. They stay. */
  absent: string[]
}

/**
 * A roster with the people of a list who are not in it yet. Nobody is removed, nothing that is there is changed, and
 * comments stay where they are.
 */
export function updatedRoster(
  source: string,
  students: readonly Student[],
  people: readonly Person[],
): Updated {
  const doc = parseDocument(source, { schema: 'failsafe' })
  const node = doc.get('students', true) as unknown
  const list = isAlias(node) ? node.resolve(doc) : node
  if (!isSeq(list)) throw new TypeError('a roster that was read has a list of students')
  const known = matched(students, people)
  const completed = [...known]
    .filter(([person, index]) => complete(list.items[index], person))
    .sort(([, one], [, other]) => one - other)
    .map(([, index]) => students[index]?.id ?? '')
  const added = studentLines(
    people.filter((person) => !known.has(person)),
    students.map(({ id }) => id),
  )
  list.items.push(...added.map(studentNode))
  const there = new Set(known.values())
  const absent = students.filter((_, index) => !there.has(index)).map(({ id }) => id)
  const text = added.length + completed.length === 0 ? source : written(doc, source)
  return { text, added: added.map(({ id }) => id), completed, absent }
}

/** People of a list as lines of a roster. */
export function studentLines(people: readonly Person[], taken: readonly string[] = []): StudentLine[] {
  const ids = idsFor(people, taken)
  return people.map(({ name, email, keys }, index) => ({ id: ids[index] ?? '', name, email, keys }))
}

/** What a student of the roster and a person of a list both have if they are the same, the surest first. */
const WAYS: { inRoster(student: Student): string[]; inList(person: Person): string[] }[] = [
  { inRoster: ownKeys, inList: ownKeys },
  { inRoster: address, inList: address },
  { inRoster: ({ id }) => [id], inList: (person) => (hasNumber(person) ? idsFor([person], []) : []) },
  {
    inRoster: ({ id, email }) => (email === undefined ? [id] : []),
    inList: (person) => (person.email === undefined || hasNumber(person) ? [] : idsFor([person], [])),
  },
  // Two can have one name, so it tells only of those of whom nothing else is known.
  { inRoster: ({ name }) => [name], inList: ({ name, ids }) => (name && ids.length === 0 ? [name] : []) },
]

/** Columns of which many students have the same. */
const SHARED = new Set(['Section', 'Root Account'])

function ownKeys({ keys }: Pick<Person, 'keys'>): string[] {
  return Object.entries(keys).flatMap(([key, value]) => (SHARED.has(key) ? [] : [`${key} ${value}`]))
}

function address({ email }: Pick<Person, 'email'>): string[] {
  return email === undefined ? [] : [email]
}

const hasNumber = ({ ids: [id] }: Person): boolean => id !== undefined && !id.includes('@')

/** Which student of the roster each person is, by their places in it. Each student is one person. */
function matched(students: readonly Student[], people: readonly Person[]): Map<Person, number> {
  const found = new Map<Person, number>()
  const free = new Map(students.entries())
  for (const { inRoster, inList } of WAYS) {
    const places = new Map<string, number[]>()
    for (const [index, student] of free)
      for (const word of inRoster(student).map(lower)) places.set(word, [...(places.get(word) ?? []), index])
    for (const person of people.filter((one) => !found.has(one))) {
      const index = inList(person)
        .flatMap((word) => places.get(lower(word)) ?? [])
        .find((one) => free.has(one))
      if (index === undefined) continue
      found.set(person, index)
      free.delete(index)
    }
  }
  return found
}

const lower = (word: string) => word.toLowerCase()
