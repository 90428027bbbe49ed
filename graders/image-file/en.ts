import { shownFile } from '../../src/grading/contract/file/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import { copiedWhole, directoryOf, nearFile } from './explain.ts'
import type imageFile from './image-file.ts'

const SHOWN = 5

const listed = (paths: string[]) =>
  [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? ['…'] : [])].join(', ')

export default {
  summary: 'A file or directory is in an image, and has the right content',
  options: {
    image: 'name of the image',
    path: 'absolute path inside the image',
    exists: 'false: there must be nothing at this path',
    type: 'what must be at this path',
    nonempty: 'it must not be empty',
    ...text.options,
    same_as:
      'a file that must have the same bytes, or a directory of which it must have everything, byte for byte',
    'same_as.image': 'name of the image that it is in, which can be the same one',
    'same_as.path': 'absolute path inside that image',
  },
  refusals: { 'directory-has-no-text': 'a directory has no text: leave out contains, matches and equals' },
  expected({ path, image, exists, type, nonempty, same_as, ...want }) {
    if (!exists) return `nothing at ${path} in ${image}`
    const same = type === 'directory' ? 'everything that is in' : 'the same bytes as'
    return [
      `a ${type} ${path} in ${image}`,
      nonempty && 'which is not empty',
      asksForText(want) && `whose text ${text.expected(want)}`,
      same_as && `with ${same} ${same_as.path} of ${same_as.image}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  actual({ file, directory, compared }, { path, image, same_as }) {
    if (!file) return `no image ${image}`
    if (file.kind === 'absent')
      return `no ${path}${directory ? `; ${directoryOf(path)}: ${shownFile(directory)}` : ''}`
    const { missing = [], different = [], other } = compared ?? {}
    return [
      `${path}: ${shownFile(file)}`,
      other && `${same_as?.path} in ${same_as?.image}: ${shownFile(other)}`,
      missing.length > 0 && `missing: ${listed(missing)}`,
      different.length > 0 && `different: ${listed(different)}`,
    ]
      .filter(Boolean)
      .join('; ')
  },
  codes: {
    'file-image-missing': {
      message: ({ image, path }) => `There is no image named ${image}, so there is no ${path} in it either.`,
      next: 'Which step makes the image, and did it succeed?',
    },
    'image-file-missing': {
      message: ({ image, path }) => `The image ${image} has no ${path}.`,
      next: 'What comes first: changing the files, or making the image? An image does not change afterwards.',
    },
    'image-file-name-differs': {
      message: ({ path }, { directory }) =>
        `There is no ${path} in the image, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compare the two names character by character.',
    },
    'image-file-in-mount': {
      message: ({ image, path }, { mounted }) =>
        `${image} lacks files at ${path}. The container ${mounted?.container}, which comes from the same base image, has a mount at ${mounted?.destination}: what is in a mount is not in an image.`,
      next: 'Was the image committed from this container? Which option of "docker run" mounts something there?',
    },
    'image-folder-too-deep': {
      message: (want, { directory }) =>
        `There is no ${want.path} in ${want.image}, but ${directoryOf(want.path)} contains the directory ${copiedWhole(want, directory)}. It was copied as a whole.`,
      next: 'What does "cp -r" copy: the directory, or what is in it? What does a slash and a star at the end change?',
    },
    'image-archive-not-unpacked': {
      message: ({ image, path }, { packed }) =>
        `${image} has no ${path}, but it has the archive ${packed}, which was not unpacked.`,
      next: 'Two instructions copy files into an image. Which of them unpacks an archive?',
    },
    'image-file-unwanted': {
      message: ({ image, path }) => `${image} has ${path}, but it should not be there.`,
      next: 'Which layer adds it?',
    },
    'image-file-other-type': {
      message: ({ path, type }) =>
        type === 'file'
          ? `${path} in the image is not a file, but the task asks for one.`
          : `${path} in the image is not a directory, but the task asks for one.`,
      next: 'How did it get there? Some commands unpack an archive, and some only copy it.',
    },
    'image-file-empty': {
      message: ({ image, path }) => `${path} is in ${image}, but it is empty.`,
      next: 'What should have filled it, and when?',
    },
    'image-file-content': {
      message: ({ image, path }) => `${path} is in ${image}, but its content is not what the task asks for.`,
      next: 'Read the file in a container of the image, and compare.',
    },
    'image-file-differs': {
      message: ({ image, path, same_as }) =>
        `${path} in ${image} and ${same_as?.path} in ${same_as?.image} have different content.`,
      next: 'Compare the two files in containers of the two images.',
    },
    'image-folder-incomplete': {
      message: ({ image, path, same_as }, { compared }) =>
        `${path} in ${image} lacks files that ${same_as?.path} of ${same_as?.image} has: ${listed(compared?.missing ?? [])}.`,
      next: 'Was everything copied, subdirectories as well?',
    },
    'image-folder-differs': {
      message: ({ image, path, same_as }, { compared }) =>
        `In ${path} of ${image}, some files differ from those in ${same_as?.path} of ${same_as?.image}: ${listed(compared?.different ?? [])}.`,
      next: 'Were they changed after they had been copied?',
    },
    'image-file-nothing-to-compare': {
      message: ({ same_as, type }) =>
        `${same_as?.image} has no ${type} ${same_as?.path} that could be compared with.`,
      next: 'Is this the version of the image that the task means?',
    },
    'image-file-too-big': {
      message: ({ path }) =>
        `${path} is too big to be read completely, and the part that was read is not enough to judge it.`,
      next: 'Should this file really be that big?',
    },
  },
} satisfies KindWords<typeof imageFile>
