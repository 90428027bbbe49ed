import { isDeviceName } from '../roster-schema.ts'
import type { Person } from './people.ts'

const LONGEST = 64

/**
 * An id for each of these people, in their order: what the list calls them, made safe for names of files and addresses,
 * and different from all others in more than upper and lower case.
 * @param taken ids of students who are in the roster already
 */
export function idsFor(people: readonly Person[], taken: Iterable<string>): string[] {
  const used = new Set([...taken].map((id) => id.toLowerCase()))
  return people.map((person) => {
    const wanted = wantedBy(person)
    const id = wanted.find((one) => !used.has(one.toLowerCase())) ?? numbered(wanted[0], used)
    used.add(id.toLowerCase())
    return id
  })
}

/** Before the whole of an address comes what is before its @. A number or a login stays as the list writes it. */
function wantedBy({ ids: [id], name = '' }: Person): string[] {
  const address = id?.includes('@') ? id.toLowerCase() : undefined
  const words = address ? [address.replace(/@.*/, ''), address] : [id ?? name.toLowerCase()]
  return words.map(safe).filter((word) => word !== '')
}

function safe(word: string): string {
  const ascii = word.normalize('NFKD').replace(/\p{M}/gu, '')
  // A name of which only some letters are ASCII would be no name any more.
  if (/\p{L}/u.test(ascii.replace(/[A-Za-z]/g, ''))) return ''
  const id = trimmed(ascii.replace(/[^A-Za-z0-9._@-]+/g, '-').slice(0, LONGEST))
  return isDeviceName(id) ? trimmed(`student-${id}`.slice(0, LONGEST)) : id
}

const trimmed = (word: string) => word.replace(/^[^A-Za-z0-9]+|[.-]+$/g, '')

/** `alice-2`; and `student-1` for those whose names have no letter that can be used. */
function numbered(wanted: string | undefined, used: ReadonlySet<string>): string {
  for (let number = wanted === undefined ? 1 : 2; ; number += 1) {
    const end = `-${number}`
    const id = `${trimmed((wanted ?? 'student').slice(0, LONGEST - end.length))}${end}`
    if (!used.has(id.toLowerCase())) return id
  }
}
