import type { Columns, Field } from './columns.ts'
import type { List, Row, WrongInLine } from './list.ts'

/** A student as a list has them. */
export interface Person {
  line: number
  name: string | undefined
  email: string | undefined
  /** What exports into the same system need, by the English names of its columns. */
  keys: Record<string, string>
  /** What an id can be made of, the best first. */
  ids: string[]
}

/** Why a line is no student. */
export type Skipped = { line: number; why: 'points-possible' | 'test-student' | 'no-student' }

const KEYS: Field[] = [
  'ID number',
  'Username',
  'ID',
  'SIS User ID',
  'SIS Login ID',
  'Integration ID',
  'Root Account',
  'Section',
]
/** What names one student of a system. */
const IDS: Field[] = ['id', 'ID number', 'SIS User ID', 'username', 'Username', 'SIS Login ID', 'ID']
const LONGEST = 300

/** The students of a list, the lines that are none, and what is wrong in it. */
export function peopleIn(
  list: List,
  columns: Columns,
): { people: Person[]; skipped: Skipped[]; wrongs: WrongInLine[] } {
  const people: Person[] = []
  const skipped: Skipped[] = []
  const wrongs: WrongInLine[] = []
  for (const row of list.rows) {
    const cell = (field: Field) => row.cells[columns.at.get(field) ?? -1] || undefined
    const why = whyNone(cell, columns)
    if (why) skipped.push({ line: row.line, why })
    else people.push(personIn(row, cell))
    if (!why) wrongs.push(...wrongIn(row, cell))
  }
  return { people, skipped, wrongs: [...wrongs, ...twice(people)] }
}

type Cell = (field: Field) => string | undefined

/** Canvas puts possible points and how they are posted above the students, and a test student below them. */
function whyNone(cell: Cell, { format }: Columns): Skipped['why'] | undefined {
  if (format === 'canvas') {
    const name = cell('name')
    if (name === undefined || /^(points possible|可能的分数|满分)$/i.test(name)) return 'points-possible'
    if (/^(student, test|test student)$/i.test(name)) return 'test-student'
  }
  const roles = cell('roles')
  return roles !== undefined && !/student|学生/i.test(roles) ? 'no-student' : undefined
}

function personIn({ line }: Row, cell: Cell): Person {
  const login = cell('SIS Login ID')
  const email = cell('email') ?? (login && isEmail(login) ? login : undefined)
  const keys = KEYS.flatMap((field) => {
    const value = cell(field)
    return value === undefined ? [] : [[field, value] as const]
  })
  const name = nameIn(cell)
  const ids = [...IDS.map(cell), email].filter((id) => id !== undefined)
  return { line, name, email, keys: Object.fromEntries(keys), ids }
}

/** A whole name, in the order of its language: Canvas writes `Doe, Jane`. */
function nameIn(cell: Cell): string | undefined {
  const [last, first, ...more] = cell('name')?.split(/, ?/) ?? [cell('last'), cell('first')]
  if (more.length > 0) return cell('name')
  const parts = [last, first].filter((part) => part !== undefined)
  if (parts.length < 2) return parts[0]
  return parts.every((part) => /^\p{Script=Han}+$/u.test(part)) ? parts.join('') : `${first} ${last}`
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254

function wrongIn({ line }: Row, cell: Cell): WrongInLine[] {
  const email = cell('email')
  const shortened = IDS.map(cell).find((id) => id !== undefined && /^\d([.,]\d+)?E\+\d+$/i.test(id))
  const names = [...IDS, 'email', 'name', 'first', 'last'] as Field[]
  if (names.every((field) => cell(field) === undefined)) return [{ line, fault: { code: 'list-nobody' } }]
  if (shortened !== undefined) return [{ line, fault: { code: 'list-shortened', value: shortened } }]
  if (email !== undefined && !isEmail(email)) return [{ line, fault: { code: 'list-email', email } }]
  const tooLong = names.some((field) => (cell(field)?.length ?? 0) > LONGEST)
  return tooLong ? [{ line, fault: { code: 'value-too-long', most: LONGEST } }] : []
}

/** Two lines with one number, login or address are one student, or a mistake: we can't know which. */
function twice(people: readonly Person[]): WrongInLine[] {
  const first = new Map<string, number>()
  return people.flatMap(({ line, ids: [id], email }): WrongInLine[] => {
    for (const value of new Set([id, email].filter((one) => one !== undefined))) {
      const by = first.get(value.toLowerCase())
      if (by !== undefined) return [{ line, fault: { code: 'list-twice', value, line: by } }]
    }
    for (const value of [id, email]) if (value !== undefined) first.set(value.toLowerCase(), line)
    return []
  })
}
