import { randomBytes } from 'node:crypto'
import type { Gradebook } from '../gradebook/gradebook.ts'
import { hashOf, hashOfSession, looksLikeToken } from './token.ts'

/** A teacher stays logged in for a school day, in ms. */
export const SESSION_MS = 12 * 60 * 60 * 1000

/** Who can see the class. */
export interface Logins {
  /** A new code for a link, which works once; the one before works no more. */
  newCode(): string
  /** A session, for a code of a link or a teacher's token; undefined for anything else. */
  open(secret: string): Promise<string | undefined>
  isOpen(session: string | undefined): Promise<boolean>
  /** At every server on the gradebook. */
  close(session: string): Promise<void>
}

/**
 * Sessions are kept in the gradebook as tokens are, so that one holds for every server on it. When it ends is a part of it
 * that its hash covers, and nobody can change.
 */
export function openLogins(
  gradebook: Pick<Gradebook, 'addToken' | 'tokenOwner' | 'removeTokens'>,
  now: () => number = Date.now,
): Logins {
  let code: string | undefined

  async function isTeacher(secret: string): Promise<boolean> {
    if (code !== undefined && hashOf(secret) === hashOf(code)) {
      code = undefined
      return true
    }
    if (!looksLikeToken(secret, 'teacher')) return false
    return (await gradebook.tokenOwner(hashOf(secret)))?.student === null
  }

  return {
    newCode() {
      code = randomBytes(16).toString('base64url')
      return code
    },
    async open(secret) {
      if (!(await isTeacher(secret))) return undefined
      const session = `${now() + SESSION_MS}.${randomBytes(32).toString('base64url')}`
      await gradebook.addToken({ hash: hashOfSession(session), student: null, at: new Date(now()) })
      return session
    },
    async isOpen(session) {
      if (session === undefined) return false
      const [, end] = /^(\d{13})\.[\w-]{43}$/.exec(session) ?? []
      if (end === undefined || Number(end) <= now()) return false
      return (await gradebook.tokenOwner(hashOfSession(session)))?.student === null
    },
    close: (session) => gradebook.removeTokens([hashOfSession(session)]),
  }
}
