import { createHash, randomBytes } from 'node:crypto'

/** By the beginning, a token that went astray is known for what it is. */
const BEGINS = { student: 'dls_', teacher: 'dlt_' } as const

/** A new secret: 32 random bytes. It is shown once; only its {@link hashOf} is kept. */
export const newToken = (of: keyof typeof BEGINS): string =>
  `${BEGINS[of]}${randomBytes(32).toString('base64url')}`

/** What the gradebook keeps of a token: of 32 random bytes, a plain sha256 gives nothing away. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const SESSION = 'session:'

/** The same of a teacher's session, which is told from tokens by its beginning. */
export const hashOfSession = (session: string): string => `${SESSION}${hashOf(session)}`

/** Whether it is the hash of a session, and not of a token. */
export const isOfSession = (hash: string): boolean => hash.startsWith(SESSION)

/** Whether a text can be a token at all, so that nothing else is looked up. */
export const looksLikeToken = (text: string, of: keyof typeof BEGINS): boolean =>
  text.startsWith(BEGINS[of]) && /^.{4}[\w-]{43}$/.test(text)
