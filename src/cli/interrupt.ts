import { ExitCode } from '../grading/exit-code.ts'

let tidy: (() => Promise<void>) | undefined

/** What is to be done before the program ends, when somebody ends it: once, and a second Ctrl-C does not wait for it. */
export function whenInterrupted(act: () => Promise<void>): void {
  tidy = act
}

/** Ctrl-C, or what a CI system does to a job that is cancelled. */
export async function interrupt(): Promise<void> {
  const act = tidy
  tidy = undefined
  await act?.()
  process.exit(ExitCode.interrupted)
}
