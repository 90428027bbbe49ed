import type { GradebookTrouble } from '../../../languages/en/class-gradebook.ts'
import { GradebookProblem } from '../gradebook-problem.ts'

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: Record<string, GradebookTrouble> = {
  '28P01': { code: 'wrong-password' },
  '28000': { code: 'wrong-password' },
  '3D000': { code: 'no-database' },
  '42501': { code: 'no-rights' },
  '25006': { code: 'read-only' },
  '53100': { code: 'disk-full' },
  '55P03': { code: 'locked' },
  '57014': { code: 'locked' },
  // Tables or columns are not as we made them.
  '42P01': { code: 'damaged' },
  '42703': { code: 'damaged' },
  XX001: { code: 'damaged' },
  XX002: { code: 'damaged' },
}

/** Classes and codes of what a second try may not meet: connections, resources, shutdowns, and two that met. */
const PASSING = /^(08...|53[23]00|57P0[1235]|40001|40P01)$/

/** What Node says of connections that fail. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])

/** What pg says without any code. */
const LOST =
  /connection terminated|not queryable|timeout exceeded|query read timeout|connection error|timeout expired|invalid response/i

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether the connection was lost, or the server is busy or restarting: a second try may succeed. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== '') return PASSING.test(code) || NETWORK.has(code)
  return error instanceof Error && LOST.test(error.message)
}

/**
 * What an error of PostgreSQL or of the way to it means for a gradebook; anything else stays as it is.
 * @param when a server that was there and went away is told from one that never answered
 */
export function postgresProblem(place: string, error: unknown, when: 'opening' | 'open'): unknown {
  const trouble = troubleOf(error, when)
  return trouble === undefined ? error : new GradebookProblem(place, trouble, { cause: error })
}

function troubleOf(error: unknown, when: 'opening' | 'open'): GradebookTrouble | undefined {
  if (!(error instanceof Error) || error instanceof GradebookProblem) return undefined
  const code = codeOf(error)
  const known = BY_STATE[code]
  if (known) return known
  // No password was given, or one that proves nothing.
  if (code === '' && error.message.startsWith('SASL')) return { code: 'wrong-password' }
  const reason = code === '' ? error.message : code
  if (/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code) || /\bSSL\b/.test(error.message))
    return { code: 'no-tls', reason }
  if (isPassing(error)) return when === 'open' ? { code: 'lost', reason } : troubleAtOpening(error, reason)
  return undefined
}

/** One that takes the connection and then neither answers nor keeps it speaks something else. */
function troubleAtOpening(error: Error, reason: string): GradebookTrouble {
  const silent = codeOf(error) === '' && LOST.test(error.message)
  return silent ? { code: 'no-postgres' } : { code: 'away', reason }
}
