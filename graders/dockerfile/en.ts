import { differenceFrom } from '../../src/grading/contract/dockerfile/built-from.ts'
import { shownStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import { nearFile } from '../../src/grading/contract/file/work-path.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import type dockerfile from './dockerfile.ts'
import { baseOf, missingStep, outOfOrder, unwantedStep } from './judge-file.ts'
import { shownBuildStep, shownFileStep } from './shown.ts'

const counted = (stages: number) => `${stages} ${stages === 1 ? 'stage' : 'stages'}`

export default {
  summary:
    "A Dockerfile in the student's working directory says the right things, and an image was built from it",
  options: {
    path: 'path in the working directory, which is where "check" is run, or --dir',
    image: 'the image that must have been built from it, as far as its history shows that',
    base: 'the image that it starts from; several: any of them',
    stages: 'how many stages it has',
    has: 'steps that it must have, in any order',
    'has[].instruction': 'the instruction',
    'has[].contains': 'text that must be in what comes after the instruction',
    'has[].from': 'the stage that COPY copies from',
    lacks: 'steps that it must not have',
    'lacks[].instruction': 'the instruction',
    'lacks[].contains': 'text that is in what comes after the instruction; any, when left out',
    'lacks[].from': 'the stage that COPY copies from',
    order: 'steps that it must have, in this order; other steps can be between them',
    'order[].instruction': 'the instruction',
    'order[].contains': 'text that must be in what comes after the instruction',
    'order[].from': 'the stage that COPY copies from',
  },
  refusals: {},
  expected({ path, image, base, stages, has = [], lacks = [], order = [] }) {
    const parts = [
      base !== undefined && `FROM ${[base].flat().join(' or ')}`,
      stages !== undefined && counted(stages),
      ...has.map(shownStep),
      ...lacks.map((step) => `no ${shownStep(step)}`),
      order.length > 0 && order.map(shownStep).join(', then '),
      image !== undefined && `${image} built from it`,
    ]
    const file = path === 'Dockerfile' ? 'a Dockerfile' : `a Dockerfile named ${path}`
    return [file, parts.filter(Boolean).join('; ')].filter(Boolean).join(': ')
  },
  actual({ kind, dockerfile: file, built }, want) {
    if (kind === 'absent') return `no ${want.path}`
    if (!file) return kind === 'file' ? `${want.path} is too big` : `${want.path} is not a file`
    const difference = built && differenceFrom(file, built)
    if (difference)
      return `${want.path}: ${shownFileStep(difference.step) || 'no more steps'}; ${want.image}: ${shownBuildStep(difference.made) || 'no more steps'}`
    const base = baseOf(file)
    return `${want.path}: ${base === undefined ? 'no FROM' : `FROM ${base}, ${counted(file.stages.length)}`}`
  },
  codes: {
    'dockerfile-missing': {
      message: ({ path }) => `There is no ${path} in your working directory.`,
      next: 'Are you in the right directory? "check" looks where you type it; --dir names a different directory.',
    },
    'dockerfile-name-differs': {
      message: ({ path }, { directory }) =>
        `There is no ${path}, but there is a ${nearFile(path, directory)} in the same directory.`,
      next: 'Compare the two names character by character. Some editors append .txt and do not show it.',
    },
    'dockerfile-no-file': {
      message: ({ path }) => `${path} is not a regular file, so Docker cannot build from it.`,
      next: 'How did it get there?',
    },
    'dockerfile-without-from': {
      message: ({ path }) => `${path} has no FROM, so Docker does not know what to start from.`,
      next: 'With which instruction does every Dockerfile begin?',
    },
    'dockerfile-stages-differ': {
      message: ({ path, stages = 1 }, { dockerfile: file }) =>
        `${path} has ${counted(file?.stages.length ?? 0)}, but the task asks for ${stages}.`,
      next: 'Each FROM begins a new stage. Count them.',
    },
    'dockerfile-other-base': {
      message: ({ path }, { dockerfile: file }) => `${path} starts from ${file && baseOf(file)}.`,
      next: 'Which image does the task start from? The last FROM counts.',
    },
    'dockerfile-step-missing': {
      message(want, { dockerfile: file }) {
        const step = file && missingStep(want, file)
        return `${want.path} does not have this step: ${step && shownStep(step)}.`
      },
      next: 'Is it in a comment, or misspelled? Only instructions at the beginning of a line count.',
    },
    'dockerfile-step-unwanted': {
      message: (want, { dockerfile: file }) =>
        `${want.path} has a step that it should not have: ${shownFileStep(file && unwantedStep(want, file))} (line ${file && unwantedStep(want, file)?.line}).`,
      next: 'What does the task say about this instruction?',
    },
    'dockerfile-order-differs': {
      message(want, { dockerfile: file }) {
        const step = file && outOfOrder(want, file)
        return `The steps of ${want.path} are not in the order that the task asks for: ${step && shownStep(step)} is missing, or comes too early.`
      },
      next: 'The builder reuses the result of a step as long as nothing before it has changed. What changes most often?',
    },
    'dockerfile-not-built': {
      message: ({ path, image }) => `${path} is there, but there is no image named ${image}.`,
      next: 'Did "docker build" print an error? Which name did you give with "-t"?',
    },
    'built-from-other-file': {
      message({ path, image }, { dockerfile: file, built }) {
        const { step, made } = (file && built && differenceFrom(file, built)) ?? {}
        if (!step)
          return `${image} was built with a step that ${path} does not have: ${shownBuildStep(made)}.`
        const place = `Line ${step.line} of ${path} says ${shownFileStep(step)}`
        return made
          ? `${place}, but at this point ${image} was built with ${shownBuildStep(made)}.`
          : `${place}, but ${image} was built without this step.`
      },
      next: 'Did you save the file and build again after the last change? Which file did "docker build" read?',
    },
    'dockerfile-too-big': {
      message: ({ path }) => `${path} is too big to be read completely.`,
      next: 'Should this file really be that big?',
    },
  },
} satisfies KindWords<typeof dockerfile>
