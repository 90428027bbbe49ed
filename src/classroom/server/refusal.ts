/** Why a request is refused, as its answer says. The words of each are in `class-serve`. */
export type RefusalCode =
  | 'not-found'
  | 'no-cell'
  | 'no-attempt'
  | 'no-diagnosis'
  | 'not-json'
  | 'encoding'
  | 'too-big'
  | 'unreadable'
  | 'token'
  | 'not-a-student'
  | 'not-in-class'
  | 'other-student'
  | 'no-lab'
  | 'too-often'
  | 'busy'
  | 'too-many-pages'
  | 'login'
  | 'code'
  | 'login-unreadable'
  | 'login-too-big'
  | 'other-site'
  | 'gradebook'
  | 'bug'

/** How the answer is refused: a status of HTTP. */
const STATUS = {
  'not-found': 404,
  'no-cell': 404,
  'no-attempt': 404,
  'no-diagnosis': 404,
  'not-json': 415,
  encoding: 415,
  'too-big': 413,
  unreadable: 422,
  token: 401,
  'not-a-student': 403,
  'not-in-class': 403,
  'other-student': 403,
  'no-lab': 422,
  'too-often': 429,
  busy: 503,
  'too-many-pages': 503,
  login: 401,
  code: 401,
  'login-unreadable': 422,
  'login-too-big': 413,
  'other-site': 403,
  gradebook: 503,
  bug: 500,
} as const satisfies Record<RefusalCode, number>

/** A request is refused. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode
  readonly status: (typeof STATUS)[RefusalCode]
  /** When it is worth trying again, in seconds. */
  readonly retryAfter: number | undefined
  /** What is wrong with what was sent, in the user's language. */
  readonly detail: string | undefined

  constructor(code: RefusalCode, more: { retryAfter?: number; detail?: string } = {}) {
    super(code)
    this.code = code
    this.status = STATUS[code]
    this.retryAfter = more.retryAfter
    this.detail = more.detail
  }
}
