import { cleanPath } from '../../src/docker/port/container-path.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { FileFact, FolderComparison } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { areSame, isEmpty, judgeFileText } from '../../src/grading/contract/file/file.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'
import { copiedWhole, directoryOf, type MountedIn, mountedIn, nearFile, packedAbove } from './explain.ts'
import { type ImageFileWant, schema } from './want.ts'

export interface ImageFileFacts {
  /** Undefined where there is no such image. */
  file: FileFact | undefined
  /** Only when the file is missing: the directory that it should be in. */
  directory: FileFact | undefined
  /** Only when something is missing: a mount of a container that hid it from the image. */
  mounted: MountedIn | undefined
  /** Only when the file is missing: an archive near it, which it can be in. */
  packed: string | undefined
  /** What it must be the same as. */
  compared: FolderComparison | undefined
}

export default defineKind({
  schema,
  example: { image: 'app:1', path: '/app/hello.txt', contains: 'hello' },

  async observe(want, { docker }): Promise<ImageFileFacts> {
    const { image: name, path, exists, same_as } = want
    const [image, other] = await Promise.all([
      docker.image(name),
      same_as === undefined ? undefined : docker.image(same_as.image),
    ])
    const nothing = {
      file: undefined,
      directory: undefined,
      mounted: undefined,
      packed: undefined,
      compared: undefined,
    }
    if (!image) return nothing
    if (same_as && !other) throw new CouldNotLook('image-gone', '', { name: same_as.image })
    const compared = same_as && (await docker.compareFolders({ image: name, path }, same_as))
    const file = compared ? compared.one : await docker.imageFile(name, path)
    const isMissing = exists && file.kind === 'absent'
    const isIncomplete = isMissing || (compared !== undefined && compared.missing.length > 0)
    const directory = isMissing ? await forExplanation(docker.imageFile(name, directoryOf(path))) : undefined
    return {
      file,
      compared,
      directory,
      packed: await packedAbove(want, directory, docker),
      mounted: isIncomplete ? await mountedIn(want, image, docker) : undefined,
    }
  },

  judge(want, facts) {
    const { file, directory, mounted, packed, compared } = facts
    if (!file) return 'file-image-missing'
    if (!want.exists) return file.kind === 'absent' ? 'pass' : 'image-file-unwanted'
    if (compared && compared.other.kind !== want.type) return 'image-file-nothing-to-compare'
    if (file.kind === 'absent') {
      if (mounted) return 'image-file-in-mount'
      if (copiedWhole(want, directory)) return 'image-folder-too-deep'
      if (nearFile(want.path, directory)) return 'image-file-name-differs'
      return packed === undefined ? 'image-file-missing' : 'image-archive-not-unpacked'
    }
    if (file.kind !== want.type) return 'image-file-other-type'
    if (want.nonempty && isEmpty(file)) return 'image-file-empty'
    if (file.kind === 'directory') return judgeFolder(facts)
    const text = judgeFileText(want, file)
    if (text === 'unknown') return 'image-file-too-big'
    if (text !== 'right') return 'image-file-content'
    if (compared?.other.kind !== 'file') return 'pass'
    return areSame(file, compared.other) ? 'pass' : 'image-file-differs'
  },

  codes,
  authoring: {
    subject: ['image', 'path'],
    single: ['exists', 'type'],
    means: ({ image, path }) => ({ image: familiar(image), path: cleanPath(path) }),
    neverFails: (want) => (isItself(want) ? { path: ['same_as'], why: 'itself' } : undefined),
  },
})

function judgeFolder({ compared, mounted }: ImageFileFacts) {
  if (!compared) return 'pass'
  if (compared.missing.length > 0) return mounted ? 'image-file-in-mount' : 'image-folder-incomplete'
  return compared.different.length > 0 ? 'image-folder-differs' : 'pass'
}

const isItself = ({ image, path, same_as }: ImageFileWant): boolean =>
  same_as !== undefined &&
  familiar(same_as.image) === familiar(image) &&
  cleanPath(same_as.path) === cleanPath(path)
