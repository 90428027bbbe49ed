import { setTimeout as delay } from 'node:timers/promises'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Ask } from '../wire/ask.ts'
import { statInside } from './archive.ts'

const MAX_LINKS = 8
const ATTEMPTS = 5
const PAUSE_MS = 50

/**
 * Whether two containers show the same file or folder at a path: whether it has the same size, mode and time of its last
 * change in both, by the engine's own look. What is shared has; what covers it in one of the two, such as a mount at a
 * link that leads there, does not. Where it changes between two looks, both are looked at again.
 */
export async function showSame(ask: Ask, [one, other]: [string, string], path: string): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await lookAt(ask, one, path)
    if ((await lookAt(ask, other, path)) === before) return true
    if ((await lookAt(ask, one, path)) === before) return false
    await delay(PAUSE_MS * attempt)
  }
  throw new CouldNotLook('changed-meanwhile', ask.endpoint, { name: path })
}

/** What the engine says of what is at the path; of a link, at its end. */
async function lookAt(ask: Ask, container: string, path: string): Promise<string> {
  let asked = path
  for (let links = 0; links <= MAX_LINKS; links++) {
    const stat = await statInside(ask, container, asked)
    if (stat === 'no-container')
      throw new CouldNotLook('changed-meanwhile', ask.endpoint, { name: container })
    if (stat === 'absent') return stat
    const { linkTarget, mode, size, mtime } = stat
    if (linkTarget === '') return `${mode} ${size} ${mtime}`
    asked = linkTarget
  }
  return 'absent'
}
