/** Why no sandbox can be had. */
export type SandboxTrouble =
  | { code: 'image-out-of-reach'; base: string; refusal: string }
  | { code: 'no-mmdebstrap'; base: string; refusal: string; suite: string }
  | { code: 'bootstrap-failed'; suite: string; output: string }
  | { code: 'other-engine'; wanted: string; got: string }
  | { code: 'no-testcontainers' }
  | { code: 'no-way'; endpoint: string }

/** No sandbox can be had here. It says nothing about anybody's lab. */
export class SandboxProblem extends Error {
  override name = 'SandboxProblem'
  readonly trouble: SandboxTrouble

  constructor(trouble: SandboxTrouble, options?: ErrorOptions) {
    super(JSON.stringify(trouble), options)
    this.trouble = trouble
  }
}
