import type { KindWords } from '../../src/grading/contract/kind.ts'
import type changes from './changes.ts'
import { notAdded, unwanted } from './changes.ts'

const SHOWN = 6
const LETTERS = { added: 'A', modified: 'C', deleted: 'D' }

const listed = (paths: string[]) =>
  [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? [`${paths.length - SHOWN} more`] : [])].join(', ')

export default {
  summary: 'The writable layer of a container adds exactly these paths',
  options: {
    container: 'name of the container, running or not',
    added: 'absolute paths that the container itself added; nothing else can be added, modified or deleted',
  },
  expected: ({ container, added }) => `${container} has added ${added.join(', ')}, and nothing else`,
  actual: ({ changes }) =>
    changes.length === 0
      ? 'no changes'
      : `"docker diff": ${listed(changes.map(({ path, is }) => `${LETTERS[is]} ${path}`))}`,
  codes: {
    'change-missing': {
      message: ({ container, added }, facts) => `${container} has not added ${notAdded(added, facts)}.`,
      next: 'Was it written in this container, or in a different one? Is the path spelled correctly?',
    },
    'change-not-own': {
      message: ({ container, added }, facts) =>
        `${notAdded(added, facts)} is there in ${container}, but not in its writable layer: it comes from the image or from a mount.`,
      next: 'Which layer was the file written to: when the image was built, or when the container ran?',
    },
    'change-of-existing': {
      message: ({ container, added }, facts) =>
        `${container} has changed ${notAdded(added, facts)}, which its image has already. It should not be in the image.`,
      next: 'Does the Dockerfile write this file as well?',
    },
    'change-unwanted': {
      message: ({ container, added }, facts) =>
        `Besides ${added.join(', ')}, the writable layer of ${container} has ${listed(unwanted(added, facts).map(({ path, is }) => `${path} (${is})`))}.`,
      next: 'What else was done in this container? A container that is made anew has an empty writable layer.',
    },
  },
} satisfies KindWords<typeof changes>
