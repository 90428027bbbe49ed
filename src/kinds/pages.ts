import type { LookProblem } from '../docker/port/could-not-look.ts'
import { containerTexts } from '../grading/contract/container/en.ts'
import type { Page } from '../grading/contract/contract.ts'
import { problemTexts, problemWords } from '../grading/look-problems.ts'
import type { Language } from '../lab/lab.ts'
import { graderKeys, loadGrader } from './load.ts'
import { sharedWords, wordsOf } from './words.ts'

/** A diagnosis code, and where it comes from. */
export interface Code {
  code: string
  /** The check kinds that give it; all that are about containers, or that look at all, are not listed. */
  graders: string[]
}

/** Every diagnosis code that a report can carry: of each check kind, of containers, and of engines. */
export async function allCodes(): Promise<Code[]> {
  const codes = new Map<string, string[]>()
  for (const code of [...Object.keys(containerTexts.diagnoses), ...Object.keys(problemTexts)])
    codes.set(code, [])
  for (const key of graderKeys) {
    for (const code of Object.keys((await loadGrader(key)).diagnoses))
      codes.set(code, [...(codes.get(code) ?? []), key])
  }
  return [...codes]
    .map(([code, graders]) => ({ code, graders }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

export interface Explained {
  title: string
  catalogue?: string[]
  page: Page
}

/** The page of a code that {@link allCodes} lists. */
export async function explainCode({ code, graders: [key] }: Code, language: Language): Promise<Explained> {
  const own =
    key === undefined ? undefined : (await wordsOf(key, await loadGrader(key), language)).diagnosis(code)
  const found =
    own ??
    (await sharedWords(language)).diagnoses[code] ??
    (await problemWords(language))[code as LookProblem]
  const { title, catalogue, page } = found
  return { title, ...(catalogue && { catalogue }), page }
}
