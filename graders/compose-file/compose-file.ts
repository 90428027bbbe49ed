import * as z from 'zod'
import type { FileFact } from '../../src/docker/port/docker.ts'
import { at, has, isElsewhere } from '../../src/grading/contract/compose/find.ts'
import { type ReadCompose, readCompose } from '../../src/grading/contract/compose/read-compose.ts'
import { field } from '../../src/grading/contract/field.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { codes } from './codes.ts'

export interface ComposeFileFacts {
  /** The one that Compose would read, where the check names none. */
  path: string
  kind: FileFact['kind']
  /** Only when the file is missing: the directory that it should be in. */
  directory?: FileFact | undefined
  /** What it says; undefined where it is no file that could be read completely. */
  read?: ReadCompose | undefined
  /** Only when it does not say what it must: Compose finds a second file, which can say it. */
  isOverridden?: true
}

/** The names that Compose looks for, in its order. */
const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']

const scalar = () => z.union([z.string(), z.number(), z.boolean()])
const keyPath = () => z.string().regex(/^[^.]+(\.[^.]+)*$/, 'key-path')

export const schema = () =>
  z
    .strictObject({
      path: field.workPath().optional(),
      has: field.unsaid(
        z
          .record(
            keyPath(),
            z.union([scalar(), z.array(z.union([scalar(), z.record(z.string(), scalar())])).min(1)]),
          )
          .optional(),
      ),
      lacks: field.unsaid(z.array(keyPath()).min(1).optional()),
    })
    .refine((want) => Object.keys(want.has ?? {}).length > 0 || want.lacks !== undefined, 'asks-for-nothing')

export type ComposeFileWant = z.infer<ReturnType<typeof schema>>

export default defineKind({
  schema,
  example: {
    has: {
      'services.db.healthcheck': 'any',
      'services.web.depends_on.db.condition': 'service_healthy',
      'services.web.networks': ['front', 'back'],
    },
    lacks: ['services.db.ports'],
  },

  async observe(want, { folder }): Promise<ComposeFileFacts> {
    const { path, file } = await fileOf(want, folder)
    const { kind } = file
    if (kind === 'absent') return { path, kind, directory: await forExplanation(folder.file(folderOf(path))) }
    if (file.kind !== 'file' || file.truncated) return { path, kind }
    const read = await readCompose(file.text)
    const asks = want.path === undefined && wrongPath(want, read) !== undefined
    return { path, kind, read, ...(asks && (await isOverridden(folder)) && { isOverridden: true as const }) }
  },

  judge(want, { path, kind, directory, read, isOverridden }) {
    if (kind === 'absent')
      return nearFile(path, directory) ? 'compose-file-name-differs' : 'compose-file-missing'
    if (kind !== 'file') return 'compose-file-no-file'
    if (!read) return 'compose-file-too-big'
    if ('line' in read) return 'compose-file-not-yaml'
    const { model } = read
    const wrong = wrongPath(want, read)
    if (wrong !== undefined && (isOverridden || isElsewhere(model, wrong))) return 'compose-file-elsewhere'
    if (!at(model, 'services') && !Object.hasOwn(model, 'include')) return 'compose-file-without-services'
    if (wrong !== undefined) return at(model, wrong) ? 'compose-value-differs' : 'compose-key-missing'
    return unwantedPath(want, read) === undefined ? 'pass' : 'compose-key-unwanted'
  },

  codes,
  authoring: { subject: ['path'] },
})

/** The first path that does not have what is asked for. */
export function wrongPath({ has: asked = {} }: ComposeFileWant, read: ReadCompose | undefined) {
  if (!read || 'line' in read) return undefined
  return Object.keys(asked).find((path) => !has(read.model, path, asked[path] ?? 'any'))
}

/** The first path that should not be there. */
export function unwantedPath({ lacks = [] }: ComposeFileWant, read: ReadCompose | undefined) {
  if (!read || 'line' in read) return undefined
  return lacks.find((path) => at(read.model, path))
}

async function fileOf({ path }: ComposeFileWant, folder: World['folder']) {
  for (const name of path === undefined ? NAMES : []) {
    const file = await folder.file(name)
    if (file.kind !== 'absent') return { path: name, file }
  }
  const only = path ?? 'compose.yaml'
  return { path: only, file: await folder.file(only) }
}

async function isOverridden(folder: World['folder']): Promise<boolean> {
  const others = NAMES.map((name) => folder.file(name.replace('.', '.override.')))
  return (await Promise.all(others)).some(({ kind }) => kind !== 'absent')
}
