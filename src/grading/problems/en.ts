import type { ProblemWords } from './problems.ts'

const inBrackets = (detail: string) => (detail ? ` (${detail})` : '')

export default {
  // DETAIL
  codes: {
    'engine-unreachable': {
      message: (endpoint, detail) =>
        `No Docker engine answers at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'Start Docker, or name the right engine with --context or --host. «docker-lab doctor» shows where it looked.',
    },
    'engine-permission': {
      message: (endpoint, detail) =>
        `This account may not use the Docker engine at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'Does «docker ps» work in this terminal? After joining the group docker, log out and in again.',
    },
    'engine-too-old': {
      message: (endpoint, detail) =>
        `The engine at ${endpoint} speaks no API version that docker-lab knows${inBrackets(detail)}. Nothing was graded.`,
      next: 'Update the engine, or docker-lab.',
    },
    'engine-timeout': {
      message: (endpoint, detail) =>
        `The engine at ${endpoint} did not answer in time${inBrackets(detail)}. Nothing is said about this check.`,
      next: 'Try again. If «docker ps» hangs as well, the engine itself is in trouble.',
    },
    'engine-answer': {
      message: (endpoint, detail) =>
        `What answers at ${endpoint} did not answer as a Docker engine does${inBrackets(detail)}. Nothing is said about this check.`,
      next: 'Is that really a Docker engine? If so, look at its log, and try again.',
    },
    'context-missing': {
      message: (endpoint, detail) =>
        `There is no usable Docker context called ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'List the contexts, and look at DOCKER_CONTEXT.',
    },
    'endpoint-unsupported': {
      message: (endpoint, detail) =>
        `The engine address ${endpoint} cannot be used${inBrackets(detail)}. Nothing was graded.`,
      next: 'An address begins with unix://, tcp://, ssh:// or npipe://.',
    },
    'image-gone': {
      message: (_, detail) =>
        `Nothing on this engine is called ${detail}, so it cannot be told whether something was made from it. Nothing is said about this check.`,
      next: 'Get that image once more, under that name, and check again.',
    },
    deadline: {
      message: (endpoint) =>
        `Time ran out before this could be looked at on ${endpoint}. Nothing is said about this check.`,
      next: 'Try again, or allow more time with --timeout.',
    },
    'probe-broke': {
      message: (_, detail) =>
        `docker-lab failed while looking${inBrackets(detail)}. Nothing is said about this check.`,
      next: 'Please report this. With DEBUG=1 set, the details are printed.',
    },
  },
} satisfies ProblemWords
