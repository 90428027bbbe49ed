/** Why we could not look. Each has a page: `docker-lab explain CODE`. */
export type LookProblem =
  | 'engine-unreachable'
  | 'engine-permission'
  | 'engine-tls'
  | 'engine-too-old'
  | 'engine-timeout'
  | 'engine-answer'
  | 'context-missing'
  | 'endpoint-unsupported'
  | 'image-gone'
  /** The image that a container was created from is gone, and a different one has its name. */
  | 'image-replaced'
  /** Two of its answers cannot both be true: something changed between the two questions. */
  | 'changed-meanwhile'
  /** Several projects have a Compose service of that name, and none of them is the one of the student's folder. */
  | 'service-twice'
  /** `start` was not run for the lab, so that its checks for what is gone say nothing. */
  | 'not-started'
  /** The engine itself cannot look at that path of a container. */
  | 'path-unreadable'
  /** The engine does not list all mounts of a container, and one of those that it leaves out can be there. */
  | 'mounts-unknown'
  /** The engine does not list the processes of a container. */
  | 'processes-unknown'
  /** The engine cannot set a limit that the check asks for, and drops it. */
  | 'limit-unsupported'
  /** A limit of the container leaves no room for one more program, which could get others killed. */
  | 'no-room'
  /** The engine could not start a program in a container, for a reason of its own. */
  | 'exec-failed'
  /** The check has an image run once, and nobody has allowed that. */
  | 'run-not-allowed'
  | 'deadline'
  | 'not-recorded'
  /** It is on the student's machine, and only its engine can be reached from here. */
  | 'out-of-reach'
  /** What a student handed in could not be run again. */
  | 'submission-not-run'
  /** The file that a student handed in is no snapshot that can be judged. */
  | 'snapshot-refused'
  | 'probe-broke'

/** What is known of a problem besides its code: codes, numbers and names, which each language says in its own words. */
export interface Detail {
  /** What of the answer, or of the address, is wrong. */
  why?: DetailCode | undefined
  /** What was asked: `GET /_ping`, or the key of a question on a tape. */
  asked?: string | undefined
  /** The status of the answer. */
  status?: number | undefined
  /** The words of the system, the engine or some other program: untrusted, and in no language of ours. */
  said?: string | undefined
  /** The name that `why` is about: an image, a field, a scheme, a version of the API. */
  name?: string | undefined
  /** The limit that was reached, in bytes. */
  bytes?: number | undefined
  /** The same, in levels. */
  levels?: number | undefined
}

export type DetailCode =
  // The address of the engine
  | 'no-such-context'
  | 'context-unreadable'
  | 'context-without-host'
  | 'not-an-address'
  | 'unknown-scheme'
  | 'pipes-on-windows-only'
  | 'no-host'
  | 'password-in-address'
  | 'leading-dash'
  | 'path-in-address'
  | 'path-characters'
  // The way to the engine
  | 'ssh'
  | 'proxy'
  // Its answer
  | 'api-version'
  | 'no-minimum-api'
  | 'tls-only'
  | 'too-long'
  | 'cut-off'
  | 'not-json'
  | 'too-complex'
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'not-multiplexed'
  | 'empty-archive'
  | 'exec-gone'
  // Of ourselves
  | 'unfinished'
  // What the engine cannot show
  | 'in-memory'
  | 'mount-at-link'
  | 'old-mount'
  // What the container's limits do not leave
  | 'no-memory-left'
  | 'no-processes-left'
  // A sandbox
  | 'emptying'
  | 'not-prepared'
  | 'leftovers'
  | 'image-lost'
  // What is on the student's machine
  | 'their-folder'
  | 'their-answers'
  | 'their-start'
  | 'their-values'
  // What was handed in
  | 'too-large'
  | 'too-many-files'
  | 'too-many-entries'
  | 'too-deep'
  | 'name-not-utf8'
  | 'not-readable'
  | 'not-shell'
  | 'still-running'
  | 'engine-broken'
  | 'no-network'
  | 'no-root'
  | 'no-plugin'

/** We could not look. It says nothing about the student's work, and is never scored as zero. */
export class CouldNotLook extends Error {
  override name = 'CouldNotLook'
  readonly code: LookProblem
  /** The endpoint that was asked, or '' when it did not come to that. */
  readonly endpoint: string
  readonly detail: Detail

  constructor(code: LookProblem, endpoint: string, detail: Detail = {}, options?: ErrorOptions) {
    super(`${code} ${endpoint} ${JSON.stringify(detail)}`, options)
    this.code = code
    this.endpoint = endpoint
    this.detail = detail
  }
}
