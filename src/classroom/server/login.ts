import { randomBytes } from 'node:crypto'
import type { Gradebook } from '../gradebook/gradebook.ts'
import { hashOf, looksLikeToken } from './token.ts'

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
 * that its hash covers, and nobody can change. Nothing is removed from a gradebook, so that one was closed is noted too.
 */
export function openLogins(
  gradebook: Pick<Gradebook, 'addToken' | 'tokenOwner'>,
  now: () => number = Date.now,
): Logins {
  let code: string | undefined
  const hashOfSession = (session: string) => hashOf(`session ${session}`)
  const hashOfEnd = (session: string) => hashOf(`end of session ${session}`)
  const isKept = async (hash: string) => (await gradebook.tokenOwner(hash))?.student === null

  async function isTeacher(secret: string): Promise<boolean> {
    if (code !== undefined && hashOf(secret) === hashOf(code)) {
      code = undefined
      return true
    }
    if (!looksLikeToken(secret, 'teacher')) return false
    return isKept(hashOf(secret))
  }

  async function isOpen(session: string | undefined): Promise<boolean> {
    const [, end] = /^(\d{13})\.[\w-]{43}$/.exec(session ?? '') ?? []
    if (session === undefined || end === undefined || Number(end) <= now()) return false
    return (await isKept(hashOfSession(session))) && !(await isKept(hashOfEnd(session)))
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
    isOpen,
    async close(session) {
      // Only then: otherwise anybody could fill the gradebook.
      if (await isOpen(session))
        await gradebook.addToken({ hash: hashOfEnd(session), student: null, at: new Date(now()) })
    },
  }
}
