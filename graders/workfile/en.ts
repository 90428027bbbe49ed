import { shownFile } from '../../src/grading/contract/file/en.ts'
import { encodingOf, saySame } from '../../src/grading/contract/file/file.ts'
import { folderOf, nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import type workfile from './workfile.ts'

const place = (path: string) => {
  const folder = folderOf(path)
  return folder === '.' ? 'your working directory' : `the directory ${folder}`
}

export default {
  summary: "A file or directory is in the student's working directory, and has the right content",
  options: {
    path: 'path in the working directory, which is where "check" is run, or --dir',
    exists: 'false: there must be nothing at this path',
    type: 'what must be at this path',
    nonempty: 'it must not be empty',
    executable: 'it can be run as a program',
    ...text.options,
    same_as: 'a file in a container that must have the same bytes',
    'same_as.container': 'name of the container that it is in',
    'same_as.path': 'absolute path inside that container',
  },
  refusals: {
    'directory-has-no-text':
      'a directory has no text: leave out contains, matches, equals, same_as and executable',
  },
  expected({ path, exists, type, nonempty, executable, same_as, ...want }) {
    if (!exists) return `no ${path} in your working directory`
    return [
      `a ${type} ${path} in your working directory`,
      nonempty && 'which is not empty',
      executable && 'which can be run as a program',
      asksForText(want) && `whose text ${text.expected(want)}`,
      same_as && `with the same bytes as ${same_as.path} in ${same_as.container}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  actual({ file, directory, other }, { path, same_as }) {
    if (file.kind === 'absent')
      return `no ${path}${directory ? `; ${place(path)}: ${shownFile(directory)}` : ''}`
    const compared = same_as && other ? `; ${same_as.path} in ${same_as.container}: ${shownFile(other)}` : ''
    return `${path}: ${shownFile(file)}${compared}`
  },
  codes: {
    'workfile-missing': {
      message: ({ path }) => `There is no ${path} in your working directory.`,
      next: 'Are you in the right directory? "check" looks where you type it; --dir names a different directory.',
    },
    'workfile-name-differs': {
      message: ({ path }, { directory }) =>
        `There is no ${path}, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compare the two names character by character. Some editors append .txt and do not show it.',
    },
    'workfile-unwanted': {
      message: ({ path }) => `${path} is in your working directory, but it should not be there.`,
      next: 'Is it left over from an earlier try?',
    },
    'workfile-is-directory': {
      message: ({ path }) => `${path} is a directory, but the task asks for a file.`,
      next: 'Who created that directory: you, or Docker? Remove it before you try again.',
    },
    'workfile-no-file': {
      message: ({ path, type }) =>
        type === 'directory'
          ? `${path} is not a directory, but the task asks for one.`
          : `${path} is a special file, which has no content to check.`,
      next: 'How did it get there?',
    },
    'workfile-empty': {
      message: ({ path }) => `${path} exists, but it is empty.`,
      next: 'What should have filled it?',
    },
    'workfile-not-executable': {
      message: ({ path }) => `${path} exists, but it is not marked as a program that can be run.`,
      next: 'Which command changes the permissions of a file?',
    },
    'workfile-content': {
      message: ({ path }) => `${path} exists, but its content is not what the task asks for.`,
      next: 'Read the file, and compare it with the task.',
    },
    'workfile-encoding': {
      message: ({ path }, { file }) =>
        `${path} has the right words, but it is saved in ${encodingOf(file)?.name}. Programs on Linux expect UTF-8, so they read something else.`,
      next: 'With which program was the file written, and which encodings can that program save?',
    },
    'workfile-differs': {
      message: ({ path, same_as }, { file, other }) =>
        saySame(file, other)
          ? `${path} and ${same_as?.path} in ${same_as?.container} have the same text, but not the same bytes: the encoding or the ends of the lines are different.`
          : `${path} and ${same_as?.path} in ${same_as?.container} have different content.`,
      next: 'Which of the two was changed last? Copy that one again.',
    },
    'container-file-missing': {
      message: ({ path, same_as }) =>
        `${path} is in your working directory, but ${same_as?.container} has no file ${same_as?.path} to compare it with.`,
      next: 'Was the file created in this container, at exactly this path?',
    },
    'workfile-too-big': {
      message: ({ path }) =>
        `${path} is too big to be read completely, and the part that was read is not enough to judge it.`,
      next: 'Should this file really be that big?',
    },
  },
} satisfies KindWords<typeof workfile>
