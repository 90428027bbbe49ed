import type { FileFact } from '../../src/docker/port/docker.ts'
import type { ContainerFacts, Diagnosis, Present } from '../../src/grading/contract/contract.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import { type FileFacts, folderOf, mountAt, nearFile } from './facts.ts'

/** The English words for a file that is not as it should be. */

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

export const fileTexts = {
  actual,
  diagnoses: {
    'file-missing': {
      title: 'The file is not there',
      catalogue: ['M30', 'M35', 'M45', 'M46', 'M65'],
      message: ({ path, container: name }, { container }) => {
        const mount = mountAt(path, container)
        const from =
          mount &&
          ` ${mount.destination} is a mount, so what stands there comes from ${mount.name ?? mount.source}.`
        return `${name} has no ${path}.${from ?? ''}`
      },
      next: ({ path }) => `What is in ${folderOf(path)} of this container? Was the file made somewhere else?`,
      page: {
        what: 'A check looked for a path inside a container and found nothing there, while its folder exists.',
        see: ['docker exec NAME ls -la FOLDER', 'docker diff NAME', 'docker cp NAME:PATH -'],
        why: 'Each container has files of its own. What was made on the host, in another container of the same image, or in a container that was removed since, is not in this one. And where something is mounted, only the content of that host folder or volume is seen, and nothing of the image.',
      },
    },
    'file-name-differs': {
      title: 'A file with almost this name is there',
      message: ({ path }, { folder }) =>
        `There is no ${path}, but in the same folder there is ${nearFile(path, folder)}.`,
      next: () => 'Compare the two names letter by letter.',
      page: {
        what: 'The file that is asked for is not there, but one whose name differs in a letter or two is.',
        see: ['docker exec NAME ls -la FOLDER'],
        why: 'Linux tells upper and lower case apart, and so does every container: Test.md and test.md are two files.',
      },
    },
    'folder-missing': {
      title: 'Not even the folder of the file is there',
      message: ({ path, container }) =>
        `${container} has no folder ${folderOf(path)}, so ${path} cannot be there either.`,
      next: () => 'Is that the right container, from the right image? Is the path spelt right?',
      page: {
        what: 'The folder in which the file should be does not exist in this container.',
        see: ['docker exec NAME ls -la /', 'docker inspect --format "{{.Config.Image}}" NAME'],
        why: 'The folders of a container come from its image. A COPY or «docker cp» to a slightly different path, or a container from another image, leaves the one that is asked for missing.',
      },
    },
    'file-unwanted': {
      title: 'Something is there that should not be',
      message: ({ path, container }) => `${container} has ${path}, which should not be there.`,
      next: () => 'Where does it come from: the image, a mount, or something that was done in the container?',
      page: {
        what: 'The task asks for a path at which there is nothing, and there is something.',
        see: ['docker exec NAME ls -la FOLDER', 'docker diff NAME'],
        why: 'The files of a container are those of its image, with what was changed in the container on top, and mounts over both.',
      },
    },
    'directory-instead-of-file': {
      title: 'A folder stands where a file should be',
      catalogue: ['M41'],
      message: ({ path }) => `${path} is a folder, where a file is asked for.`,
      next: () => 'Who made that folder: you, or Docker?',
      page: {
        what: 'At this path there is a folder, not a file.',
        see: ['docker exec NAME ls -la FOLDER', 'docker inspect --format "{{json .Mounts}}" NAME'],
        why: '-v makes a host path that is missing, always as a folder. So a file that is to be mounted has to be there first. And «docker cp» and COPY put a file into a folder that exists already, rather than in its place.',
      },
    },
    'file-instead-of-directory': {
      title: 'A file stands where a folder should be',
      catalogue: ['M76'],
      message: ({ path }) => `${path} is a file, where a folder is asked for.`,
      next: () => 'Is it an archive that had to be unpacked, or a copy that got the name of the folder?',
      page: {
        what: 'At this path there is a file, not a folder.',
        see: ['docker exec NAME ls -la FOLDER'],
        why: 'A copy to a path that does not exist makes a file of that name; with a slash at the end of the path, COPY makes a folder. ADD unpacks a local tar archive into a folder, COPY copies it as it is.',
      },
    },
    'not-a-file': {
      title: 'It is no ordinary file',
      message: ({ path }) => `${path} is a special file, with no content to look at.`,
      next: () => 'How did it get there?',
      page: {
        what: 'At this path there is a device, a pipe or a socket.',
        see: ['docker exec NAME ls -la FOLDER'],
        why: 'The first letter of «ls -l» tells what something is: - a file, d a folder, l a link, p a pipe, s a socket, b or c a device.',
      },
    },
    'file-empty': {
      title: 'It is empty',
      message: ({ path }) => `${path} is there, but has nothing in it.`,
      next: () => 'What should have filled it, and did that happen in this container?',
      page: {
        what: 'The file has no bytes, or the folder has no entries.',
        see: ['docker exec NAME ls -la PATH', 'docker inspect --format "{{json .Mounts}}" NAME'],
        why: '«touch» makes an empty file; a mount of an empty host folder shows an empty folder, whatever the image has there.',
      },
    },
    'file-content': {
      title: 'The file has other content',
      message: ({ path }) => `${path} is there, but its content is not what is asked for.`,
      next: () => 'Read the file in the container, and compare.',
      page: {
        what: 'The file exists, and its text is not what the task asks for.',
        see: ['docker exec NAME cat PATH', 'docker cp NAME:PATH -'],
        why: 'A file in an image is as it was when the image was made, a file in a container as it was last written there. A change on the host reaches a container only through a mount.',
      },
    },
    'file-differs': {
      title: 'The two files are not the same',
      message: ({ path, container, same_as }) =>
        `${path} in ${container} and ${same_as?.path} in ${same_as?.container} have different content.`,
      next: () => 'Are both containers looking at the same volume, or has each a copy of its own?',
      page: {
        what: 'Two containers should see one file, but what they see differs.',
        see: ['docker inspect --format "{{json .Mounts}}" NAME', 'docker exec NAME cat PATH'],
        why: 'Containers share a file when both mount the same volume or the same host folder. Two volumes, even at the same path, are two places.',
      },
    },
    'other-file-missing': {
      title: 'The file to compare with is not there',
      message: ({ same_as }) =>
        `There is no file ${same_as?.path} in ${same_as?.container} that could be the same.`,
      next: () => 'Is the other container there, and does it see the same folder?',
      page: {
        what: 'A file should be the same in two containers. In one it is there; in the other it is not, or that container does not exist.',
        see: [
          'docker ps -a',
          'docker inspect --format "{{json .Mounts}}" NAME',
          'docker exec NAME ls -la FOLDER',
        ],
        why: 'What is written into a volume shows in every container that mounts the same volume, and in no other.',
      },
    },
    'file-too-big': {
      undecided: true,
      title: 'The file is bigger than docker-lab reads',
      message: ({ path }) =>
        `${path} is too big to be read to its end, and the part that was read does not settle it.`,
      next: () => 'Should this file really be so big?',
      page: {
        what: 'Only the first 64 KiB of a text are read, and files over 16 MiB are not compared.',
        see: ['docker exec NAME ls -la PATH'],
        why: 'A file can be as big as a disk, and even claim to be bigger; so docker-lab stops reading.',
      },
    },
  } satisfies Record<string, Diagnosis<Want, Present<ContainerFacts & FileFacts>>>,
}
