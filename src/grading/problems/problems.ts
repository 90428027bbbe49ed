import { CouldNotLook, type Detail, type LookProblem } from '../../docker/port/could-not-look.ts'

/** What is said in one language of what kept us from looking; the pages are in `en.md`. */
export interface ProblemWords {
  /** What is known besides the code, in a few words to go in brackets, or ''. */
  detail(detail: Detail): string
  codes: Record<LookProblem, { message(endpoint: string, detail: string): string; next: string }>
}

/** What kept us from looking. What is no {@link CouldNotLook} is a bug in docker-lab. */
export function problemOf(error: unknown): CouldNotLook {
  if (error instanceof CouldNotLook) return error
  const said = error instanceof Error ? error.message : String(error)
  return new CouldNotLook('probe-broke', '', { said }, { cause: error })
}

/** A problem as the fields of a report. */
export function sayProblem(
  { code, endpoint, detail }: Pick<CouldNotLook, 'code' | 'endpoint' | 'detail'>,
  words: ProblemWords,
): { diagnosis: LookProblem; message: string; next: string } {
  const { message, next } = words.codes[code]
  return { diagnosis: code, message: message(endpoint, words.detail(detail)), next }
}
