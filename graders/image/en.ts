import { shownStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import imageWords, { notTheImage } from '../../src/grading/contract/image/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { bytesOf } from '../../src/grading/contract/size.ts'
import { askedFor, inPlace } from './as-dockerfile.ts'
import {
  asksItsMaker,
  authorsOf,
  checkOf,
  layersMore,
  missingPorts,
  missingVolumes,
  officialIn,
  unwantedEnv,
  workdirOf,
  wrongKey,
} from './built.ts'
import { lineOf, oneWord, programsOf, repeatedIn, shownAs } from './command.ts'
import type image from './image.ts'
import { nearestImage, someNames } from './image.ts'
import { limitOf, measuredAgainst, megabytes } from './size.ts'
import { missingSteps } from './steps.ts'

const counted = (layers: number) => `${layers} ${layers === 1 ? 'layer' : 'layers'}`

const joined = (first: string, parts: (string | false | undefined)[]) =>
  [first, parts.filter(Boolean).join('; ')].filter(Boolean).join(': ')

export default {
  summary: 'An image is on the engine, and was built as it should be',
  options: {
    name: 'name of the image; its tag is latest, when left out; nginx:* is any tag',
    state: 'whether it must exist',
    renamed:
      'an official image to which the student gave this name is accepted; true for names in owns.images, when left out',
    same_as: 'the image that this must be another name of: the same image, not a copy',
    built_from: 'the image whose layers it must begin with',
    layers_more_than_base: 'how many layers more than built_from it must have, at least',
    command: 'CMD, as a list of words; the program can have its directory or not',
    entrypoint: 'ENTRYPOINT, as a list of words; the program can have its directory or not',
    any_form: 'command and entrypoint can be in exec form or in shell form',
    starts: 'the program that its containers run by themselves, such as bash, however that is written',
    env: 'variables that it must set',
    history: 'steps by which it must have been built from built_from, in any order',
    'history[].instruction': 'the instruction',
    'history[].contains': 'text that must be in what comes after the instruction',
    lacks_env: 'names of variables that it must not set',
    workdir: 'the working directory of its containers',
    user: 'the USER of its containers, by name or id; not-root: any other than root',
    healthcheck: 'the health check that it must have; true: any',
    'healthcheck.contains': 'text that must be in its command',
    exposes: 'ports that it must declare',
    volumes: 'paths that it must declare as volumes',
    labels: 'labels that it must have; true: with any value',
    author: 'its author, or the label maintainer; true: any that its base does not have',
    comment: 'the message of docker commit; true: any',
    smaller_than:
      'how large it must not be: a size, or a share of another image, by the bytes in their layers',
    'smaller_than.image': 'the image that it is measured against',
    'smaller_than.share': 'by which part of that: 0.5 is half of it',
    larger_than: 'how large it must be, more than that',
  },
  refusals: {
    'needs-built-from': 'needs built_from',
    'user-name': 'must be the name or the id of a user, without a group',
    'variable-name': 'must be the name of a variable, without spaces and "="',
    'port-and-protocol': 'must be a port such as 80 or "53/udp"',
    size: 'must be a size such as "512m" or "1g"',
  },
  expected(want) {
    const {
      name,
      state,
      same_as,
      starts,
      history = [],
      lacks_env,
      layers_more_than_base: layers,
      author,
      comment,
      smaller_than,
      larger_than,
    } = want
    if (state === 'absent') return `no image ${name}`
    return joined(`image ${name}`, [
      ...askedFor(want).map(([name, value]) => (value ? `${name} ${value}` : `no ${name}`)),
      same_as && `the same as ${same_as}`,
      starts && `runs ${starts}`,
      ...history.map((step) => `the step ${shownStep(step)}`),
      lacks_env && `without the ${lacks_env.length === 1 ? 'variable' : 'variables'} ${lacks_env.join(', ')}`,
      layers !== undefined && `at least ${counted(layers)} of its own`,
      author && `author ${author === true ? '…' : author}`,
      comment && `message ${comment === true ? '…' : comment}`,
      typeof smaller_than === 'string' && `smaller than ${megabytes(bytesOf(smaller_than))}`,
      typeof smaller_than === 'object' &&
        `smaller than ${smaller_than.share === 1 ? '' : smaller_than.share === 0.5 ? 'half of ' : `${smaller_than.share} times `}${smaller_than.image}`,
      larger_than && `larger than ${megabytes(bytesOf(larger_than))}`,
    ])
  },
  actual({ image, names, sizes, steps }, want) {
    if (!image) {
      const { some, more } = someNames(want.name, names)
      return `no image ${want.name}${some.length > 0 ? `; found instead: ${some.join(', ')}${more ? ', …' : ''}` : ', and no other images with a name'}`
    }
    const known = image.tags.join(', ') || image.digests.join(', ') || image.id
    return joined(`${known}, ${counted(image.layers.length)}`, [
      ...inPlace(image, want).map(([name, value]) => (value ? `${name} ${value}` : `no ${name}`)),
      ...unwantedEnv(want, image).map((name) => `sets ${name}`),
      want.history &&
        (steps?.length
          ? `steps ${steps.map(({ instruction }) => instruction || 'import').join(', ')}`
          : 'no steps of its own'),
      want.author && (authorsOf(image).length > 0 ? `author ${authorsOf(image).join(', ')}` : 'no author'),
      want.comment && (image.comment ? `message ${image.comment}` : 'no message'),
      sizes && megabytes(sizes.own),
      sizes?.other !== undefined && `${measuredAgainst(want)}: ${megabytes(sizes.other)}`,
    ])
  },
  codes: {
    'image-other-than': {
      message: ({ name, same_as }) => `${name} and ${same_as} are two different images.`,
      next: 'A second name costs nothing and copies nothing. Which command gives an image one more name?',
    },
    'other-image-missing': {
      message: ({ name, same_as, ...want }) =>
        `${name} exists, but there is no image named ${same_as ?? measuredAgainst(want)} to compare it with.`,
      next: 'Was a name removed too many, or is a step missing that makes that image?',
    },
    'image-too-large': {
      message: (want, { sizes = {} }) =>
        `${want.name} has ${megabytes(sizes.own)} in its layers. It should have less than ${megabytes(limitOf(want, sizes))}.`,
      next: 'Which layer is the large one? A file that is deleted in a later layer is still in the earlier one.',
    },
    'image-too-small': {
      message: ({ name, larger_than = '' }, { sizes }) =>
        `${name} has only ${megabytes(sizes?.own)} in its layers, not more than ${megabytes(bytesOf(larger_than))}.`,
      next: 'Which step should have added so much? Was the image built from the file that you were given?',
    },
    'image-other-base': {
      message: ({ name, built_from }) =>
        `${name} does not begin with the layers of the ${built_from} that is on this engine now.`,
      next: 'What comes after FROM? Or, if you committed it: which image was that container created from?',
    },
    'image-imported': {
      message: ({ name, built_from }) =>
        `${name} was made by "docker import". It has the files that were imported, as one layer, and nothing of the layers and the configuration of ${built_from}.`,
      next: 'Which command keeps layers, configuration and history? "import" goes with "export", and knows only files.',
    },
    'image-older-base': {
      message: ({ name, built_from }) =>
        `${name} does not begin with the layers of the ${built_from} that is on this engine now. The name ${built_from} has moved since ${name} was made: if it was made from the earlier ${built_from}, it has that one's layers.`,
      next: 'An image does not follow its base image. What do you have to do so that it gets the new one?',
    },
    'image-without-own-layer': {
      message: ({ name, built_from, layers_more_than_base = 0 }, facts) =>
        layersMore(facts) === 0
          ? `${name} has no layer besides those of ${built_from}, but should have at least ${layers_more_than_base}. No file had changed when it was made.`
          : `${name} has ${layersMore(facts)} more ${layersMore(facts) === 1 ? 'layer' : 'layers'} than ${built_from}, but should have at least ${layers_more_than_base}. Too few files were changed when it was built.`,
      next: 'Which came first: the change, or building the image? And is the changed directory a volume?',
    },
    'command-entrypoint-swapped': {
      message: ({ name, command }) =>
        `${name} has these words as its ${command ? 'ENTRYPOINT, but should have them as its CMD' : 'CMD, but should have them as its ENTRYPOINT'}.`,
      next: 'Words after the image name in "docker run" replace one of the two, and are appended to the other. Which is which?',
    },
    'image-command-shell-form': {
      message: ({ name }) =>
        `${name} runs its command through "/bin/sh -c", because it was written without brackets.`,
      next: 'There are two ways to write CMD and ENTRYPOINT. Which one starts the program directly?',
    },
    'image-command-single-quotes': {
      message: ({ name }) =>
        `Docker did not recognize the command of ${name} as a list: a shell runs the whole line, brackets included.`,
      next: 'The form with brackets is JSON. Which kind of quotes does JSON use?',
    },
    'image-command-missing-comma': {
      message: ({ name }, { image }) =>
        `Docker did not recognize the command of ${name} as a list: a shell runs the whole line ${image && lineOf(image)}.`,
      next: 'The form with brackets is JSON. What does JSON have between two words of a list?',
    },
    'image-command-no-list': {
      message: ({ name }, { image }) =>
        `Docker did not recognize the command of ${name} as a list: a shell runs the whole line ${image && lineOf(image)}.`,
      next: 'The form with brackets is JSON: straight double quotes, a plain comma, a closing bracket. Which of them did your keyboard or editor change?',
    },
    'image-command-and-entrypoint': {
      message: ({ name }, { image }) =>
        `${name} has both ${image && shownAs('ENTRYPOINT', image)} and ${image && shownAs('CMD', image)}. The task asks for one of them alone.`,
      next: 'When an image has both, what does its container run: one of them, or both together?',
    },
    'image-command-one-word': {
      message: ({ name }, { image }) =>
        `In ${name}, "${image && oneWord(image)}" is a single word: the name of a program with a space in it.`,
      next: 'In the form with brackets, where do the quotes of a word begin and end?',
    },
    'image-command-repeated': {
      message: ({ name }, { image, steps }) =>
        `${name} was built with ${repeatedIn(steps).times} ${repeatedIn(steps).name} instructions. Only the last one counts: ${image && shownAs(repeatedIn(steps).name, image)}.`,
      next: 'Which of them did you want? An image has one command, and each further line replaces it.',
    },
    'image-command-differs': {
      message: ({ name }, { image }) =>
        `By default, a container of ${name} runs ${image && (image.entrypoint.length > 0 || image.command.length > 0) ? `"${[...image.entrypoint, ...image.command].join(' ')}"` : 'nothing'}.`,
      next: 'If there is more than one CMD, which one counts? And if you committed the image: what was that container running?',
    },
    'image-program-differs': {
      message: ({ name, starts }, { image }) =>
        `By default, a container of ${name} runs ${image && programsOf(image).length > 0 ? `"${programsOf(image).join('", "')}"` : 'nothing'}, not ${starts}.`,
      next: 'If there is more than one CMD, which one counts?',
    },
    'image-env-missing': {
      message: ({ name, env }, { image }) => `${name} does not set ${wrongKey(env, image?.env)}.`,
      next: 'Which instruction of a Dockerfile still has an effect after its own step?',
    },
    'image-env-differs': {
      message: ({ name, env }, { image }) =>
        `${name} sets ${wrongKey(env, image?.env)}, but to a different value than the task asks for.`,
      next: 'Compare the line with the task, down to the last slash.',
    },
    'image-step-missing': {
      message: (want, facts) => {
        const steps = missingSteps(want, facts).map(shownStep)
        return `${want.name} was not built with the ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')}.`
      },
      next: 'Its history lists the steps. Is the line in the Dockerfile, and was the image built again after that?',
    },
    'image-env-unwanted': {
      message: (want, { image }) =>
        `${want.name} sets ${unwantedEnv(want, image).join(', ')}, so every container of it has that, and so has everybody who gets the image.`,
      next: 'Which instruction sets it? And how else can a program get a value: while the image is built, or when its container starts?',
    },
    'image-workdir-differs': {
      message: ({ name, workdir }, { image }) =>
        `Containers of ${name} start in ${workdirOf(image)}, not in ${workdir}.`,
      next: 'Which instruction sets the working directory? "RUN cd" does not.',
    },
    'image-user-differs': {
      message: ({ name, user }, { image }) =>
        image?.user
          ? `Containers of ${name} run as ${image.user}, not as ${user === 'not-root' ? 'a user other than root' : user}.`
          : `${name} does not choose a user, so its containers run as root.`,
      next: 'Which instruction of a Dockerfile chooses the user, and which user does the last one of them name?',
    },
    'image-health-check-missing': {
      message: ({ name }) => `${name} does not define a health check.`,
      next: 'Which instruction of a Dockerfile defines one? Was the image built again after that?',
    },
    'image-health-check-differs': {
      message: ({ name, healthcheck }, { image }) =>
        `The health check of ${name} runs "${checkOf(image?.healthCheck ?? [])}": ${typeof healthcheck === 'object' ? healthcheck.contains : ''} is not part of that.`,
      next: 'What would show that the program in the container really does its work?',
    },
    'image-port-not-declared': {
      message: (want, { image }) => `${want.name} does not declare ${missingPorts(want, image).join(', ')}.`,
      next: 'Which instruction documents the port that the program inside listens on?',
    },
    'image-volume-not-declared': {
      message: (want, { image }) =>
        `${want.name} does not declare a volume at ${missingVolumes(want, image).join(', ')}.`,
      next: 'Which instruction makes a directory a volume in every container?',
    },
    'image-label-differs': {
      message: ({ name, labels }, { image }) =>
        `The label ${wrongKey(labels, image?.labels)} of ${name} is missing, or has a different value than the task asks for.`,
      next: 'Look at all labels of the image, and compare names and values.',
    },
    'image-author-differs': {
      message: ({ name, author }) =>
        `${name} does not name ${author === true || author === undefined ? 'an author' : `${author} as its author`}.`,
      next: '"docker commit" has an option for it. In a Dockerfile, it is a label.',
    },
    'image-comment-differs': {
      message: ({ name, comment }) =>
        `${name} does not have ${comment === true || comment === undefined ? 'a message' : `the message "${comment}"`}.`,
      next: 'Which option of "docker commit" takes a message?',
    },
    'image-retagged': {
      message(want, facts) {
        const { image, name } = officialIn(want, facts) ?? { image: facts.image, name: want.name }
        return notTheImage(image, name, facts.origin)
      },
      next: imageWords.codes['image-retagged'].next,
    },
    'image-missing': {
      message: ({ name }) =>
        `There is no image named ${name} on this engine. If Docker could not download it, this is probably not your fault.`,
      next: 'What was the last line that your command printed? "not found" is about the name, and a timeout is about the network.',
    },
    'image-not-built': {
      message: (want) =>
        `There is no image named ${want.name} on this engine.${want.same_as ? ' It is a name that you give to an image yourself.' : asksItsMaker(want) ? ' It is an image that you make yourself.' : ''}`,
      next(want) {
        if (want.same_as) return 'Which command gives an image one more name? Did it print an error?'
        return asksItsMaker(want)
          ? 'Which step makes the image? Did it print an error, and did you give the image this name, with "-t" or as the last word?'
          : 'Which step downloads or makes this image? Did it print an error, and did you write the whole name, with what comes after the colon?'
      },
    },
    'image-name-differs': {
      message: ({ name }, { names }) =>
        `There is no image named ${name}, but there is one named ${nearestImage(name, names)}.`,
      next: (want) =>
        asksItsMaker(want)
          ? 'Compare the two names, including what comes after the colon. You can give an image an additional name.'
          : 'Compare the two names, including what comes after the colon, the tag. A different tag is often a different version: does the task ask you to download that one?',
    },
    'image-still-there': {
      message: ({ name }) => `${name} still exists.`,
      next: 'A name without a tag means "latest". Which name did you remove?',
    },
    'image-in-use': {
      message: ({ name }, { users }) =>
        `${name} still exists, and is used by ${users.map((user) => user.name).join(', ')}.`,
      next: 'What has to be removed first? Stopped containers count, too.',
    },
  },
} satisfies KindWords<typeof image>
