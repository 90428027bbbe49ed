/** No sandbox can be had here: said as one paragraph, with what can be done. It says nothing about anybody's lab. */
export class SandboxProblem extends Error {
  override name = 'SandboxProblem'
}
