import type { Detail, DetailCode } from '../../docker/port/could-not-look.ts'
import type { ProblemWords } from './problems.ts'

const inBrackets = (detail: string) => (detail ? ` (${detail})` : '')

export default {
  detail({ asked, status, why, said, ...more }) {
    const parts = [asked, status && `HTTP ${status}`, why ? whys[why](more) : more.name, said]
    return parts.filter(Boolean).join(': ')
  },
  codes: {
    'engine-unreachable': {
      message: (endpoint, detail) =>
        `No Docker engine answers at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'Start Docker, or choose the right engine with --context or --host. "docker-lab doctor" shows where it looked.',
    },
    'engine-permission': {
      message: (endpoint, detail) =>
        `This account is not allowed to use the Docker engine at ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'Does "docker ps" work in this terminal? After joining the group docker, log out and in again.',
    },
    'engine-tls': {
      message: (endpoint, detail) =>
        `docker-lab and ${endpoint} could not agree on a secure connection (TLS)${inBrackets(detail)}. Nothing was graded.`,
      next: 'Does the engine use TLS on this port, and do the certificates belong to it? Look at DOCKER_TLS_VERIFY and DOCKER_CERT_PATH, or at the context.',
    },
    'engine-too-old': {
      message: (endpoint, detail) =>
        `The engine at ${endpoint} speaks no API version that docker-lab supports${inBrackets(detail)}. Nothing was graded.`,
      next: 'Update the engine, or docker-lab.',
    },
    'engine-timeout': {
      message: (endpoint, detail) =>
        `The engine at ${endpoint} did not answer in time${inBrackets(detail)}. This check was not judged.`,
      next: 'Try again. If "docker ps" hangs as well, the engine itself is in trouble.',
    },
    'engine-answer': {
      message: (endpoint, detail) =>
        `The engine${endpoint && ` at ${endpoint}`} sent an unexpected answer${inBrackets(detail)}. This check was not judged.`,
      next: 'Is that really a Docker engine? If so, look at its log and try again.',
    },
    'context-missing': {
      message: (endpoint, detail) =>
        `There is no usable Docker context named ${endpoint}${inBrackets(detail)}. Nothing was graded.`,
      next: 'List the contexts, and look at DOCKER_CONTEXT.',
    },
    'endpoint-unsupported': {
      message: (endpoint, detail) =>
        `The engine address ${endpoint} cannot be used${inBrackets(detail)}. Nothing was graded.`,
      next: 'An address begins with unix://, tcp://, ssh:// or npipe://.',
    },
    'changed-meanwhile': {
      message: (_, detail) =>
        `The engine's answers contradict each other${inBrackets(detail)}: something was created, removed or restarted while docker-lab was looking. This check was not judged.`,
      next: 'Wait until your commands have finished, then check again. Does something create and remove this again and again?',
    },
    'service-twice': {
      message: (_, detail) =>
        `More than one Compose project has a service of this name, and none is that of your folder (${detail}). docker-lab cannot tell which one is yours. This check was not judged.`,
      next: 'Check again in the folder of your Compose file, or with --dir. Is one of the projects no longer needed?',
    },
    'not-started': {
      message: (_, detail) =>
        `This lab has not been started on this engine. Run "docker-lab start${detail && ` ${detail}`}" first: this check compares what is there with what "start" prepared.`,
      next: 'Start the lab, do the task, then check again.',
    },
    'image-gone': {
      message: (_, detail) =>
        `No image on this engine is named ${detail}, so docker-lab cannot tell whether something was made from it. This check was not judged.`,
      next: 'Pull or tag that image again, then check again.',
    },
    'image-replaced': {
      message: (_, detail) =>
        `The image that the container was created from has been removed from this engine. ${detail} is now the name of a different image, and docker-lab cannot tell whether the earlier one was right. This check was not judged.`,
      next: 'Create the container again, from the image that has the name now, then check again.',
    },
    'path-unreadable': {
      message: (_, detail) =>
        `docker-lab cannot look at this path${inBrackets(detail)}. This check was not judged.`,
      next: 'Compare the mounts of the container with the task. Does it need anything in memory (tmpfs) there?',
    },
    'mounts-unknown': {
      message: (_, detail) =>
        `This engine does not list the directories of the host that ${detail} got with --volumes-from, and the container that lent them is gone. docker-lab cannot tell what is in a mount and what is not. This check was not judged.`,
      next: 'Create the container again while the one that lends its mounts exists, or give it the directories with -v.',
    },
    'processes-unknown': {
      message: (_, detail) =>
        `The engine does not list the processes of ${detail}, or not which process started which. This check was not judged.`,
      next: 'What does "docker top" print for the container? The engine takes the list from "ps": is that program installed on its machine?',
    },
    'limit-unsupported': {
      message: (_, detail) =>
        `This engine cannot set the limit of ${detail}, and drops it with a warning, whatever is asked for. This check was not judged.`,
      next: 'The last lines of "docker info" warn about what is missing. Use a different engine for this lab, or give this one what it needs.',
    },
    'no-room': {
      message: (_, detail) =>
        `docker-lab did not run a program in the container, because the container is at its limit${inBrackets(detail)}. This check was not judged.`,
      next: 'What else runs in the container? Stop what is not needed, or give the container more room, then check again.',
    },
    'exec-failed': {
      message: (_, detail) =>
        `The engine could not start a program in the container${inBrackets(detail)}. This check was not judged.`,
      next: 'Does "docker exec" work with this container? If the machine is busy, try again.',
    },
    'run-not-allowed': {
      message: (_, detail) =>
        `This check runs the image ${detail} once, and docker-lab runs nothing on this engine without your permission. This check was not judged.`,
      next: 'To allow it, use "docker-lab check" with --may-run: the container has no network, and is removed at the end.',
    },
    deadline: {
      message: (endpoint) =>
        `Time ran out before docker-lab could look at this${endpoint && ` on ${endpoint}`}. This check was not judged.`,
      next: 'Try again, or allow more time with --timeout.',
    },
    'not-recorded': {
      message: (_, detail) =>
        `The recording does not have an answer that this check needs${inBrackets(detail)}. This check was not judged.`,
      next: 'Check again on the engine itself, or make a new recording with this version of the lab.',
    },
    'out-of-reach': {
      message: (_, detail) =>
        `This check needs something that cannot be seen from here${inBrackets(detail)}. This check was not judged.`,
      next: "Check again on the student's machine, or ask the student for a submission or a snapshot.",
    },
    'snapshot-refused': {
      message: (_, detail) => `The snapshot cannot be used${inBrackets(detail)}. This check was not judged.`,
      next: 'Ask the student for a new snapshot.',
    },
    'submission-not-run': {
      message: (_, detail) =>
        `The submission could not be run${inBrackets(detail)}. This check was not judged.`,
      next: 'Look at what was handed in. When it has been corrected, grade this student again.',
    },
    'probe-broke': {
      message: (_, detail) =>
        `docker-lab failed while looking${inBrackets(detail)}. This check was not judged.`,
      next: 'Please report this. Set DEBUG=1 to print the details.',
    },
  },
} satisfies ProblemWords

