import type { CauseWords } from '../kind.ts'
import { type ContainerCode, type ContainerFacts, nearestContainer } from './container.ts'
import {
  argvOf,
  askedPorts,
  crashesEvery,
  hidingOf,
  missingOf,
  nameOf,
  newestOthers,
  portOwners,
  secondsOf,
  typedOf,
  wasKilled,
} from './shown.ts'

function actual(facts: ContainerFacts): string {
  const { wanted, isOfService, container } = facts
  if (!container) return `no container ${isOfService ? 'of' : 'named'} ${wanted}${others(facts)}`
  const { status, exitCode, error, restartCount, startUnknown } = container.state
  if (status === 'exited' || status === 'dead') return `${wanted} exited with exit code ${exitCode}`
  if (startUnknown) return `${wanted} was created but has never run`
  if (status === 'created') return `${wanted} was created but never started${error && `: ${error}`}`
  if (status === 'restarting' || !container.settled)
    return `${wanted} keeps restarting (${times(restartCount)} so far)`
  return `${wanted} is ${status}`
}

function others(facts: ContainerFacts): string {
  const { newest, more } = newestOthers(facts)
  if (newest.length === 0) return facts.unlisted ? '' : ', and no other containers'
  return `; found instead: ${newest.map(({ name }) => name).join(', ')}${more ? ', …' : ''}`
}

const times = (count: number | undefined) => (count === 1 ? 'once' : `${count} times`)

function lastOutput({ lastLine, telling }: ContainerFacts): string {
  if (telling !== undefined) return ` At the end of its output: ${telling}`
  return lastLine ? ` Its last line of output: ${lastLine}` : ''
}

function rhythm(facts: ContainerFacts): string {
  const seconds = crashesEvery(facts)
  return seconds === undefined || seconds < 2 ? '' : `, about every ${seconds} s`
}

function hostPortInUse(facts: ContainerFacts, by: string): string {
  const ports = askedPorts(facts)
  const which = ports.length > 1 ? `ports ${ports.join(', ')}, one of which` : `port ${ports.join()}, which`
  return `${nameOf(facts)} asked for host ${which} is already in use by ${by}. So Docker created the container, but could not start it.`
}

