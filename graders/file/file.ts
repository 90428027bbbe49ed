import * as z from 'zod'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { defineContainerKind } from '../../src/grading/contract/container/container.ts'
import {
  asksForText,
  matchesText,
  textMatchKeys,
  textMatchWords,
} from '../../src/grading/contract/text/text.ts'
import { type FileFacts, folderOf, nearFile } from './facts.ts'
import { fileTexts } from './texts.ts'

export const absolute = () => z.string().regex(/^\/[^\0]*$/, 'an absolute path inside the container')

export default defineContainerKind({
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string(),
        path: absolute(),
        exists: z.boolean().default(true),
        type: z.enum(['file', 'directory']).default('file'),
        nonempty: z.boolean().default(false),
        ...textMatchKeys(),
        same_as: z
          .strictObject({
            container: z.string(),
            path: absolute(),
          })
          .optional(),
      })
      .refine(
        (want) => want.type === 'file' || !(asksForText(want) || want.same_as),
        'a directory has no text: leave out contains, matches, equals and same_as',
      ),
  example: { container: 'web', path: '/usr/share/nginx/html/index.html', contains: 'Hello' },

  async observe({ container, path, exists, same_as }, docker): Promise<FileFacts> {
    const [file, other] = await Promise.all([
      docker.file(container, path),
      same_as && docker.file(same_as.container, same_as.path),
    ])
    const missing = exists && file.kind === 'absent'
    return { file, other, folder: missing ? await docker.file(container, folderOf(path)) : undefined }
  },

  judge(want, { file, folder, other }) {
    if (!want.exists) return file.kind === 'absent' ? 'pass' : 'file-unwanted'
    if (file.kind === 'absent') {
      if (folder?.kind !== 'directory') return 'folder-missing'
      return nearFile(want.path, folder) ? 'file-name-differs' : 'file-missing'
    }
    if (file.kind !== want.type) return OTHER_TYPE[file.kind]
    if (want.nonempty && isEmpty(file)) return 'file-empty'
    if (file.kind !== 'file') return 'pass'
    if (!matchesText(want, file.text)) return file.truncated ? 'file-too-big' : 'file-content'
    if (!want.same_as) return 'pass'
    if (other?.kind !== 'file') return 'other-file-missing'
    const same = areSame(file, other)
    return same === undefined ? 'file-too-big' : same ? 'pass' : 'file-differs'
  },

  codes: {
    'file-missing': {
      mistakes: ['M30', 'M35', 'M45', 'M46', 'M65'],
      see: ['docker exec NAME ls -la FOLDER', 'docker diff NAME', 'docker cp NAME:PATH -'],
    },
    'file-name-differs': { see: ['docker exec NAME ls -la FOLDER'] },
    'folder-missing': {
      see: ['docker exec NAME ls -la /', 'docker inspect --format "{{.Config.Image}}" NAME'],
    },
    'file-unwanted': { see: ['docker exec NAME ls -la FOLDER', 'docker diff NAME'] },
    'directory-instead-of-file': {
      mistakes: ['M41'],
      see: ['docker exec NAME ls -la FOLDER', 'docker inspect --format "{{json .Mounts}}" NAME'],
    },
    'file-instead-of-directory': { mistakes: ['M76'], see: ['docker exec NAME ls -la FOLDER'] },
    'not-a-file': { see: ['docker exec NAME ls -la FOLDER'] },
    'file-empty': {
      see: ['docker exec NAME ls -la PATH', 'docker inspect --format "{{json .Mounts}}" NAME'],
    },
    'file-content': { see: ['docker exec NAME cat PATH', 'docker cp NAME:PATH -'] },
    'file-differs': { see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker exec NAME cat PATH'] },
    'other-file-missing': {
      see: [
        'docker ps -a',
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker exec NAME ls -la FOLDER',
      ],
    },
    'file-too-big': { see: ['docker exec NAME ls -la PATH'], undecided: true },
  },
})

/** The code for something that is not of the wanted type. */
const OTHER_TYPE = {
  directory: 'directory-instead-of-file',
  file: 'file-instead-of-directory',
  other: 'not-a-file',
} as const

const isEmpty = (file: FileFact) =>
  file.kind === 'directory' ? file.entries.length === 0 : file.kind === 'file' && file.size === 0

type RegularFile = FileFact & { kind: 'file' }

/** Whether two files have the same bytes; undefined where that was not read. */
function areSame(one: RegularFile, other: RegularFile): boolean | undefined {
  if (one.size !== other.size) return false
  return one.sha256 && other.sha256 ? one.sha256 === other.sha256 : undefined
}