/** What follows in brackets, in a few words. */
const whys: Record<DetailCode, (detail: Pick<Detail, 'name' | 'bytes' | 'levels'>) => string> = {
  'no-such-context': () => "it isn't in the context store",
  'context-unreadable': () => "its file can't be read",
  'context-without-host': () => 'it has no Docker endpoint',
  'not-an-address': () => "it isn't a valid address",
  'unknown-scheme': ({ name }) => `${name} is not supported`,
  'pipes-on-windows-only': () => 'named pipes exist on Windows only',
  'no-host': () => 'the host name is missing',
  'password-in-address': () => "a password can't be part of the address; use a key, or let ssh ask for it",
  'leading-dash': () => 'a host or user name must not begin with "-"',
  'path-in-address': () => 'a path after the port is not supported',
  'path-characters': () => 'the path has unsupported characters',
  ssh: () => 'ssh',
  proxy: () => 'proxy',
  'api-version': ({ name }) => `its API is ${name}`,
  'no-minimum-api': () => "it doesn't name its MinAPIVersion",
  'tls-only': () => 'it only takes connections with TLS',
  'too-long': ({ bytes }) => `longer than ${bytes} bytes`,
  'cut-off': () => 'cut off',
  'not-json': () => 'not JSON',
  'too-complex': () => 'too many values, or too deeply nested',
  unfinished: () => 'it was waiting for an answer that can no longer come',
  'missing-field': ({ name }) => `${name} is missing`,
  'wrong-type': ({ name }) => `${name} has the wrong type`,
  'unknown-value': ({ name }) => `unknown ${name}`,
  'not-multiplexed': () => 'not a multiplexed stream',
  'empty-archive': () => 'an empty archive',
  'exec-gone': () => 'the exec is gone',
  'in-memory': ({ name }) => `the engine can't read ${name}, because it is in memory and not on disk`,
  'mount-at-link': ({ name }) =>
    `the engine can't read the files of ${name}, because something is mounted there at a path that is a symbolic link in its image`,
  'old-mount': ({ name }) =>
    `what ${name} was mounted from has been replaced on the host since, and the engine only reads the new one: restart the container`,
  'no-memory-left': ({ name }) => `${name} has no memory left for one more program`,
  'no-processes-left': ({ name }) => `${name} can have no more processes`,
  emptying: () => 'while the sandbox was being emptied',
  'not-prepared': () => 'the lab could not be prepared',
  leftovers: () => 'what scripts left behind could not be removed',
  'their-folder': () => "the student's working directory",
  'their-answers': () => 'the answers that the student typed',
  'their-start': () => 'what "docker-lab start" noted on the student\'s machine',
  'their-values': () => "the student's own values of this lab, because the roster has no seed",
  'too-large': ({ bytes }) => `larger than ${bytes} bytes`,
  'too-many-files': ({ name }) => `more than ${name} files`,
  'too-many-entries': ({ name }) => `more than ${name} files, directories and links`,
  'too-deep': ({ name, levels }) => `directories are nested more than ${levels} levels deep: ${name}`,
  'name-not-utf8': ({ name }) => `the name of a file is not in UTF-8: ${name}`,
  'not-readable': ({ name }) => `${name} can't be read`,
  'not-shell': ({ name }) => `solve.sh is a ${name} program, and only shell scripts can be run here`,
  'still-running': ({ name }) => `it was still running after ${name} s`,
  'engine-broken': () => 'the engine that it ran in stopped answering',
  'no-network': () => 'it needs the network, which a submission does not have',
  'no-root': () =>
    'it needs what a rootless sandbox does not have (limits, "docker pause", "docker top", --privileged): it has to be graded with --engine 28.5 --allow-privileged',
  'no-plugin': ({ name }) => `the sandbox has no "docker ${name}"`,
  'image-lost': ({ name }) => `the image ${name} is gone and cannot be fetched again`,
}
