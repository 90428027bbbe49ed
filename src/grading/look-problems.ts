import { CouldNotLook, type LookProblem } from '../docker/port/could-not-look.ts'
import type { Language } from '../lab/lab.ts'
import type { Page } from './contract/contract.ts'

/** The English words for when the engine, or a probe of ours, could not be asked. */

export interface ProblemText {
  title: string
  catalogue?: string[]
  /** What happened, with the endpoint and what the system said. */
  message(endpoint: string, detail: string): string
  next: string
  page: Page
}

const inBrackets = (detail: string) => (detail ? ` (${detail})` : '')

export const problemTexts: Record<LookProblem, ProblemText> = {
  'engine-unreachable': {
    title: 'No Docker engine answers',
    catalogue: ['M29'],
    message: (endpoint, detail) =>
      `No Docker engine answers at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
    next: 'Start Docker, or name the right engine with --context or --host. «docker-lab doctor» shows where it looked.',
    page: {
      what: 'docker-lab could not reach an engine, so it knows nothing about your work. Nothing was graded, and nothing was lost.',
      see: ['docker version', 'docker context ls', 'systemctl status docker'],
      why: 'The docker command is only a client: it talks to an engine through a socket or over the network. When no engine runs, or DOCKER_HOST or the current context points elsewhere, the client has nobody to talk to.',
    },
  },
  'engine-permission': {
    title: 'The Docker engine may not be used by this account',
    catalogue: ['M29'],
    message: (endpoint, detail) =>
      `This account may not use the Docker engine at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
    next: 'Does «docker ps» work in this terminal? After joining the group docker, log out and in again.',
    page: {
      what: "The engine's socket is there, but the system does not let this account open it. Nothing was graded.",
      see: ['ls -l /var/run/docker.sock', 'id -nG'],
      why: 'Whoever can talk to the engine is as powerful as root on that machine. So the socket belongs to root and the group docker, and a new membership of a group holds from the next login on.',
    },
  },
  'engine-too-old': {
    title: 'The engine and docker-lab share no API version',
    message: (endpoint, detail) =>
      `The engine at ${endpoint} speaks no API version that docker-lab knows${inBrackets(detail)}. Nothing was graded.`,
    next: 'Update the engine, or docker-lab.',
    page: {
      what: 'Engine and client agree on a version of the API before they talk. Here they have none in common.',
      see: ['docker version'],
      why: "Each engine speaks a range of API versions. docker-lab needs one between 1.40 and 1.44, or the engine's lowest if that is higher.",
    },
  },
  'engine-timeout': {
    title: 'The engine did not answer in time',
    message: (endpoint, detail) =>
      `The engine at ${endpoint} did not answer in time${inBrackets(detail)}. Nothing is said about this check.`,
    next: 'Try again. If «docker ps» hangs as well, the engine itself is in trouble.',
    page: {
      what: 'docker-lab asked, and gave up waiting. The check is counted neither as right nor as wrong.',
      see: ['docker ps', 'docker info'],
      why: 'An engine that is starting, short of memory or disk, or stuck in a driver can accept a connection and then stay silent.',
    },
  },
  'engine-answer': {
    title: 'The engine gave an answer that makes no sense',
    message: (endpoint, detail) =>
      `What answers at ${endpoint} did not answer as a Docker engine does${inBrackets(detail)}. Nothing is said about this check.`,
    next: 'Is that really a Docker engine? If so, look at its log, and try again.',
    page: {
      what: "The answer was an error of the engine itself, was cut off, was far too long, or was not Docker's at all. The check is counted neither as right nor as wrong.",
      see: ['docker version', 'docker info'],
      why: 'Something other than an engine may listen there, such as a proxy; or the engine is failing. A verdict must not be built on that.',
    },
  },
  'context-missing': {
    title: 'The Docker context does not exist',
    catalogue: ['M29'],
    message: (endpoint, detail) =>
      `There is no usable Docker context called ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
    next: 'List the contexts, and look at DOCKER_CONTEXT.',
    page: {
      what: 'A context was named, by --context, DOCKER_CONTEXT or the Docker configuration, that is not in the store of contexts.',
      see: ['docker context ls', 'echo "$DOCKER_CONTEXT"'],
      why: 'A context is a named address of an engine. docker-lab, like docker itself, does not fall back to another engine: it might grade the wrong one.',
    },
  },
  'endpoint-unsupported': {
    title: 'The address of the engine cannot be used',
    message: (endpoint, detail) =>
      `The engine address ${endpoint} cannot be used${inBrackets(detail)}. Nothing was graded.`,
    next: 'An address begins with unix://, tcp://, ssh:// or npipe://.',
    page: {
      what: 'The address in --host, DOCKER_HOST or the context is not one that docker-lab can connect to.',
      see: ['docker context ls', 'echo "$DOCKER_HOST"'],
      why: 'Engines are reached through a local socket (unix://, npipe://), over TCP with or without TLS (tcp://), or through SSH (ssh://).',
    },
  },
  'image-gone': {
    title: 'The image to compare with is not here',
    message: (_, detail) =>
      `Nothing on this engine is called ${detail}, so it cannot be told whether something was made from it. Nothing is said about this check.`,
    next: 'Get that image once more, under that name, and check again.',
    page: {
      what: 'A check compares an image, or a container, with the image that it should come from. That image is not on this engine, or has lost its name. The check is counted neither as right nor as wrong.',
      see: ['docker image ls', 'docker image inspect IMAGE'],
      why: 'An image is known by its content, and a name is only a label on it. When the label is gone, or was never put there (a builder may fetch a base image without naming it), there is nothing left to compare with.',
    },
  },
  deadline: {
    title: 'Time ran out before this could be looked at',
    message: (endpoint) =>
      `Time ran out before this could be looked at on ${endpoint}. Nothing is said about this check.`,
    next: 'Try again, or allow more time with --timeout.',
    page: {
      what: 'A run has a deadline, so that it always ends. This check was not finished by then, and is counted neither as right nor as wrong.',
      see: ['docker ps', 'docker-lab check LAB --timeout 120'],
      why: 'The engine or the service may be slow, or the machine busy. That is not a mistake of yours.',
    },
  },
  'probe-broke': {
    title: 'docker-lab itself failed while looking',
    message: (_, detail) =>
      `docker-lab failed while looking${inBrackets(detail)}. Nothing is said about this check.`,
    next: 'Please report this. With DEBUG=1 set, the details are printed.',
    page: {
      what: 'There is a mistake in docker-lab, not in your work. The check is counted neither as right nor as wrong.',
      see: ['DEBUG=1 docker-lab check LAB'],
      why: 'A program that looks at real systems meets states that its authors did not think of. It must then say that it does not know.',
    },
  },
}

/** An error, as the fields of a check that could not be looked at. What is not a {@link CouldNotLook} is our bug. */
export async function explainProblem(error: unknown, language: Language) {
  const problem =
    error instanceof CouldNotLook
      ? error
      : new CouldNotLook('probe-broke', '', error instanceof Error ? error.message : String(error))
  const text = (await problemWords(language))[problem.code]
  return { diagnosis: problem.code, message: text.message(problem.endpoint, problem.detail), next: text.next }
}

/** The words for every problem, in one language. */
export async function problemWords(language: Language): Promise<Record<LookProblem, ProblemText>> {
  if (language === 'en') return problemTexts
  const { problemTexts: own } = await import('../languages/zh/look-problems.ts')
  const merged = { ...problemTexts }
  for (const code of Object.keys(merged) as LookProblem[]) {
    merged[code] = { ...merged[code], ...own[code], page: { ...merged[code].page, ...own[code].page } }
  }
  return merged
}
