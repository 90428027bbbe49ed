import * as z from 'zod'
import type { FileFact, Image } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import type { ArchiveFact, SavedImage } from '../../src/docker/port/saved.ts'
import { field } from '../../src/grading/contract/field.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { isAlike } from '../../src/grading/contract/image/alike.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { codes } from './codes.ts'

export interface ArchiveFacts {
  archive: ArchiveFact
  /** Only when the archive is missing: the directory that it should be in. */
  directory: FileFact | undefined
  /** The image on the engine that the archive must hold. */
  here: Image | undefined
}

/** An archive of images in the working folder, as `docker save` writes it. */
export default defineKind({
  schema: () =>
    z.strictObject({
      path: field.workPath(),
      image: field.image(),
      same_as: field.image().optional(),
    }),
  example: { path: 'app.tar', image: 'app:1.0', same_as: 'app:1.0' },

  async observe({ path, same_as }, { folder, docker }): Promise<ArchiveFacts> {
    const [archive, here] = await Promise.all([
      folder.archive(path),
      same_as === undefined ? undefined : docker.image(same_as),
    ])
    const isMissing = archive.kind === 'absent'
    return {
      archive,
      here,
      directory: isMissing ? await forExplanation(folder.file(folderOf(path))) : undefined,
    }
  },

  judge({ path, image, same_as }, { archive, directory, here }) {
    if (archive.kind === 'absent')
      return nearFile(path, directory) ? 'archive-name-differs' : 'archive-missing'
    if (archive.kind !== 'file') return 'archive-no-file'
    if (archive.size === 0) return 'archive-empty'
    if (archive.tooBig) return 'archive-too-big'
    if (archive.holds === 'root') return 'archive-exported'
    if (archive.broken) return 'archive-broken'
    if (archive.holds === 'no-archive') return 'archive-unreadable'
    if (archive.holds === 'others' || archive.images.length === 0) return 'archive-without-image'
    const saved = savedAs(image, archive.images)
    if (!saved) return wrongName(archive.images)
    if (saved.damaged) return 'archive-damaged'
    if (same_as === undefined) return 'pass'
    if (!here) return 'archived-image-missing'
    return isSame(saved, here) ? 'pass' : 'archive-differs'
  },

  codes,
  authoring: {
    subject: ['path', 'image'],
    single: ['same_as'],
    means: ({ image }) => ({ image: familiar(image) }),
  },
})

/** The image in the archive that has the name. */
export const savedAs = (name: string, images: SavedImage[]): SavedImage | undefined =>
  images.find(({ names }) => names.includes(familiar(name)))

export const namesIn = (images: SavedImage[]): string[] => images.flatMap(({ names }) => names)

function wrongName(images: SavedImage[]) {
  if (namesIn(images).length > 0) return 'archive-other-name'
  return images.every(({ damaged }) => damaged) ? 'archive-damaged' : 'archive-nameless'
}

/** Engines that keep images in different ways can give one image different ids. */
function isSame(saved: SavedImage, here: Image): boolean {
  if (saved.ids.includes(here.id)) return true
  return saved.layers.length > 0 && `${saved.layers}` === `${here.layers}` && isAlike(saved, here)
}
