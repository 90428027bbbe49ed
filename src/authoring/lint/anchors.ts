import { readFileSync, statSync } from 'node:fs'
import { excessIn } from '../../lab/markdown-file.ts'
import { anchorsIn, readOutline } from './brief.ts'
import type { BriefScope } from './rule.ts'

const LARGEST = 256 * 1024

/** The headings of the files that briefs lead to, each read once. */
export function anchorsOnce(): BriefScope['anchorsOf'] {
  const known = new Map<string, Set<string> | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, anchorsAt(path))
    return known.get(path)
  }
}

function anchorsAt(path: string): Set<string> | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return undefined
  const isText = found.isFile() && path.endsWith('.md') && found.size < LARGEST
  if (!isText) return new Set()
  const source = readFileSync(path, 'utf8')
  return excessIn(source) ? new Set() : anchorsIn(readOutline(source))
}
