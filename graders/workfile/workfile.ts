import * as z from 'zod'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { field } from '../../src/grading/contract/field.ts'
import { areSame, isEmpty, judgeFileText } from '../../src/grading/contract/file/file.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { asksForText, textMatchKeys } from '../../src/grading/contract/text/text.ts'
import { codes } from './codes.ts'

export interface WorkfileFacts {
  file: FileFact
  /** Only when the file is missing: the directory that it should be in. */
  directory: FileFact | undefined
  /** The file in a container that it must be the same as. */
  other: FileFact | undefined
}

const EXECUTABLE = 0o111

/** The code for a text that is not the wanted one. */
const OTHER_TEXT = {
  wrong: 'workfile-content',
  unknown: 'workfile-too-big',
  encoding: 'workfile-encoding',
} as const

export default defineKind({
  schema: () =>
    z
      .strictObject({
        path: field.workPath(),
        exists: field.as(z.boolean().default(true), { absent: false }),
        type: z.enum(['file', 'directory']).default('file'),
        nonempty: z.boolean().default(false),
        executable: z.literal(true).optional(),
        ...textMatchKeys(),
        same_as: z.strictObject({ container: field.container(), path: field.filePath() }).optional(),
      })
      .refine((want) => want.type === 'file' || !(asksForText(want) || want.same_as || want.executable), {
        error: 'directory-has-no-text',
      }),
  example: { path: 'answer.txt', matches: '^[0-9a-f]{12}$' },

  async observe({ path, exists, same_as }, { folder, docker }): Promise<WorkfileFacts> {
    const [file, other] = await Promise.all([
      folder.file(path),
      same_as && docker.file(same_as.container, same_as.path),
    ])
    const missing = exists && file.kind === 'absent'
    return {
      file,
      other,
      directory: missing ? await forExplanation(folder.file(folderOf(path))) : undefined,
    }
  },

  judge(want, { file, directory, other }) {
    if (!want.exists) return file.kind === 'absent' ? 'pass' : 'workfile-unwanted'
    if (file.kind === 'absent')
      return nearFile(want.path, directory) ? 'workfile-name-differs' : 'workfile-missing'
    if (file.kind !== want.type)
      return file.kind === 'directory' ? 'workfile-is-directory' : 'workfile-no-file'
    if (want.nonempty && isEmpty(file)) return 'workfile-empty'
    if (file.kind !== 'file') return 'pass'
    if (want.executable && (file.mode & EXECUTABLE) === 0) return 'workfile-not-executable'
    const text = judgeFileText(want, file)
    if (text !== 'right') return OTHER_TEXT[text]
    if (!want.same_as) return 'pass'
    if (other?.kind !== 'file') return 'container-file-missing'
    const same = areSame(file, other)
    return same === undefined ? 'workfile-too-big' : same ? 'pass' : 'workfile-differs'
  },

  codes,
  authoring: { subject: ['path'], single: ['exists', 'type'] },
})
