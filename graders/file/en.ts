import { shownFile } from '../../src/grading/contract/file/en.ts'
import { encodingOf, saySame } from '../../src/grading/contract/file/file.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import type file from './file.ts'
import { directoryOf, mountAbove, mountOver, nearFile, shownTime } from './paths.ts'
import { isKnown, shownMode, shownOwner } from './rights.ts'

export default {
  summary: 'A file or directory is in a container, running or not, and has the right content',
  options: {
    container: 'name of the container',
    path: 'absolute path inside the container',
    exists: 'false: there must be nothing at this path',
    type: 'what must be at this path',
    nonempty: 'it must not be empty',
    mounted: 'whether it must be in a mount, or in the container itself',
    older_than_container: 'it must have been written before the container was created, by an earlier one',
    mode: 'its permissions, as chmod takes them, in quotes: "640"',
    owner: 'the user that must own it, by name or id',
    ...text.options,
    same_as: 'a different file that must have the same bytes',
    'same_as.container': 'name of the container that it is in',
    'same_as.path': 'absolute path inside that container',
  },
  refusals: {
    'file-mode': 'must be permissions in quotes, as chmod takes them: "640", "0755"',
    'directory-has-no-text': 'a directory has no text: leave out contains, matches, equals and same_as',
    'directory-has-no-age':
      'a directory changes whenever a file comes or goes: use older_than_container for a file',
  },
  expected({ path, container, exists, type, nonempty, mounted, older_than_container, same_as, ...want }) {
    if (!exists) return `nothing at ${path} in ${container}`
    return [
      `a ${type} ${path} in ${container}`,
      nonempty && 'which is not empty',
      mounted !== undefined && (mounted ? 'in a mount' : 'in the container itself, not in a mount'),
      older_than_container && 'older than the container',
      want.mode && `with permissions ${want.mode}`,
      want.owner && `that belongs to ${want.owner}`,
      asksForText(want) && `whose text ${text.expected(want)}`,
      same_as && `with the same bytes as ${same_as.path} in ${same_as.container}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  actual({ container, file, directory, other, users }, { path, same_as, older_than_container, mode, owner }) {
    if (file.kind === 'absent')
      return `no ${path}${directory ? `; ${directoryOf(path)}: ${shownFile(directory)}` : ''}`
    const rights = mode ? `; permissions ${shownMode(file)}` : ''
    const owned = owner ? `; owner ${shownOwner({ file, ...(users && { users }) })}` : ''
    const compared = same_as && other ? `; ${same_as.path} in ${same_as.container}: ${shownFile(other)}` : ''
    const ages = `; written ${shownTime(file.kind === 'file' ? file.modified : '')}, container created ${shownTime(container.created)}`
    return `${path}: ${shownFile(file)}${older_than_container && file.kind === 'file' ? ages : ''}${rights}${owned}${compared}`
  },
  codes: {
    'file-missing': {
      message({ path }, { container }) {
        const mount = mountAbove(path, container)
        const nothing = `${container.name} has no ${path}.`
        if (!mount) return nothing
        const from = mount.name ? `the volume ${mount.name}` : (mount.askedSource ?? mount.source)
        return `${nothing} ${mount.destination} is a mount${mount.source && `, so its content comes from ${from}`}.`
      },
      next: ({ path }) =>
        `What is in ${directoryOf(path)} of this container? Was the file created somewhere else?`,
    },
    'file-name-differs': {
      message: ({ path }, { directory }) =>
        `There is no ${path}, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compare the two names character by character.',
    },
    'folder-missing': {
      message: ({ path, container }) =>
        `${container} has no directory ${directoryOf(path)}, so ${path} cannot exist either.`,
      next: 'Is it the right container, from the right image? Is the path spelled correctly?',
    },
    'file-unwanted': {
      message: ({ path, container }) => `${container} has ${path}, but it should not be there.`,
      next: 'Where does it come from: the image, a mount, or something that was done in the container?',
    },
    'directory-instead-of-file': {
      message: ({ path }) => `${path} is a directory, but the task asks for a file.`,
      next: 'Who created that directory: you, or Docker?',
    },
    'file-instead-of-directory': {
      message: ({ path }) => `${path} is a file, but the task asks for a directory.`,
      next: 'Is it an archive that should have been unpacked, or a copy that was given the name of the directory?',
    },
    'not-a-file': {
      message: ({ path }) => `${path} is a special file, which has no content to check.`,
      next: 'How did it get there?',
    },
    'file-in-mount': {
      message({ path }, { container }) {
        const mount = mountOver(path, container)
        return `${path} is in a mount (${mount?.name ?? mount?.source ?? mount?.type} at ${mount?.destination}), not in ${container.name} itself.`
      },
      next: 'The task asks for a file in the container itself. Which option of "docker run" mounts something there?',
    },
    'file-not-in-mount': {
      message: ({ path, container }) =>
        `${path} is in ${container} itself, so it goes when the container is removed.`,
      next: 'Which option of "docker run" mounts something at that directory?',
    },
    'file-not-older': {
      message: ({ path, container }) =>
        `${path} was written after ${container} was created, so nothing shows that it outlives a container.`,
      next: 'Remove the container and create it again with the same mounts. Is everything still there?',
    },
    'file-empty': {
      message: ({ path }) => `${path} exists, but it is empty.`,
      next: 'What should have filled it, and did that happen in this container?',
    },
    'file-content': {
      message: ({ path }) => `${path} exists, but its content is not what the task asks for.`,
      next: 'Read the file in the container, and compare.',
    },
    'file-encoding': {
      message: ({ path }, { file }) =>
        `${path} has the right words, but it is saved in ${encodingOf(file)?.name}. Programs on Linux expect UTF-8, so they read something else.`,
      next: 'With which program was the file written, and which encodings can that program save?',
    },
    'file-mode-differs': {
      message: ({ path, mode }, { file }) =>
        `${path} has the permissions ${shownMode(file)}, not ${mode?.replace(/^0(?=\d{3})/, '')}.`,
      next: 'Which digit is for the owner, which one for the group, and which one for all others? Compare them one by one.',
    },
    'file-owner-differs': {
      message: (want, { file, users, container }) => {
        const seen = { file, ...(users && { users }) }
        const belongs = `${want.path} belongs to ${shownOwner(seen)}, not to ${want.owner}.`
        return isKnown(want, seen) ? belongs : `${belongs} ${container.name} has no user of that name.`
      },
      next: 'Who creates the file, and as which user? In a Dockerfile, COPY gives everything to root unless it is told otherwise.',
    },
    'file-differs': {
      message: ({ path, container, same_as }, { file, other }) =>
        saySame(file, other)
          ? `${path} in ${container} and ${same_as?.path} in ${same_as?.container} have the same text, but not the same bytes: the encoding or the ends of the lines are different.`
          : `${path} in ${container} and ${same_as?.path} in ${same_as?.container} have different content.`,
      next: 'Do both containers use the same volume, or does each one have its own copy?',
    },
    'other-file-missing': {
      message: ({ same_as }) => `There is no file ${same_as?.path} in ${same_as?.container} to compare with.`,
      next: 'Does that container exist, and does it mount the same directory?',
    },
    'file-too-big': {
      message: ({ path }) =>
        `${path} is too big to be read completely, and the part that was read is not enough to judge it.`,
      next: 'Should this file really be that big?',
    },
  },
} satisfies KindWords<typeof file>
