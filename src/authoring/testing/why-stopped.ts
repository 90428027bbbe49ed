import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { sayProblem } from '../../grading/problems/problems.ts'
import { problemWords } from '../../kinds/kinds.ts'
import type { Language } from '../../lab/lab.ts'
import type { SandboxWords } from '../../languages/en/sandbox.ts'
import { SandboxProblem } from '../../sandbox/sandbox-problem.ts'

/** Why no more sandboxes can be opened, in words. */
export async function whyStopped(error: unknown, language: Language, words: SandboxWords): Promise<string> {
  if (error instanceof SandboxProblem) return words.trouble(error.trouble)
  if (error instanceof CouldNotLook) return sayProblem(error, await problemWords(language)).message
  return error instanceof Error ? error.message : String(error)
}
