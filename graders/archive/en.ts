import { shownFile } from '../../src/grading/contract/file/en.ts'
import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type archive from './archive.ts'
import { type ArchiveFacts, namesIn, savedAs } from './archive.ts'

const HOLDS = {
  images: 'an archive of images',
  root: 'an archive of the files of a container',
  others: 'a tar archive without images',
  'no-archive': 'not a tar archive',
}

function shown({ archive, here }: ArchiveFacts, path: string, name: string): string {
  if (archive.kind !== 'file') return `${path}: ${shownFile(archive)}`
  const { size, packing, holds, images, broken, tooBig } = archive
  const names = namesIn(images)
  const saved = savedAs(name, images)
  return [
    `${path}: ${size} bytes, ${HOLDS[holds]}${packing ? `, compressed with ${packing}` : ''}`,
    (broken && 'which cannot be read to its end') || (tooBig && 'which is too big'),
    images.length > 0 && (names.length > 0 ? `with the names ${names.join(', ')}` : 'without a name'),
    saved && `id ${saved.ids.join(', ')}`,
    here && `here: ${here.id}`,
  ]
    .filter(Boolean)
    .join('; ')
}

export default {
  summary: "An archive made by docker save is in the student's working directory, and has the image",
  options: {
    path: 'path of the archive in the working directory; it can be compressed',
    image: 'a name that an image in the archive must have',
    same_as: 'the image on the engine that this must be',
  },
  expected: ({ path, image, same_as }) =>
    `${path}, saved by "docker save", with the image ${image}${same_as ? `, which is the same as ${same_as} here` : ''}`,
  actual: (facts, { path, image }) => shown(facts, path, image),
  codes: {
    'archive-missing': {
      message: ({ path }) => `There is no ${path} in your working directory.`,
      next: 'Are you in the right directory? "check" looks where you type it; --dir names a different directory.',
    },
    'archive-name-differs': {
      message: ({ path }, { directory }) =>
        `There is no ${path}, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compare the two names character by character.',
    },
    'archive-no-file': {
      message: ({ path }, { archive }) =>
        archive.kind === 'directory'
          ? `${path} is a directory, but the task asks for an archive, which is a single file.`
          : `${path} is a special file, not an archive.`,
      next: 'Which command writes an image into a single file?',
    },
    'archive-empty': {
      message: ({ path }) => `${path} exists, but it is empty.`,
      next: 'With ">", the shell creates the file before Docker starts. What did Docker print?',
    },
    'archive-unreadable': {
      message: ({ path }) => `${path} is not a tar archive, so no image can be loaded from it.`,
      next: 'Which command wrote it? In PowerShell, ">" changes what a program prints; which option of "docker save" names the file?',
    },
    'archive-broken': {
      message: ({ path }) =>
        `${path} begins like an archive, but cannot be read to its end: it was cut off or changed.`,
      next: 'Was writing or copying it interrupted, or is the disk full? Save the image again.',
    },
    'archive-exported': {
      message: ({ path }) =>
        `${path} has the files of a container, but no image: no layers, no configuration, and no name.`,
      next: '"docker export" writes the files of a container. Which command writes an image?',
    },
    'archive-without-image': {
      message: ({ path }) => `${path} is a tar archive, but there is no image in it.`,
      next: 'Which command made it? "tar" packs files. Which command of Docker packs an image?',
    },
    'archive-nameless': {
      message: ({ path, image }) =>
        `${path} has an image in it, but no name: after "docker load" it would be <none>, and not ${image}.`,
      next: 'What did you give to "docker save": the name of the image, or its ID?',
    },
    'archive-other-name': {
      message: ({ path, image }, { archive }) =>
        `${path} has no image named ${image}, but ${namesIn(archive.kind === 'file' ? archive.images : []).join(', ')}.`,
      next: '"docker save" writes exactly the names that you give to it. Which one was it?',
    },
    'archive-damaged': {
      message: ({ path }) =>
        `A part of the image in ${path} is missing, or differs from what the archive itself says.`,
      next: 'Was something changed in the archive? Save the image again.',
    },
    'archived-image-missing': {
      message: ({ path, same_as }) =>
        `${path} has the image, but there is no image ${same_as} on this engine.`,
      next: 'Which command brings an image from an archive back to the engine?',
    },
    'archive-differs': {
      message: ({ path, same_as }) =>
        `The image in ${path} and the image that is named ${same_as} here are different.`,
      next: 'Did that name move to a different image after you had saved it? An archive keeps what it was made from.',
    },
    'archive-too-big': {
      message: ({ path }) => `${path} is too big to be read completely.`,
      next: 'Which images are in it? One is enough.',
    },
  },
} satisfies KindWords<typeof archive>
