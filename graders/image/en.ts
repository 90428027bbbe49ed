import { imageDiagnoses } from '../../src/grading/contract/contract.ts'
import { originsOf } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { layersMore, missingPorts, missingVolumes, portsOf, wrongKey } from './facts.ts'
import type kind from './image.ts'
import { nearestImage } from './image.ts'

const CONFIG = 'docker image inspect --format "{{json .Config}}" IMAGE'

export default {
  summary: 'An image is here, and is made as it should be',
  options: {
    name: 'name of the image; latest, when there is no tag',
    state: 'whether it must be here',
    renamed: 'an official image to which the student gave this name is right too',
    built_from: 'the image whose layers it must begin with',
    layers_more_than_base: 'how many layers it must add to built_from, at least',
    command: 'CMD, as a list of words',
    entrypoint: 'ENTRYPOINT, as a list of words',
    env: 'variables that it must set',
    workdir: 'the folder in which its containers start',
    exposes: 'ports that it must declare',
    volumes: 'paths that it must declare as volumes',
    labels: 'labels that it must carry',
    author: 'its author, or the label maintainer; true: any',
    comment: 'the message of docker commit; true: any',
  },
  expected({
    name,
    state,
    built_from,
    layers_more_than_base,
    command,
    entrypoint,
    env,
    workdir,
    exposes,
    volumes,
    labels,
    author,
    comment,
  }) {
    if (state === 'absent') return `no image ${name}`
    const pairs = (record: Record<string, string>) =>
      Object.entries(record)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')
    const parts = [
      built_from && `FROM ${built_from}`,
      layers_more_than_base && `layers of its own: ${layers_more_than_base} or more`,
      entrypoint && `ENTRYPOINT ${JSON.stringify(entrypoint)}`,
      command && `CMD ${JSON.stringify(command)}`,
      env && `ENV ${pairs(env)}`,
      workdir && `WORKDIR ${workdir}`,
      exposes && `EXPOSE ${exposes.join(' ')}`,
      volumes && `VOLUME ${volumes.join(' ')}`,
      labels && `LABEL ${pairs(labels)}`,
      author && `author ${author === true ? '…' : author}`,
      comment && `message ${comment === true ? '…' : comment}`,
    ].filter(Boolean)
    return `image ${name}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}`
  },
  actual({ image, names }, want) {
    if (!image) return `no image ${want.name}; what there is: ${names.slice(0, 5).join(', ') || 'none'}`
    const parts = [
      (want.command ?? want.entrypoint) &&
        `ENTRYPOINT ${JSON.stringify(image.entrypoint)} CMD ${JSON.stringify(image.command)}`,
      want.env &&
        `ENV ${Object.entries(image.env)
          .map(([key, value]) => `${key}=${value}`)
          .join(' ')}`,
      want.workdir && `WORKDIR ${image.workdir || '/'}`,
      want.exposes && `EXPOSE ${portsOf(image).join(' ') || 'nothing'}`,
      want.volumes && `VOLUME ${image.volumes.join(' ') || 'nothing'}`,
      want.labels &&
        `LABEL ${Object.keys(want.labels)
          .map((key) => `${key}=${image.labels[key] ?? ''}`)
          .join(' ')}`,
      want.author && `author ${image.author || 'nobody'}`,
      want.comment && `message ${image.comment || 'none'}`,
    ].filter(Boolean)
    return `${[...image.tags, ...image.digests].join(', ') || image.id}, ${image.layers.length} layers${parts.length > 0 ? `; ${parts.join('; ')}` : ''}`
  },
  codes: {
    'image-other-base': {
      message: ({ name, built_from }) =>
        `The layers of ${name} do not begin with those of ${built_from} as it is here now.`,
      next: 'What stands behind FROM, or from which image was the container that you committed?',
    },
    'image-without-own-layer': {
      message: ({ name, built_from, layers_more_than_base }, facts) =>
        `${name} has ${layersMore(facts)} layers more than ${built_from}; there should be at least ${layers_more_than_base}. Too few files were changed when it was made.`,
      next: 'In which order did things happen: the change, and the making of the image? And is the changed folder a volume?',
    },
    'command-entrypoint-swapped': {
      message: ({ name, command }) =>
        `In ${name} the words stand as ${command ? 'ENTRYPOINT, and should be its CMD' : 'CMD, and should be its ENTRYPOINT'}.`,
      next: 'Which of the two is replaced by the words after the image in «docker run», and which one is extended?',
    },
    'image-command-shell-form': {
      message: ({ name }) =>
        `${name} runs its command through «/bin/sh -c», because it was written without brackets.`,
      next: 'There are two ways to write CMD and ENTRYPOINT. Which one starts the program itself?',
    },
    'image-command-single-quotes': {
      message: ({ name }) =>
        `The list in the command of ${name} was not understood as a list: it is run by a shell, with its brackets.`,
      next: 'The form with brackets is JSON. Which quotes does JSON know?',
    },
    'image-command-differs': {
      message: ({ name }, { image }) =>
        `A container of ${name} runs «${[...(image?.entrypoint ?? []), ...(image?.command ?? [])].join(' ') || 'nothing'}» by default.`,
      next: 'If there are several CMD, which one counts? And if it was committed: what was that container running?',
    },
    'image-env-missing': {
      message: ({ name, env }, { image }) => `${name} does not set ${wrongKey(env, image?.env)}.`,
      next: 'Which instruction of a Dockerfile lasts longer than the step that it stands in?',
    },
    'image-env-differs': {
      message: ({ name, env }, { image }) =>
        `${name} sets ${wrongKey(env, image?.env)}, but to another value than the task asks for.`,
      next: 'Compare the line with the task, to the last slash.',
    },
    'image-workdir-differs': {
      message: ({ name, workdir }, { image }) =>
        `Containers of ${name} start in ${image?.workdir || '/'}, not in ${workdir}.`,
      next: 'Which instruction sets the folder? «RUN cd» does not.',
    },
    'image-port-not-declared': {
      message: (want, facts) => `${want.name} does not declare ${missingPorts(want, facts).join(', ')}.`,
      next: 'Which instruction tells a reader of the image on which port its program listens?',
    },
    'image-volume-not-declared': {
      message: (want, facts) =>
        `${want.name} does not declare a volume at ${missingVolumes(want, facts).join(', ')}.`,
      next: 'Which instruction says that a folder is to be a volume in every container?',
    },
    'image-label-differs': {
      message: ({ name, labels }, { image }) =>
        `The label ${wrongKey(labels, image?.labels)} of ${name} is not as the task asks for.`,
      next: 'Look at all labels of the image, and compare name and value.',
    },
    'image-author-differs': {
      message: ({ name, author }) =>
        `${name} does not name ${author === true || author === undefined ? 'an author' : `${author} as its author`}.`,
      next: '«docker commit» has an option for it; in a Dockerfile it is a label.',
    },
    'image-comment-differs': {
      message: ({ name, comment }) =>
        `${name} does not carry ${comment === true || comment === undefined ? 'a message' : `the message «${comment}»`}.`,
      next: 'Which option of «docker commit» takes a message?',
    },
    'image-retagged': {
      message: ({ name }, { image }) =>
        `What is called ${name} here was pulled under another name: ${originsOf(image).join(', ')}.`,
      next: () => imageDiagnoses['image-retagged'].next(),
    },
    'image-missing': {
      message: ({ name }) =>
        `No image on this engine is called ${name}. If Docker could not download it, that may well be no mistake of yours.`,
      next: 'What was the last line of the command that should have brought it? «not found» speaks of the name, a timeout of the network.',
    },
    'image-name-differs': {
      message: ({ name }, { names }) => `There is no ${name}, but there is ${nearestImage(name, names)}.`,
      next: 'Compare the two, also behind the colon. An image can be given one more name.',
    },
    'image-still-there': {
      message: ({ name }) => `${name} is still here.`,
      next: 'Without a tag, a name means «latest». Which name did you remove?',
    },
    'image-in-use': {
      message: ({ name }, { users }) =>
        `${name} is still here, and used by ${users.map((user) => user.name).join(', ')}.`,
      next: 'What has to go first? Containers that have ended count as well.',
    },
  },
} satisfies KindWords<typeof kind>
