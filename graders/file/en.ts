import type { FileFact } from '../../src/docker/port/docker.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText, excerpt, textMatchWords } from '../../src/grading/contract/text/text.ts'
import { type FileFacts, folderOf, mountAt, nearFile } from './facts.ts'
import type kind from './file.ts'
import { absolute } from './file.ts'
import { fileTexts } from './texts.ts'

interface Want {
  container: string
  path: string
  same_as?: { container: string; path: string } | undefined
}

function actual({ file, folder, other }: FileFacts, { path, same_as }: Want): string {
  if (file.kind === 'absent') return `no ${path}${folder ? `; ${folderOf(path)}: ${shown(folder)}` : ''}`
  const compared = same_as && other ? `; ${same_as.container} ${same_as.path}: ${shown(other)}` : ''
  return `${path}: ${shown(file)}${compared}`
}

function shown(file: FileFact): string {
  if (file.kind === 'directory')
    return `a folder with ${file.entries.slice(0, 8).join(', ') || 'nothing'}${file.entries.length > 8 ? ', …' : ''}`
  if (file.kind === 'file') return `a file of ${file.size} bytes, «${excerpt(file.text)}»`
  return file.kind === 'absent' ? 'nothing' : `a ${file.what}`
}

export default {
  summary: 'A file or folder is in a container, running or not, and has the right content',
  options: {
    container: 'name of the container',
    path: 'absolute path inside the container',
    exists: 'false: nothing may be there',
    type: 'what must be there',
    nonempty: 'it must have something in it',
    contains: 'text that must be in it',
    matches: 'pattern (RE2) that must be found in it; (?i) ignores case, (?m) makes ^ and $ mean lines',
    equals: 'the whole text; white space at its end does not count',
    same_as: 'another file that must have the same bytes',
    'same_as.container': 'name of the other container',
    'same_as.path': 'absolute path in there',
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
  codes: {
    'file-missing': {
      message: ({ path, container: name }, { container }) => {
        const mount = mountAt(path, container)
        const from =
          mount &&
          ` ${mount.destination} is a mount, so what stands there comes from ${mount.name ?? mount.source}.`
        return `${name} has no ${path}.${from ?? ''}`
      },
      next: ({ path }) => `What is in ${folderOf(path)} of this container? Was the file made somewhere else?`,
    },
    'file-name-differs': {
      message: ({ path }, { folder }) =>
        `There is no ${path}, but in the same folder there is ${nearFile(path, folder)}.`,
      next: 'Compare the two names letter by letter.',
    },
    'folder-missing': {
      message: ({ path, container }) =>
        `${container} has no folder ${folderOf(path)}, so ${path} cannot be there either.`,
      next: 'Is that the right container, from the right image? Is the path spelt right?',
    },
    'file-unwanted': {
      message: ({ path, container }) => `${container} has ${path}, which should not be there.`,
      next: 'Where does it come from: the image, a mount, or something that was done in the container?',
    },
    'directory-instead-of-file': {
      message: ({ path }) => `${path} is a folder, where a file is asked for.`,
      next: 'Who made that folder: you, or Docker?',
    },
    'file-instead-of-directory': {
      message: ({ path }) => `${path} is a file, where a folder is asked for.`,
      next: 'Is it an archive that had to be unpacked, or a copy that got the name of the folder?',
    },
    'not-a-file': {
      message: ({ path }) => `${path} is a special file, with no content to look at.`,
      next: 'How did it get there?',
    },
    'file-empty': {
      message: ({ path }) => `${path} is there, but has nothing in it.`,
      next: 'What should have filled it, and did that happen in this container?',
    },
    'file-content': {
      message: ({ path }) => `${path} is there, but its content is not what is asked for.`,
      next: 'Read the file in the container, and compare.',
    },
    'file-differs': {
      message: ({ path, container, same_as }) =>
        `${path} in ${container} and ${same_as?.path} in ${same_as?.container} have different content.`,
      next: 'Are both containers looking at the same volume, or has each a copy of its own?',
    },
    'other-file-missing': {
      message: ({ same_as }) =>
        `There is no file ${same_as?.path} in ${same_as?.container} that could be the same.`,
      next: 'Is the other container there, and does it see the same folder?',
    },
    'file-too-big': {
      message: ({ path }) =>
        `${path} is too big to be read to its end, and the part that was read does not settle it.`,
      next: 'Should this file really be so big?',
    },
  },
} satisfies KindWords<typeof kind>
