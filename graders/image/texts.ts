import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import {
  type ImageFacts,
  type ImageWant,
  layersMore,
  missingPorts,
  missingVolumes,
  wrongKey,
} from './facts.ts'

/** The English words for an image that is there, but is not as it should be. */

const CONFIG = 'docker image inspect --format "{{json .Config}}" IMAGE'

export const builtImageDiagnoses = {
  'image-other-base': {
    title: 'The image is not built on the right base',
    message: ({ name, built_from }) =>
      `The layers of ${name} do not begin with those of ${built_from} as it is here now.`,
    next: () => 'What stands behind FROM, or from which image was the container that you committed?',
    page: {
      what: 'Every image begins with the layers of the image that it was built from. This one begins with others.',
      see: ['docker image inspect --format "{{json .RootFS.Layers}}" IMAGE', 'docker history IMAGE'],
      why: 'Layers are known by their content, so it can be seen what an image stands on, whatever it is called. If the base was fetched anew after the build, its layers may be new ones: build again.',
    },
  },
  'image-without-own-layer': {
    title: 'The image adds too little to its base',
    catalogue: ['M60', 'M65'],
    message: ({ name, built_from, layers_more_than_base }, facts) =>
      `${name} has ${layersMore(facts)} layers more than ${built_from}; there should be at least ${layers_more_than_base}. Too few files were changed when it was made.`,
    next: () =>
      'In which order did things happen: the change, and the making of the image? And is the changed folder a volume?',
    page: {
      what: 'The image has hardly more than its base: what should have been added is not in it.',
      see: [
        'docker history IMAGE',
        'docker diff CONTAINER',
        'docker inspect --format "{{json .Mounts}}" CONTAINER',
      ],
      why: '«docker commit» saves the writable layer of a container as it is at that moment, and a step of a Dockerfile adds a layer when it changes files. What happens later does not get into the image, and what lies on a volume never does.',
    },
  },
  'command-entrypoint-swapped': {
    title: 'CMD and ENTRYPOINT are swapped',
    catalogue: ['M70'],
    message: ({ name, command }) =>
      `In ${name} the words stand as ${command ? 'ENTRYPOINT, and should be its CMD' : 'CMD, and should be its ENTRYPOINT'}.`,
    next: () =>
      'Which of the two is replaced by the words after the image in «docker run», and which one is extended?',
    page: {
      what: 'The image runs the right words, but they were given by the other one of the two instructions.',
      see: ['docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'],
      why: 'Words after the image in «docker run» take the place of CMD, and are added to ENTRYPOINT. Alone, both look the same; the difference shows with an argument.',
    },
  },
  'image-command-shell-form': {
    title: 'The command is written in shell form',
    catalogue: ['M69'],
    message: ({ name }) =>
      `${name} runs its command through «/bin/sh -c», because it was written without brackets.`,
    next: () => 'There are two ways to write CMD and ENTRYPOINT. Which one starts the program itself?',
    page: {
      what: 'CMD or ENTRYPOINT was written as a plain line, so the image runs a shell, and the shell runs the line.',
      see: [
        'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE',
        'docker history --no-trunc IMAGE',
      ],
      why: 'A plain line becomes ["/bin/sh", "-c", "line"]. The shell is then the first process: arguments that are added do not reach the program, and neither may the signal of «docker stop».',
    },
  },
  'image-command-single-quotes': {
    title: 'The list is written with single quotes',
    catalogue: ['M68'],
    message: ({ name }) =>
      `The list in the command of ${name} was not understood as a list: it is run by a shell, with its brackets.`,
    next: () => 'The form with brackets is JSON. Which quotes does JSON know?',
    page: {
      what: 'A list with single quotes is no list to Docker, so the whole line, with brackets and all, was given to a shell.',
      see: ['docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE'],
      why: 'CMD ["a", "b"] is read as JSON, which only has double quotes. What is no JSON is taken for a plain line, without an error.',
    },
  },
  'image-command-differs': {
    title: 'The image runs another command',
    catalogue: ['M59', 'M63', 'M71'],
    message: ({ name }, { image }) =>
      `A container of ${name} runs «${[...(image?.entrypoint ?? []), ...(image?.command ?? [])].join(' ') || 'nothing'}» by default.`,
    next: () =>
      'If there are several CMD, which one counts? And if it was committed: what was that container running?',
    page: {
      what: 'The CMD or ENTRYPOINT of the image is not the one that the task asks for.',
      see: [
        'docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE',
        'docker history --no-trunc IMAGE',
      ],
      why: 'Of several CMD lines only the last one counts. «docker commit» keeps the command that the container was started with. «docker import» knows files only: command, variables and ports are gone.',
    },
  },
  'image-env-missing': {
    title: 'The image does not set the variable',
    catalogue: ['M63', 'M72'],
    message: ({ name, env }, { image }) => `${name} does not set ${wrongKey(env, image?.env)}.`,
    next: () => 'Which instruction of a Dockerfile lasts longer than the step that it stands in?',
    page: {
      what: 'A variable is missing from the configuration of the image.',
      see: [CONFIG, 'docker history --no-trunc IMAGE'],
      why: 'Each RUN starts a new shell, so an «export» in it is forgotten when the step is over. ENV is kept in the image and holds for all later steps and for its containers.',
    },
  },
  'image-env-differs': {
    title: 'The image sets the variable to another value',
    message: ({ name, env }, { image }) =>
      `${name} sets ${wrongKey(env, image?.env)}, but to another value than the task asks for.`,
    next: () => 'Compare the line with the task, to the last slash.',
    page: {
      what: 'The variable is there, with a value that is not the one asked for.',
      see: [CONFIG],
      why: 'ENV keeps what stands behind the «=», after variables of earlier lines were put in. Of several lines for one variable, the last one counts.',
    },
  },
  'image-workdir-differs': {
    title: 'The image starts in another folder',
    catalogue: ['M72', 'M82'],
    message: ({ name, workdir }, { image }) =>
      `Containers of ${name} start in ${image?.workdir || '/'}, not in ${workdir}.`,
    next: () => 'Which instruction sets the folder? «RUN cd» does not.',
    page: {
      what: 'The working directory of the image is not the one that the task asks for.',
      see: ['docker image inspect --format "{{.Config.WorkingDir}}" IMAGE'],
      why: 'Without WORKDIR a container starts in /. «RUN cd» only changes the folder of that one step. A relative WORKDIR is added to the one before.',
    },
  },
  'image-port-not-declared': {
    title: 'The image does not declare the port',
    message: (want, facts) => `${want.name} does not declare ${missingPorts(want, facts).join(', ')}.`,
    next: () => 'Which instruction tells a reader of the image on which port its program listens?',
    page: {
      what: 'The port is missing from the configuration of the image.',
      see: ['docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
      why: 'EXPOSE notes which port the program inside uses. It opens nothing by itself: that is done by -p or -P when a container is made.',
    },
  },
  'image-volume-not-declared': {
    title: 'The image does not declare the volume',
    message: (want, facts) =>
      `${want.name} does not declare a volume at ${missingVolumes(want, facts).join(', ')}.`,
    next: () => 'Which instruction says that a folder is to be a volume in every container?',
    page: {
      what: 'The path is missing from the volumes in the configuration of the image.',
      see: ['docker image inspect --format "{{json .Config.Volumes}}" IMAGE'],
      why: 'With VOLUME, every container of the image gets a volume at that path, an anonymous one unless -v names another.',
    },
  },
  'image-label-differs': {
    title: 'A label is missing or has another value',
    message: ({ name, labels }, { image }) =>
      `The label ${wrongKey(labels, image?.labels)} of ${name} is not as the task asks for.`,
    next: () => 'Look at all labels of the image, and compare name and value.',
    page: {
      what: 'A label of the image is not there, or holds something else.',
      see: ['docker image inspect --format "{{json .Config.Labels}}" IMAGE'],
      why: 'LABEL writes a note on an image, as a name and a value, for people and for tools. Docker itself does nothing with it. Labels of the base are passed on.',
    },
  },
  'image-author-differs': {
    title: 'The image does not say who made it',
    message: ({ name, author }) =>
      `${name} does not name ${author === true || author === undefined ? 'an author' : `${author} as its author`}.`,
    next: () => '«docker commit» has an option for it; in a Dockerfile it is a label.',
    page: {
      what: 'The author of the image is not given, or is another one.',
      see: ['docker image inspect --format "{{.Author}} {{json .Config.Labels}}" IMAGE'],
      why: '«docker commit -a» writes the author into the image. In a Dockerfile MAINTAINER did that once; today it is a label, such as LABEL maintainer="…".',
    },
  },
  'image-comment-differs': {
    title: 'The image carries another message, or none',
    message: ({ name, comment }) =>
      `${name} does not carry ${comment === true || comment === undefined ? 'a message' : `the message «${comment}»`}.`,
    next: () => 'Which option of «docker commit» takes a message?',
    page: {
      what: 'The message that «docker commit» can put on an image is missing, or is another one.',
      see: ['docker image inspect --format "{{.Comment}}" IMAGE', 'docker history IMAGE'],
      why: 'An image that was committed does not show what was done by hand. A message helps whoever finds it later; a Dockerfile would say it all.',
    },
  },
} satisfies Record<string, Diagnosis<ImageWant, ImageFacts>>
