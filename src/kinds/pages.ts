import { connectionCause } from '../grading/contract/connection/connection.ts'
import { containerCause } from '../grading/contract/container/container.ts'
import { imageCause } from '../grading/contract/image/image.ts'
import type { Cause, CodeFacts } from '../grading/contract/kind.ts'
import { problemCodes } from '../grading/problems/codes.ts'
import type { Language } from '../languages/list.ts'
import { everyKind, loadKind } from './kinds.ts'
import { type PagesOf, readPages } from './read-pages.ts'

/** Every cause that check kinds share: its folder has the pages of its codes. */
const CAUSES: readonly Cause[] = [containerCause, connectionCause, imageCause]

/** A diagnosis code, and where it comes from. */
export interface Code {
  code: string
  /** The check kinds that give it; all that are about containers, or that look at all, are not listed. */
  kinds: string[]
}

/** Every diagnosis code that a report can carry: of each check kind, of causes, and of problems. */
export async function allCodes(): Promise<Code[]> {
  const codes = new Map<string, string[]>()
  for (const code of [...Object.keys(containerCause.codes), ...Object.keys(problemCodes)]) codes.set(code, [])
  for (const [name, { codes: own, causes = [] }] of Object.entries(await everyKind())) {
    const shared = causes.filter((cause) => cause !== containerCause)
    for (const code of new Set([own, ...shared.map((cause) => cause.codes)].flatMap(Object.keys)))
      codes.set(code, [...(codes.get(code) ?? []), name])
  }
  return [...codes]
    .map(([code, kinds]) => ({ code, kinds }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

/** What `docker-lab explain CODE` shows. */
export interface Explained {
  title: string
  catalogue?: readonly string[]
  page: { what: string; see: readonly string[]; why: string }
}

/** The page of a code that {@link allCodes} lists. */
export async function explainCode({ code, kinds: [name] }: Code, language: Language): Promise<Explained> {
  for (const { folder, codes } of await placesOf(name)) {
    const page = pagesOf(folder, language).get(code)
    const facts = codes[code]
    if (!page || !facts) continue
    const { title, what, why } = page
    return {
      title,
      ...(facts.mistakes && { catalogue: facts.mistakes }),
      page: { what, see: facts.see, why },
    }
  }
  throw new Error(`no page for ${code} in ${language}`)
}

/** Where the pages of a check kind's codes can be; of those that are no kind's, without a name. */
async function placesOf(
  name: string | undefined,
): Promise<{ folder: PagesOf; codes: Record<string, CodeFacts> }[]> {
  if (name === undefined)
    return [
      { folder: 'src/grading/contract/container', codes: containerCause.codes },
      { folder: 'src/grading/problems', codes: problemCodes },
    ]
  const { codes } = await loadKind(name)
  // A check kind can give a cause's code as its own, in words of its own: the page is the cause's.
  return [
    { folder: `graders/${name}`, codes },
    ...CAUSES.map((cause) => ({
      folder: `src/grading/contract/${cause.name}` as const,
      codes: cause.codes,
    })),
  ]
}

/** A page as its Markdown has it: `## CODE: Title`, what happened, `### Why`, why. */
export interface Page {
  title: string
  what: string
  why: string
}

/** The pages of a folder by their codes. */
export function pagesOf(folder: PagesOf, language: Language): Map<string, Page> {
  const chapters = readPages(folder, language).split(/^## /m).slice(1)
  return new Map(
    chapters.map((chapter) => {
      const [, code = '', title = '', text = ''] = /^([a-z0-9-]+): (.*)\n([\s\S]*)$/.exec(chapter) ?? []
      const [what = '', why = ''] = text.split(/^### .*$/m).map((part) => part.trim())
      return [code, { title, what, why }]
    }),
  )
}
