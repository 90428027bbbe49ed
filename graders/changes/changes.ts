import * as z from 'zod'
import { cleanPath, isWithin } from '../../src/docker/port/container-path.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker, FileFact, PathChange } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { codes } from './codes.ts'

export interface ChangesFacts {
  changes: PathChange[]
  /** Of the modified paths, the directories in which nothing else was done. */
  folders: string[]
  /** What is at the first path that should have been added and was not. */
  instead: FileFact | undefined
}

/** Directories that are modified and in which nothing was done are few; more are not looked at. */
const MOST_LOOKS = 100

/** What was done in the writable layer of a container: it adds these paths, and nothing else is different. */
export default defineContainerKind({
  must: 'exist',
  schema: () => z.strictObject({ container: field.container(), added: z.array(field.filePath()).min(1) }),
  example: { container: 'writer', added: ['/note.txt'] },

  async observe({ container: name, added }, { docker }, container): Promise<ChangesFacts> {
    const changes = await docker.changes(name)
    const missing = notAdded(added, { changes, container })
    const folders = await foldersAmong(leavesOf(changes).slice(0, MOST_LOOKS), name, docker)
    const besides = unwanted(added, { changes, folders, container })
    // What was added can be the place of a mount that the engine does not list.
    if (container.mountsUnknown && missing === undefined && besides.every(({ is }) => is === 'added'))
      throw new CouldNotLook('mounts-unknown', '', { name })
    return {
      changes,
      folders,
      instead: missing === undefined ? undefined : await forExplanation(docker.file(name, missing)),
    }
  },

  judge({ added }, facts) {
    const missing = notAdded(added, facts)
    if (missing !== undefined) {
      if (facts.changes.some(({ path, is }) => path === missing && is === 'modified'))
        return 'change-of-existing'
      return facts.instead && facts.instead.kind !== 'absent' ? 'change-not-own' : 'change-missing'
    }
    return unwanted(added, facts).length > 0 ? 'change-unwanted' : 'pass'
  },

  codes,
  authoring: {
    subject: ['container'],
    single: ['added'],
    means: ({ added }) => ({ added: added.map(cleanPath).sort() }),
  },
})

/** The first path that should have been added and was not: what is mounted there is not the container's own. */
export const notAdded = (
  added: string[],
  { changes, container }: Pick<ChangesFacts, 'changes'> & { container: Container },
): string | undefined =>
  added
    .map(cleanPath)
    .find(
      (path) =>
        !changes.some((change) => change.is === 'added' && change.path === path) ||
        container.mounts.some(({ destination }) => isWithin(destination, path)),
    )

/**
 * What was done besides. A directory for an added path is part of that; the engine makes those for mounts and the working
 * directory.
 */
export function unwanted(
  added: string[],
  { changes, folders, container }: Pick<ChangesFacts, 'changes' | 'folders'> & { container: Container },
): PathChange[] {
  const wanted = [...added, container.workdir, ...container.mounts.map(({ destination }) => destination)]
  const leaves = leavesOf(changes)
  return changes.filter(({ path, is }) => {
    if (is === 'modified') return leaves.includes(path) && !folders.includes(path)
    return !(is === 'added' && wanted.some((one) => isWithin(path, one)))
  })
}

/** The modified paths below which nothing was done: a directory is modified when something in it is. */
const leavesOf = (changes: PathChange[]): string[] =>
  changes
    .filter(({ is }) => is === 'modified')
    .map(({ path }) => path)
    .filter((path) => !changes.some((other) => other.path !== path && isWithin(path, other.path)))

async function foldersAmong(paths: string[], container: string, docker: Docker): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => ({ path, kind: (await docker.file(container, path)).kind })),
  )
  return found.filter(({ kind }) => kind === 'directory').map(({ path }) => path)
}
