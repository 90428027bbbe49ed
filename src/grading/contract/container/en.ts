import type { CauseWords } from '../kind.ts'
import { type ContainerCode, type ContainerFacts, nearestName, shown } from './container.ts'

const lastWords = (facts: ContainerFacts) =>
  facts.lastLine ? ` Its last line of output: ${facts.lastLine}` : ''

function actual({ wanted, container, others }: ContainerFacts): string {
  if (!container) return `no container called ${wanted}${listed(others)}`
  const { status, exitCode, error, restartCount } = container.state
  if (status === 'exited' || status === 'dead') return `${wanted} has ended with exit code ${exitCode}`
  if (status === 'created') return `${wanted} was created but never ran${error && `: ${error}`}`
  if (status === 'restarting' || !container.settled)
    return `${wanted} keeps restarting, ${restartCount} times so far`
  return `${wanted} is ${status}`
}

function listed(others: ContainerFacts['others']): string {
  if (others.length === 0) return ', nor any other'
  const names = others.slice(0, 5).map((other) => other.name)
  return `; what there is: ${names.join(', ')}${others.length > names.length ? ', …' : ''}`
}

export default {
  actual,
  codes: {
    'container-missing': {
      message: (_, facts) =>
        `Docker knows no container called ${facts.wanted}. Either it was never made, or «docker run» refused and made nothing, or it got another name.`,
      next: 'If your command printed an error, its first line says what Docker did not like. If it printed nothing, list all containers and look at the last column.',
    },
    'container-name-differs': {
      message: (_, facts) =>
        `There is no ${facts.wanted}, but there is ${nearestName(facts.wanted, facts.others)}. Names must agree to the letter.`,
      next: 'Compare the two names letter by letter. A container can get another name without being made again.',
    },
    'container-paused': {
      message: (_, facts) =>
        `${shown.name(facts)} is there, but frozen: its processes get no time, so nothing in it can answer.`,
      next: 'What «docker pause» did, another command undoes.',
    },
    'crash-loop': {
      message: (_, facts) =>
        `${shown.name(facts)} has been restarted ${facts.container?.state.restartCount} times by its restart policy (${facts.container?.restart.policy}). It is never up for long.${lastWords(facts)}`,
      next: 'The restart policy is not the cause, it only repeats it. Read the last lines that the container printed.',
    },
    'port-taken-by-container': {
      message: (_, facts) =>
        `${shown.name(facts)} asked for host port ${shown.askedPorts(facts)}, which ${shown.owners(facts) || 'another container'} already has. So Docker created it, but could not start it.`,
      next: 'A host port has one owner. Either free it, or choose another number on the left of the colon if the task leaves you the choice.',
    },
    'port-taken-by-program': {
      message: (_, facts) =>
        `${shown.name(facts)} asked for host port ${shown.askedPorts(facts)}, but a program on this machine that is not a container listens there. So Docker created it, but could not start it.`,
      next: 'Find out which program listens on that port, and whether you need it.',
    },
    'directory-onto-file': {
      message: (_, facts) =>
        `${shown.name(facts)} could not start: one of its mounts puts a directory of the host on a path that is a file in the image.`,
      next: 'Look at what the left side of your -v is on the host now. Did you expect a file there?',
    },
    'option-after-image': {
      message: (_, facts) =>
        `Docker took «${shown.typed(facts)}» as the command to run inside ${shown.name(facts)}, because it stands after the image's name.`,
      next: 'Where in the line does the image stand, and what has to come before it?',
    },
    'command-not-found': {
      message: (_, facts) =>
        `${shown.name(facts)} was told to run «${shown.argv(facts)}», and its image has no such program.`,
      next: 'Check the spelling. Does a whole command line stand in quotes, so that it became one long name?',
    },
    'start-failed': {
      message: (_, facts) =>
        `${shown.name(facts)} was created, but the engine could not start it. Its words stand above.`,
      next: "Read the engine's words from the end: the last part usually names the thing that is missing.",
    },
    'created-not-started': {
      message: (_, facts) => `${shown.name(facts)} is there, but it has not been started yet.`,
      next: 'Making a container and starting it are two steps. Which one is missing?',
    },
    'out-of-memory': {
      message: (_, facts) =>
        `The kernel ended ${shown.name(facts)}, because it needed more memory than it may use.`,
      next: 'Either the limit is too small for this program, or the program must be told to use less.',
    },
    'shell-without-terminal': {
      message: (_, facts) =>
        `${shown.name(facts)} runs «${shown.argv(facts)}», a shell, without a terminal and without input. The shell found nothing to do and ended, and so did the container.`,
      next: 'Give the container something that keeps running, or give its shell a terminal.',
    },
    'left-the-shell': {
      message: (_, facts) =>
        `${shown.name(facts)} ran an interactive shell. When that shell was left, its container ended with it.`,
      next: 'It can be started again. There is also a way to leave a container without ending its shell.',
    },
    'server-in-background': {
      message: (_, facts) =>
        `${shown.name(facts)} ran «${shown.argv(facts)}». That program starts a copy of itself in the background and ends; Docker saw its first process end.`,
      next: 'Look for the option that keeps this server in the foreground.',
    },
    'exited-at-once': {
      message: (_, facts) =>
        `${shown.name(facts)} ran «${shown.argv(facts)}» for ${shown.seconds(facts)} s; then that process ended with exit code 0, and the container with it.${lastWords(facts)}`,
      next: 'Was it you who stopped it? If not: is that a program that goes on by itself?',
    },
    'exited-with-error': {
      message: (_, facts) =>
        `${shown.name(facts)} ran «${shown.argv(facts)}», which ended with exit code ${facts.container?.state.exitCode} after ${shown.seconds(facts)} s.${lastWords(facts)}`,
      next: 'The reason is usually in the last lines that it printed.',
    },
    'container-stopped': {
      message: (_, facts) =>
        `${shown.name(facts)} ran for ${shown.seconds(facts)} s and has ended with exit code ${facts.container?.state.exitCode}. It keeps its name and its files, but runs nothing.`,
      next: 'A stopped container can be started again. To make a new one with the same name, the old one has to go first.',
    },
  },
} satisfies CauseWords<unknown, ContainerFacts, ContainerCode>
