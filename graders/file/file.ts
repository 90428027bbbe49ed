import * as z from 'zod'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { defineContainerGrader } from '../../src/grading/contract/contract.ts'
import {
  asksForText,
  matchesText,
  textMatchKeys,
  textMatchWords,
} from '../../src/grading/contract/text/text.ts'
import { type FileFacts, folderOf, nearFile } from './facts.ts'
import { fileTexts } from './texts.ts'

const absolute = () => z.string().regex(/^\/[^\0]*$/, 'an absolute path inside the container')

export default defineContainerGrader({
  summary: 'A file or folder is in a container, running or not, and has the right content',
  must: 'exist',
  schema: () =>
    z
      .strictObject({
        container: z.string().describe('name of the container'),
        path: absolute().describe('absolute path inside the container'),
        exists: z.boolean().default(true).describe('false: nothing may be there'),
        type: z.enum(['file', 'directory']).default('file').describe('what must be there'),
        nonempty: z.boolean().default(false).describe('it must have something in it'),
        ...textMatchKeys(),
        same_as: z
          .strictObject({
            container: z.string().describe('name of the other container'),
            path: absolute().describe('absolute path in there'),
          })
          .optional()
          .describe('another file that must have the same bytes'),
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

  expected({ path, container, exists, type, nonempty, same_as, ...text }) {
    if (!exists) return `nothing at ${path} in ${container}`
    return [
      `${type === 'directory' ? 'a folder' : 'a file'} ${path} in ${container}`,
      nonempty && 'with something in it',
      asksForText(text) && `that ${textMatchWords(text)}`,
      same_as && `with the same bytes as ${same_as.path} in ${same_as.container}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  actual: (facts, want) => fileTexts.actual(facts, want),
  diagnoses: fileTexts.diagnoses,
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
