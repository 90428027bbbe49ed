import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstat, mkdtempDisposable, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { readSmallFile } from '../../../docker/address/small-file.ts'

/** What a student committed of a directory. */
export interface Committed {
  /** When it was last changed by a commit, by the clock of whoever committed. */
  at: Date
  /** Whether a file is in the last commit as it is here; line ends do not count. @param path with slashes */
  has(path: string, bytes: Buffer): boolean
}

const run = promisify(execFile)
const LONGEST_MS = 10_000
const MOST_BYTES = 16 * 1024 ** 2
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/m

/**
 * What is committed of the work in a directory, where it or the student's directory around it is a Git repository.
 * Undefined where neither is, or where nothing of it is committed: nothing is worse than it would be without. Nothing of the
 * repository is run and none of its settings counts: Git sees its objects alone, from a repository of ours.
 * @param submission the student's directory
 */
export async function committedIn(
  folder: string,
  submission: string,
): Promise<Committed | 'unreadable' | undefined> {
  const [inner, outer] = await Promise.all([realpath(folder), realpath(submission)])
  for (const root of new Set([inner, outer])) {
    const isRepository = await lstat(join(root, '.git')).then(
      (there) => there.isDirectory(),
      () => false,
    )
    if (isRepository) return read(root, relative(root, inner).split(sep).join('/')).catch(() => 'unreadable')
  }
  return undefined
}

/** @param path of the directory in the repository; empty for all of it */
async function read(root: string, path: string): Promise<Committed | undefined> {
  const folder = join(root, '.git')
  const head = headOf(folder)
  if (head === undefined || folder.includes('\n')) return undefined
  const format = head.length === 40 ? 'sha1' : 'sha256'
  await using ours = await mkdtempDisposable(join(tmpdir(), 'docker-lab-git-'))
  const git = gitIn(ours.path)
  await git('init', '--quiet', '--bare', '--template=', `--object-format=${format}`, ours.path)
  await writeFile(join(ours.path, 'objects/info/alternates'), `${join(folder, 'objects')}\n`)
  // Where only the newest commits were fetched, these have no parents.
  const ends = (readIfThere(join(folder, 'shallow')) ?? '').split('\n').filter((line) => COMMIT.test(line))
  if (ends.length > 0) await writeFile(join(ours.path, 'shallow'), `${ends.join('\n')}\n`)
  const seconds = Number(await git('log', '-1', '--format=%ct', head, '--', ...(path === '' ? [] : [path])))
  if (!(seconds > 0)) return undefined
  const files = new Map(
    (await git('ls-tree', '-r', '-z', `${head}:${path}`)).split('\0').flatMap((line) => {
      const [, id, name] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
      return id !== undefined && name !== undefined ? [[name, id] as const] : []
    }),
  )
  return {
    at: new Date(seconds * 1000),
    has(name, bytes) {
      const id = files.get(name)
      if (id === undefined) return false
      return id === idOf(bytes, format) || id === idOf(withPlainLineEnds(bytes), format)
    },
  }
}

/** With no settings but its own defaults. https://git-scm.com/docs/git */
function gitIn(folder: string) {
  const env = {
    PATH: process.env.PATH,
    GIT_DIR: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
  return async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', args, {
      cwd: folder,
      env,
      timeout: LONGEST_MS,
      maxBuffer: MOST_BYTES,
    })
    return stdout
  }
}

/** The commit that is checked out. */
function headOf(folder: string): string | undefined {
  const head = readIfThere(join(folder, 'HEAD')) ?? ''
  const [, ref] = /^ref: (refs\/[\w./-]+)$/m.exec(head) ?? []
  if (ref === undefined) return COMMIT.exec(head)?.[0]
  if (ref.includes('..')) return undefined
  const loose = COMMIT.exec(readIfThere(join(folder, ref)) ?? '')?.[0]
  if (loose !== undefined) return loose
  const packed = (readIfThere(join(folder, 'packed-refs')) ?? '').split('\n')
  return COMMIT.exec(packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0] ?? '')?.[0]
}

function readIfThere(file: string): string | undefined {
  try {
    return readSmallFile(file)
  } catch {
    return undefined
  }
}

const idOf = (bytes: Buffer, format: string): string =>
  createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

const withPlainLineEnds = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