export default {
  actual,
  codes: {
    'container-missing': {
      message: (_, { wanted }) =>
        `There is no container named ${wanted}. It was never created, or its command failed, or it has a different name, or it was removed: with "--rm", that happens as soon as it stops.`,
      next: 'Did your command print an error? If not, list all containers, running or not, and look at their names.',
    },
    'container-name-differs': {
      message: (_, { wanted, others }) =>
        `There is no container named ${wanted}, but there is one named ${nearestContainer(wanted, others)?.name}. Names must match exactly.`,
      next(_, { wanted, others }) {
        const service = nearestContainer(wanted, others)?.service
        return service === undefined
          ? 'Compare the two names character by character. You can change the name of a container without creating it again.'
          : `Compose names a container after the project, the service and a number. Which key of the service ${service} in the Compose file sets the name of its container?`
      },
    },
    'service-missing': {
      message: (_, { wanted }) =>
        `Compose has created no container for ${wanted}. Either "docker compose up" was not run or failed, or the service has a different name in the Compose file, or "docker compose down" removed its containers.`,
      next: 'Which services does Compose find in your file? If "docker compose up" printed an error, it says what went wrong.',
    },
    'container-paused': {
      message: (_, facts) =>
        `${nameOf(facts)} is paused: its processes are frozen, so nothing in it can answer.`,
      next: 'Another command undoes "docker pause".',
    },
    'crash-loop': {
      message: (_, facts) =>
        `${nameOf(facts)} has been restarted ${times(facts.container?.state.restartCount)} by its restart policy (${facts.container?.restart.policy})${rhythm(facts)}, and it never stays up for long.${lastOutput(facts)}`,
      next: 'The restart policy is not the cause: it only repeats the crash. Read the last lines that the container printed.',
    },
    'port-taken-by-container': {
      message: (_, facts) => hostPortInUse(facts, portOwners(facts).join(', ') || 'another container'),
      next: 'Only one container can use a host port. Either free it or, if the task leaves you the choice, use a different number on the left of the colon.',
    },
    'port-taken-by-program': {
      message: (_, facts) => hostPortInUse(facts, 'a program on this machine that is not a container'),
      next: 'Find out which program listens on that port, and whether you need it.',
    },
    'directory-onto-file': {
      message: (_, facts) =>
        `${nameOf(facts)} could not start: one of its mounts puts a directory of the host over a file of the image.`,
      next: 'On the host, what is at the path on the left side of your -v now? Did you expect a file?',
    },
    'option-after-image': {
      message: (_, facts) =>
        `Docker took "${typedOf(facts)}" as the command to run inside ${nameOf(facts)}, because it comes after the image name.`,
      next: 'Where is the image name in your command, and what has to come before it?',
    },
    'command-not-found': {
      message: (_, facts) =>
        `${nameOf(facts)} was created to run "${argvOf(facts)}", but its image has no ${missingOf(facts) ? `program named ${missingOf(facts)}` : 'such program'}.`,
      next: 'Check the spelling. Is the whole command line in quotes, so that it became one long name?',
    },
    'start-failed': {
      message: (_, facts) =>
        `${nameOf(facts)} was created, but the engine could not start it. See its error message above.`,
      next: 'Read the error message from the end: the last part usually names what is missing.',
    },
    'created-not-started': {
      message: (_, facts) =>
        facts.container?.state.startUnknown
          ? `${nameOf(facts)} exists, but it has never run. Either it was not started, or its start failed; this engine does not say which.`
          : `${nameOf(facts)} exists, but it has not been started yet.`,
      next: (_, facts) =>
        facts.container?.state.startUnknown
          ? 'Did the command that created it end with an error? If you no longer have it, start the container again and read the answer.'
          : 'Creating a container and starting it are two steps. Which one is missing?',
    },
    'out-of-memory': {
      message: (_, facts) =>
        `The kernel killed ${nameOf(facts)}, because it needed more memory than it is allowed to use.`,
      next: 'Either the limit is too low for this program, or the program has to be configured to use less.',
    },
    'shell-without-terminal': {
      message: (_, facts) =>
        `${nameOf(facts)} runs "${argvOf(facts)}", which is a shell, with no terminal and no input. The shell had nothing to do and exited, and the container stopped with it.`,
      next: 'Give the container a program that keeps running, or give its shell a terminal.',
    },
    'left-the-shell': {
      message: (_, facts) =>
        `${nameOf(facts)} ran an interactive shell. When that shell exited, the container stopped with it.`,
      next: 'You can start it again. There is also a way to leave a container without ending its shell.',
    },
    'server-in-background': {
      message: (_, facts) =>
        `${nameOf(facts)} ran "${argvOf(facts)}". That program starts a copy of itself in the background and exits. All that Docker saw was its main process exiting.`,
      next: 'Look for the option that keeps this server in the foreground.',
    },
    'exited-at-once': {
      message: (_, facts) =>
        `${nameOf(facts)} ran "${argvOf(facts)}" for ${secondsOf(facts)} s. Then that process exited with exit code 0, and the container stopped with it.${lastOutput(facts)}`,
      next: 'Did you stop it? If not, does that program keep running on its own?',
    },
    'files-hidden-by-mount': {
      message: (_, facts) => {
        const { destination, source } = hidingOf(facts)
        return `${nameOf(facts)} ran "${argvOf(facts)}", which exited with exit code ${facts.container?.state.exitCode}, because it did not find a file below ${destination}. ${source || 'An empty file system in memory'} is mounted there and hides what the image has at that path.${lastOutput(facts)}`
      },
      next: 'Compare what the image has in that directory with what you mounted over it. An empty directory of the host stays empty; an empty volume is filled from the image.',
    },
    'exited-with-error': {
      message: (_, facts) =>
        `${nameOf(facts)} ran "${argvOf(facts)}", which exited with exit code ${facts.container?.state.exitCode} after ${secondsOf(facts)} s.${lastOutput(facts)}`,
      next: (_, facts) =>
        `The reason is usually in the last lines that it printed: "docker logs ${nameOf(facts)}" shows them.`,
    },
    'container-stopped': {
      message: (_, facts) =>
        `${nameOf(facts)} ran for ${secondsOf(facts)} s and stopped with exit code ${facts.container?.state.exitCode}. It keeps its name and its files, but nothing in it is running.`,
      next: (_, facts) =>
        wasKilled(facts)
          ? 'Exit code 137 means that its process was killed: by "docker kill", by "docker stop" when it did not stop in time or, if you did neither, because the machine ran out of memory. You can start a stopped container again.'
          : 'You can start a stopped container again. To create a new one with the same name, the old one has to go first.',
    },
  },
} satisfies CauseWords<unknown, ContainerFacts, ContainerCode>
