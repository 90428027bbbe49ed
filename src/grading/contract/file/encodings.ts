import type { FileFact, TextEncoding } from '../../../docker/port/docker.ts'
import { matchesText } from '../text/text.ts'

/** What people call the encodings, in every language. */
const NAMES: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8 (BOM)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GBK',
}

/** The name of an encoding that is not plain UTF-8, and whether the file itself says it. */
export function encodingOf(fact: FileFact): { name: string; isCertain: boolean } | undefined {
  if (fact.kind !== 'file') return undefined
  const encoding = fact.mark ?? fact.guess?.encoding
  if (encoding === undefined) return undefined
  return { name: NAMES[encoding], isCertain: fact.mark !== undefined }
}

/** Whether two files say the same, whatever their encodings and the ends of their lines. */
export const saySame = (one: FileFact, other: FileFact | undefined): boolean =>
  one.kind === 'file' &&
  other?.kind === 'file' &&
  !one.truncated &&
  matchesText({ equals: other.text }, one.text)
