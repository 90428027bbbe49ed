import { type Cell, csv } from '../exports/csv.ts'
import type { Gradebook } from '../gradebook/gradebook.ts'
import type { Student } from '../roster/roster.ts'
import { hashOf, newToken } from './token.ts'

/**
 * A new token for each student, as CSV with the address to hand in to; those from before stay valid. The gradebook has
 * the hashes before anything is shown.
 */
export async function studentTokens(
  gradebook: Pick<Gradebook, 'addToken'>,
  students: readonly Pick<Student, 'id' | 'name' | 'email'>[],
  url: string,
): Promise<string> {
  const rows: Cell[][] = [['id', 'name', 'email', 'address']]
  for (const { id, name, email } of students) {
    const token = newToken('student')
    await gradebook.addToken({ hash: hashOf(token), student: id, at: new Date() })
    rows.push([id, name, email ?? null, `${url}/s/${token}`])
  }
  return csv(rows)
}

/** A new token for a teacher. */
export async function teacherToken(gradebook: Pick<Gradebook, 'addToken'>): Promise<string> {
  const token = newToken('teacher')
  await gradebook.addToken({ hash: hashOf(token), student: null, at: new Date() })
  return token
}
