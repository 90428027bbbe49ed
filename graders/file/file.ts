import * as z from 'zod'
import { cleanPath } from '../../src/docker/port/container-path.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker, FileFact, RegularFile } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import { kernelMountAt } from '../../src/grading/contract/container/kernel-mount.ts'
import { field } from '../../src/grading/contract/field.ts'
import { areSame, isEmpty, judgeFileText } from '../../src/grading/contract/file/file.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { asksForText, textMatchKeys } from '../../src/grading/contract/text/text.ts'
import { codes } from './codes.ts'
import { directoryOf, mountOver, nearFile } from './paths.ts'
import { diagnoseRights, needRights, observeUsers } from './rights.ts'

export interface FileFacts {
  file: FileFact
  /** Only when the file is missing: the directory that it should be in. */
  directory: FileFact | undefined
  /** The file that it must be the same as. */
  other: FileFact | undefined
  /** The container's list of users, where the owner's name has to be looked up. */
  users?: FileFact
}

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: field.container(),
        path: field.filePath(),
        exists: field.as(z.boolean().default(true), { absent: false }),
        type: z.enum(['file', 'directory']).default('file'),
        nonempty: z.boolean().default(false),
        mounted: z.boolean().optional(),
        older_than_container: z.literal(true).optional(),
        mode: z
          .string()
          .regex(/^[0-7]{3,4}$/, { error: 'file-mode' })
          .optional(),
        owner: field.user().optional(),
        ...textMatchKeys(),
        same_as: z.strictObject({ container: field.container(), path: field.filePath() }).optional(),
      })
      .refine((want) => want.type === 'file' || !(asksForText(want) || want.same_as), {
        error: 'directory-has-no-text',
      })
      .refine((want) => want.type === 'file' || !want.older_than_container, {
        error: 'directory-has-no-age',
      }),
  example: { container: 'web', path: '/usr/share/nginx/html/index.html', contains: 'Hello' },

  async observe({ container, path, exists, same_as, ...want }, { docker }, inspected): Promise<FileFacts> {
    const [file, other, users] = await Promise.all([
      docker.file(container, path),
      same_as && docker.file(same_as.container, same_as.path),
      want.owner === undefined ? undefined : observeUsers(want, container, docker),
      unlessOld(path, inspected, docker),
    ])
    if (want.older_than_container && file.kind === 'file' && Number.isNaN(timeOf(file)))
      throw new CouldNotLook('engine-answer', '', {
        why: 'unknown-value',
        name: 'mtime',
        said: file.modified,
      })
    needRights(want, file)
    const isKnown = !inspected.mountsUnknown || mountOver(path, inspected) !== undefined
    if (want.mounted !== undefined && file.kind !== 'absent' && !isKnown)
      throw new CouldNotLook('mounts-unknown', '', { name: inspected.name })
    const missing = exists && file.kind === 'absent'
    return {
      file,
      other,
      ...(users && { users }),
      directory: missing ? await forExplanation(docker.file(container, directoryOf(path))) : undefined,
    }
  },

  judge(want, { container, file, directory, other, ...more }) {
    if (!want.exists) return file.kind === 'absent' ? 'pass' : 'file-unwanted'
    if (file.kind === 'absent') {
      if (directory?.kind !== 'directory') return 'folder-missing'
      return nearFile(want.path, directory) ? 'file-name-differs' : 'file-missing'
    }
    if (file.kind !== want.type) return OTHER_TYPE[file.kind]
    if (want.mounted !== undefined && want.mounted !== Boolean(mountOver(want.path, container)))
      return want.mounted ? 'file-not-in-mount' : 'file-in-mount'
    if (want.nonempty && isEmpty(file)) return 'file-empty'
    const rights = diagnoseRights(want, { file, ...more })
    if (file.kind !== 'file') return rights ?? 'pass'
    if (want.older_than_container && timeOf(file) >= Date.parse(container.created)) return 'file-not-older'
    const text = judgeFileText(want, file)
    if (text !== 'right') return OTHER_TEXT[text]
    if (!want.same_as) return rights ?? 'pass'
    if (other?.kind !== 'file') return 'other-file-missing'
    const same = areSame(file, other)
    return same === undefined ? 'file-too-big' : same ? (rights ?? 'pass') : 'file-differs'
  },

  codes,
  authoring: {
    subject: ['container', 'path'],
    single: ['exists', 'type', 'mounted', 'mode', 'owner'],
    means: ({ path }) => ({ path: cleanPath(path) }),
    neverFails(want) {
      const { container, path, exists, same_as, mode, owner } = want
      if (same_as?.container === container && same_as.path === path)
        return { path: ['same_as'], why: 'itself' }
      return exists &&
        !asksForText(want) &&
        !same_as &&
        (mode ?? owner) === undefined &&
        ALWAYS_THERE.test(path)
        ? { path: ['path'], why: 'always-there' }
        : undefined
    },
  },
})

/** The engine reads what is at a path of the host now, and the container still shows what was there when it was mounted. */
async function unlessOld(path: string, container: Container, docker: Docker): Promise<void> {
  const mount = mountOver(path, container)
  if (mount?.type !== 'bind') return
  if ((await kernelMountAt(docker, container, mount.destination))?.deleted)
    throw new CouldNotLook('path-unreadable', '', { why: 'old-mount', name: mount.destination })
}

/** When it was last changed, in ms. */
const timeOf = ({ modified = '' }: RegularFile): number => Date.parse(modified)

/** In every container, whatever its image. */
const ALWAYS_THERE = /^\/(|etc|dev|proc|sys|etc\/(hosts|hostname|resolv\.conf)|dev\/null)\/?$/

/** The code for a text that is not the wanted one. */
const OTHER_TEXT = { wrong: 'file-content', unknown: 'file-too-big', encoding: 'file-encoding' } as const

/** The code for something that is not of the wanted type. */
const OTHER_TYPE = {
  directory: 'directory-instead-of-file',
  file: 'file-instead-of-directory',
  other: 'not-a-file',
} as const
