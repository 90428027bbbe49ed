import type { SandboxTrouble } from '../languages/en/sandbox.ts'

/** No sandbox can be opened here. It says nothing about anyone's lab. */
export class SandboxProblem extends Error {
  override name = 'SandboxProblem'
  readonly trouble: SandboxTrouble

  constructor(trouble: SandboxTrouble, options?: ErrorOptions) {
    super(JSON.stringify(trouble), options)
    this.trouble = trouble
  }
}
