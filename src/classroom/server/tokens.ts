import { csv } from '../exports/csv.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Roster, Student } from '../roster/roster.ts'
import { seedOf } from '../roster/seed.ts'
import { hashOf, isOfSession, newToken } from './token.ts'

/** What students or teachers have of tokens that are valid. */
export interface Issued {
  /** A student's id, or `teacher:1a2b3c4d`, which no student can be called. */
  id: string
  student: string | null
  /** When the newest was made. */
  at: Date
  hashes: string[]
}

/** Who can hand in, and who can log in; the oldest first. */
export async function issuedTokens(gradebook: Pick<Gradebook, 'tokens'>): Promise<Issued[]> {
  const issued = new Map<string, Issued>()
  for (const { hash, student, at } of await gradebook.tokens()) {
    if (isOfSession(hash)) continue
    const id = student ?? `teacher:${hash.slice(0, 8)}`
    issued.set(id, { id, student, at, hashes: [...(issued.get(id)?.hashes ?? []), hash] })
  }
  return [...issued.values()]
}

/**
 * A new token for each student, as CSV with the address to hand in to and, where the roster has one, their seed. The
 * gradebook has the hashes before anything is shown.
 */
export async function studentTokens(
  gradebook: Pick<Gradebook, 'addToken'>,
  students: readonly Pick<Student, 'id' | 'name' | 'email'>[],
  { url, roster }: { url: string; roster: Pick<Roster, 'seed'> },
): Promise<string> {
  const rows: string[][] = [
    ['id', 'name', 'email', 'address', ...(roster.seed === undefined ? [] : ['seed'])],
  ]
  for (const { id, name, email } of students) {
    const token = newToken('student')
    await gradebook.addToken({ hash: hashOf(token), student: id, at: new Date() })
    rows.push([id, name, email ?? '', `${url}/s/${token}`, ...[seedOf(roster, id) ?? []].flat()])
  }
  return csv(rows)
}

/** A new token for a teacher. */
export async function teacherToken(gradebook: Pick<Gradebook, 'addToken'>): Promise<string> {
  const token = newToken('teacher')
  await gradebook.addToken({ hash: hashOf(token), student: null, at: new Date() })
  return token
}

/** Nobody hands in or logs in with them any more. With a teacher's, every session ends: none says whose it is. */
export async function revokeTokens(
  gradebook: Pick<Gradebook, 'tokens' | 'removeTokens'>,
  revoked: readonly Issued[],
): Promise<void> {
  const ofTeacher = revoked.some(({ student }) => student === null)
  const sessions = ofTeacher ? (await gradebook.tokens()).filter(({ hash }) => isOfSession(hash)) : []
  await gradebook.removeTokens([
    ...revoked.flatMap(({ hashes }) => hashes),
    ...sessions.map(({ hash }) => hash),
  ])
}
