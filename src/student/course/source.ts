import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

/** Where a course comes from that is in no folder of the user's. */
export interface Source {
  is: 'git' | 'archive'
  /** A URL, what ssh calls `user@host:path`, or the absolute path of an archive. It may have a password in it. */
  from: string
  /** A branch, a tag or a commit; undefined for the newest of the default branch. */
  ref?: string | undefined
  /** The folder of the course in it; '' for its top. */
  within: string
}

const SCHEME = /^(https?|ssh|git|file):\/\/./i
const BY_SSH = /^[\w.-]+@[\w.-]+:[^/\\]/
const ARCHIVE = /\.(tar\.gz|tgz)$/i

/**
 * What `--course` means where it is no folder: a Git repository as `docker build` writes it (`URL#REF:DIR`), or a gzipped
 * tar by URL or path. Undefined for a path of anything else.
 * https://docs.docker.com/build/concepts/context/#url-fragments
 */
export function sourceOf(word: string, cwd: string): Source | undefined {
  const isAddress = SCHEME.test(word) || BY_SSH.test(word)
  if (!isAddress) {
    const path = resolve(cwd, word)
    const isArchive = ARCHIVE.test(word) && existsSync(path) && statSync(path).isFile()
    return isArchive ? { is: 'archive', from: path, within: '' } : undefined
  }
  const [from = '', fragment = ''] = word.split('#', 2)
  const [ref, within = ''] = fragment.split(':', 2)
  const isArchive = SCHEME.test(word) && ARCHIVE.test(from.split('?', 1)[0] ?? '')
  return { is: isArchive ? 'archive' : 'git', from, ref: ref || undefined, within }
}

/** As it may be shown: without the user and the password that a URL can have. */
export const shownSource = ({ from, ref, within }: Source): string => {
  const fragment = [ref ?? '', ...(within === '' ? [] : [within])].join(':')
  return `${from.replace(/^(https?:\/\/)[^/@]*@/i, '$1')}${fragment === '' ? '' : `#${fragment}`}`
}
