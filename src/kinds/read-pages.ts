import { readFileSync } from 'node:fs'
import type { Language } from '../languages/list.ts'

/** Where pages are: a check kind's folder, a cause's, or that of the problems. */
export type PagesOf = `graders/${string}` | `src/grading/${string}`

/** The Markdown of a folder's pages. The bundle has all of them inside, in the place of this file. */
export function readPages(folder: PagesOf, language: Language): string {
  return readFileSync(new URL(`../../${folder}/${language}.md`, import.meta.url), 'utf8')
}
