import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { LabFault } from '../../lab/fault.ts'
import { InputError } from '../../lab/input-error.ts'
import { type Source, shownSource } from './source.ts'

const run = promisify(execFile)

const LONGEST_MS = 120_000

/** Nothing of a repository is run, and no link in it leads out of it. https://git-scm.com/docs/git-config */
const CAREFULLY = [
  ['core.hooksPath', '/dev/null'],
  ['core.symlinks', 'false'],
  ['core.fsmonitor', 'false'],
  ['submodule.recurse', 'false'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`])

/**
 * Puts one commit of a repository into an empty folder, without its history. Git asks for no password: what the user has
 * set up for it counts.
 * @returns the commit
 * @throws InputError with what Git says
 */
export async function cloneCourse(source: Source, into: string): Promise<string> {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...env } = process.env
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', [...CAREFULLY, ...args], {
      cwd: into,
      timeout: LONGEST_MS,
      env: {
        GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
        ...env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file',
        GIT_LFS_SKIP_SMUDGE: '1',
        LC_ALL: 'C',
      },
    })
    return stdout.trim()
  }
  try {
    await git('init', '--quiet', '--template=')
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--', source.from, source.ref ?? 'HEAD')
    await git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
    const commit = await git('rev-parse', 'HEAD')
    await rm(join(into, '.git'), { recursive: true, force: true })
    return commit
  } catch (error) {
    throw new InputError([{ file: shownSource(source), fault: whyNot(error, source) }])
  }
}

function whyNot(error: unknown, source: Source): LabFault {
  const { from } = source
  const { code, killed, stderr = '' } = error as { code?: unknown; killed?: boolean; stderr?: string }
  if (code === 'ENOENT') return { code: 'no-git' }
  if (killed) return { code: 'fetch-too-slow', seconds: LONGEST_MS / 1000 }
  const said = stderr
    .split('\n')
    .map((line) => /^(?:fatal|error|remote): (?:unable to access '.*?': )?(.+)/.exec(line)?.[1])
    .map((line) => line?.replaceAll(from, shownSource(source)))
    .find(Boolean)
  return { code: 'not-fetched', reason: said ?? `git ${code}` }
}
