/** Why the engine could not be asked. Each has a page: `docker-lab explain CODE`. */
export type LookProblem =
  | 'engine-unreachable'
  | 'engine-permission'
  | 'engine-too-old'
  | 'engine-timeout'
  | 'engine-answer'
  | 'context-missing'
  | 'endpoint-unsupported'
  | 'image-gone'
  | 'deadline'
  | 'probe-broke'

/** We could not look. It says nothing about the student's work, and is never scored as zero. */
export class CouldNotLook extends Error {
  override name = 'CouldNotLook'
  readonly code: LookProblem
  /** The endpoint that was asked, or '' when it did not come to that. */
  readonly endpoint: string
  /** What the system or the engine said, untrusted. */
  readonly detail: string

  constructor(code: LookProblem, endpoint: string, detail: string, options?: ErrorOptions) {
    super(`${code}: ${endpoint} ${detail}`, options)
    this.code = code
    this.endpoint = endpoint
    this.detail = detail
  }
}
