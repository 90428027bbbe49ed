import type { FileFact, RegularFile } from '../../../docker/port/docker.ts'
import { nearestName } from '../container/container.ts'
import { judgeText, matchesText, type TextMatch } from '../text/text.ts'

/** What check kinds about files have in common, wherever the file is. */

export { encodingOf, saySame } from './encodings.ts'

/** Whether two files have the same bytes; undefined where that was not read. */
export function areSame(one: RegularFile, other: RegularFile): boolean | undefined {
  if (one.size !== other.size) return false
  return one.sha256 && other.sha256 ? one.sha256 === other.sha256 : undefined
}

/** Whether the text of a file is as it must be. `encoding`: it would be if it were saved in UTF-8. */
export function judgeFileText(want: TextMatch, { text, guess, truncated }: RegularFile) {
  const isUnwanted = [text, guess?.text].some(
    (said) => want.lacks !== undefined && said?.includes(want.lacks),
  )
  if (isUnwanted) return 'wrong'
  if (guess && !matchesText(want, text) && matchesText(want, guess.text)) return 'encoding'
  return judgeText(want, text, truncated)
}

/** Whether a file has no byte, or a directory no entry. */
export const isEmpty = (file: FileFact): boolean =>
  file.kind === 'directory' ? file.entries.length === 0 : file.kind === 'file' && file.size === 0

/** The name in the directory that differs from this one only by a typo. */
export function nearestEntry(name: string, directory: FileFact | undefined): string | undefined {
  if (directory?.kind !== 'directory') return undefined
  // A broken link has the name itself, although nothing is there.
  const others = directory.entries.filter((entry) => entry !== name)
  return nearestName(
    name,
    others.map((other) => ({ name: other })),
  )
}

/** The first names in a directory, to show. */
export function firstEntries({ entries }: FileFact & { kind: 'directory' }): {
  first: string[]
  more: boolean
} {
  return { first: entries.slice(0, 8), more: entries.length > 8 }
}
