import type { ContainerSummary } from '../../../docker/port/docker.ts'
import type { ContainerFacts, Diagnosis } from '../contract.ts'
import { lifeMs, nearestName, portOwners } from './container.ts'

/** The English words for a container that is missing or does not run. */

/** What the facts say, as every language shows it. */
export const name = (facts: ContainerFacts) => facts.container?.name ?? ''
export const askedPorts = (facts: ContainerFacts) =>
  facts.container?.requestedPorts.map((port) => port.hostPort).join(', ') ?? ''
export const typed = (facts: ContainerFacts) => facts.container?.command.join(' ') ?? ''
export const words = (facts: ContainerFacts) => facts.container?.argv.join(' ') ?? ''
export const owners = (facts: ContainerFacts) =>
  facts.container
    ? portOwners(facts.container, facts.others)
        .map((other) => other.name)
        .join(', ')
    : ''
export const seconds = (facts: ContainerFacts) =>
  facts.container ? (lifeMs(facts.container) / 1000).toFixed(1) : ''
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

function listed(others: ContainerSummary[]): string {
  if (others.length === 0) return ', nor any other'
  const names = others.slice(0, 5).map((other) => other.name)
  return `; what there is: ${names.join(', ')}${others.length > names.length ? ', …' : ''}`
}

export const containerTexts = {
  actual,
  diagnoses: {
    'container-missing': {
      title: 'There is no container with this name',
      catalogue: ['M17', 'M26', 'M32', 'M37', 'M38'],
      message: (_, facts) =>
        `Docker knows no container called ${facts.wanted}. Either it was never made, or «docker run» refused and made nothing, or it got another name.`,
      next: () =>
        'If your command printed an error, its first line says what Docker did not like. If it printed nothing, list all containers and look at the last column.',
      page: {
        what: 'A check looked for a container by its exact name and found none, neither running nor stopped.',
        see: ['docker ps -a', 'docker ps -a --filter name=NAME'],
        why: '«docker run» either makes a container or makes nothing: with a misspelt image, a relative path or an empty variable on the left of -v, an unknown word in place of ro or rw, or a --volumes-from that names a container which does not exist, it prints an error and leaves no trace. And without --name, Docker invents a name such as happy_curie. Every «docker run» makes a new container; «docker start» wakes an old one.',
      },
    },
    'container-name-differs': {
      title: 'A container with almost this name exists',
      message: (_, facts) =>
        `There is no ${facts.wanted}, but there is ${nearestName(facts.wanted, facts.others)}. Names must agree to the letter.`,
      next: () =>
        'Compare the two names letter by letter. A container can get another name without being made again.',
      page: {
        what: 'The name that the task asks for is not there, but one that differs in a letter or two is.',
        see: ['docker ps -a --format "{{.Names}}"', 'docker rename OLD NEW'],
        why: 'To Docker a name is only a label, compared exactly: nginx1 and nginx01 are two different containers, and so are Web and web.',
      },
    },
    'container-paused': {
      title: 'The container is paused',
      message: (_, facts) =>
        `${name(facts)} is there, but frozen: its processes get no time, so nothing in it can answer.`,
      next: () => 'What «docker pause» did, another command undoes.',
      page: {
        what: 'The container was frozen with «docker pause». It keeps its memory, its ports and its name, but runs nothing.',
        see: ['docker ps --filter status=paused', 'docker unpause NAME'],
        why: 'Pausing stops the scheduling of every process in the container. Clients still reach the published port, because Docker itself holds it open, and then wait for an answer that never comes.',
      },
    },
    'crash-loop': {
      title: 'The container starts and dies, again and again',
      catalogue: ['M20'],
      message: (_, facts) =>
        `${name(facts)} has been restarted ${facts.container?.state.restartCount} times by its restart policy (${facts.container?.restart.policy}). It is never up for long.${lastWords(facts)}`,
      next: () =>
        'The restart policy is not the cause, it only repeats it. Read the last lines that the container printed.',
      page: {
        what: 'The main process ends shortly after each start, and the restart policy starts it once more. Between two deaths «docker ps» says «Up Less than a second» or «Restarting».',
        see: [
          'docker ps -a',
          'docker logs --tail 20 NAME',
          'docker inspect --format "{{.RestartCount}} {{.State.ExitCode}}" NAME',
        ],
        why: 'A restart policy such as always brings a container back whatever made it stop, with growing pauses. If the cause stays (a wrong command, a missing setting), so does the loop.',
      },
    },
    'port-taken-by-container': {
      title: 'Another container has the host port already',
      catalogue: ['M05'],
      message: (_, facts) =>
        `${name(facts)} asked for host port ${askedPorts(facts)}, which ${owners(facts) || 'another container'} already has. So Docker created it, but could not start it.`,
      next: () =>
        'A host port has one owner. Either free it, or choose another number on the left of the colon if the task leaves you the choice.',
      page: {
        what: '«docker run» made the container, then failed to start it with «port is already allocated». The container stays behind, in state Created, and keeps its name.',
        see: ['docker ps --filter publish=8080', 'docker inspect --format "{{.State.Error}}" NAME'],
        why: 'Publishing opens a port of the host for one container. As long as the first container runs, no second one can open the same port on the same address. The created container can be started as soon as the port is free.',
      },
    },
    'port-taken-by-program': {
      title: 'A program outside Docker has the host port',
      catalogue: ['M06'],
      message: (_, facts) =>
        `${name(facts)} asked for host port ${askedPorts(facts)}, but a program on this machine that is not a container listens there. So Docker created it, but could not start it.`,
      next: () => 'Find out which program listens on that port, and whether you need it.',
      page: {
        what: '«docker run» made the container, then failed to start it with «address already in use». No container has that port.',
        see: ['ss -ltnp', 'docker inspect --format "{{.State.Error}}" NAME'],
        why: 'Containers and ordinary programs share the ports of the host. A web server or another tool that was there first keeps its port.',
      },
    },
    'directory-onto-file': {
      title: 'A directory was mounted onto a file',
      catalogue: ['M41'],
      message: (_, facts) =>
        `${name(facts)} could not start: one of its mounts puts a directory of the host on a path that is a file in the image.`,
      next: () => 'Look at what the left side of your -v is on the host now. Did you expect a file there?',
      page: {
        what: 'The left side of -v did not exist on the host, so Docker made it: as an empty directory. A directory cannot cover a file of the image.',
        see: ['ls -ld HOST_PATH', 'docker inspect --format "{{.State.Error}}" NAME'],
        why: '-v creates a missing host path, always as a directory. To mount one file, the file has to be there first. --mount never creates anything and would have said so.',
      },
    },
    'option-after-image': {
      title: 'An option of docker run stands after the image name',
      catalogue: ['M15', 'M48'],
      message: (_, facts) =>
        `Docker took «${typed(facts)}» as the command to run inside ${name(facts)}, because it stands after the image's name.`,
      next: () => 'Where in the line does the image stand, and what has to come before it?',
      page: {
        what: 'Everything after the image name is the program that the container runs. An option that stands there, such as -p 8080:80, never reaches Docker.',
        see: ['docker inspect --format "{{json .Config.Cmd}}" NAME', 'docker run --help'],
        why: 'The line reads: docker run [OPTIONS] IMAGE [COMMAND] [ARGUMENTS]. Docker stops reading options at the image, because programs have options of their own that look just the same.',
      },
    },
    'command-not-found': {
      title: 'The container has no such program',
      catalogue: ['M16'],
      message: (_, facts) =>
        `${name(facts)} was told to run «${words(facts)}», and its image has no such program.`,
      next: () =>
        'Check the spelling. Does a whole command line stand in quotes, so that it became one long name?',
      page: {
        what: 'The container was created, but its first process could not be started: «executable file not found».',
        see: [
          'docker inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" NAME',
          'docker inspect --format "{{.State.Error}}" NAME',
        ],
        why: "Docker runs the words after the image as a program and its arguments, without a shell. «'ls -l'» in quotes is one word, so Docker looks for a program called «ls -l».",
      },
    },
    'start-failed': {
      title: 'The engine could not start the container',
      message: (_, facts) =>
        `${name(facts)} was created, but the engine could not start it. Its words stand above.`,
      next: () =>
        "Read the engine's words from the end: the last part usually names the thing that is missing.",
      page: {
        what: 'The container exists in state Created. When the engine tried to start it, something that is needed was not there or not allowed.',
        see: ['docker inspect --format "{{.State.Error}}" NAME', 'docker start NAME'],
        why: '«docker run» is «docker create» and «docker start» in one. When the second half fails, the first half stays: the container is there, with its name.',
      },
    },
    'created-not-started': {
      title: 'The container was created but never started',
      message: (_, facts) => `${name(facts)} is there, but it has not been started yet.`,
      next: () => 'Making a container and starting it are two steps. Which one is missing?',
      page: {
        what: '«docker create» makes a container and stops there. It has a name, mounts and settings, but no process.',
        see: ['docker ps -a --filter status=created', 'docker start NAME'],
        why: '«docker run» does both steps; «docker create» and «docker container create» only the first.',
      },
    },
    'out-of-memory': {
      title: 'The container was killed for want of memory',
      catalogue: ['M21'],
      message: (_, facts) =>
        `The kernel ended ${name(facts)}, because it needed more memory than it may use.`,
      next: () => 'Either the limit is too small for this program, or the program must be told to use less.',
      page: {
        what: 'The container ended with exit code 137, and the engine noted that the kernel killed it for want of memory.',
        see: [
          'docker inspect --format "{{.State.OOMKilled}} {{.State.ExitCode}} {{.HostConfig.Memory}}" NAME',
        ],
        why: 'A memory limit is enforced by the kernel: a process that asks for more is killed with SIGKILL (128 + 9 = 137). It gets no chance to say so in its log.',
      },
    },
    'shell-without-terminal': {
      title: 'It ended at once: a shell with nobody to talk to',
      catalogue: ['M13'],
      message: (_, facts) =>
        `${name(facts)} runs «${words(facts)}», a shell, without a terminal and without input. The shell found nothing to do and ended, and so did the container.`,
      next: () => 'Give the container something that keeps running, or give its shell a terminal.',
      page: {
        what: 'The container started and ended in the same moment, with exit code 0. Nothing is broken.',
        see: [
          'docker ps -a',
          'docker inspect --format "{{.Path}} {{.Config.Tty}} {{.Config.OpenStdin}}" NAME',
        ],
        why: 'A container lives as long as its first process. Images such as centos, ubuntu or busybox start a shell; with -d alone that shell has neither terminal nor input, reads the end of its input, and is done. With -it it has both; with a program that goes on, such as a server or sleep, it is not needed.',
      },
    },
    'left-the-shell': {
      title: 'The shell was left, so the container ended',
      catalogue: ['M27'],
      message: (_, facts) =>
        `${name(facts)} ran an interactive shell. When that shell was left, its container ended with it.`,
      next: () =>
        'It can be started again. There is also a way to leave a container without ending its shell.',
      page: {
        what: 'The first process of the container was the shell that you worked in. «exit» or Ctrl-D ended it.',
        see: ['docker ps -a', 'docker start NAME', 'docker attach NAME'],
        why: 'A container lives as long as its first process. Ctrl-P Ctrl-Q leaves the terminal and lets the process go on; and a shell that was opened with «docker exec» can be left at any time, because it is not the first process.',
      },
    },
    'server-in-background': {
      title: 'The server went to the background, so the container ended',
      catalogue: ['M14'],
      message: (_, facts) =>
        `${name(facts)} ran «${words(facts)}». That program starts a copy of itself in the background and ends; Docker saw its first process end.`,
      next: () => 'Look for the option that keeps this server in the foreground.',
      page: {
        what: 'The container ended with exit code 0 right after the start, though its server has no error.',
        see: ['docker inspect --format "{{.Path}} {{json .Args}}" NAME', 'docker logs NAME'],
        why: 'A container lives as long as its first process. Many servers are made for the times of init scripts and detach themselves; in a container they have to stay in front, as nginx does with «daemon off;» and httpd with -DFOREGROUND.',
      },
    },
    'exited-at-once': {
      title: 'Its process ended soon after the start',
      catalogue: ['M13'],
      message: (_, facts) =>
        `${name(facts)} ran «${words(facts)}» for ${seconds(facts)} s; then that process ended with exit code 0, and the container with it.${lastWords(facts)}`,
      next: () => 'Was it you who stopped it? If not: is that a program that goes on by itself?',
      page: {
        what: 'The first process of the container did what it had to do and ended without an error, or was stopped soon after the start.',
        see: [
          'docker ps -a',
          'docker logs --tail 20 NAME',
          'docker inspect --format "{{.Path}} {{json .Args}}" NAME',
        ],
        why: 'A container is not a machine that stays on: it lives exactly as long as its first process.',
      },
    },
    'exited-with-error': {
      title: 'Its process ended with an error',
      message: (_, facts) =>
        `${name(facts)} ran «${words(facts)}», which ended with exit code ${facts.container?.state.exitCode} after ${seconds(facts)} s.${lastWords(facts)}`,
      next: () => 'The reason is usually in the last lines that it printed.',
      page: {
        what: 'The container started, and its first process ended with an exit code other than 0.',
        see: ['docker logs --tail 20 NAME', 'docker inspect --format "{{.State.ExitCode}}" NAME'],
        why: 'The exit code comes from the program, not from Docker. 1 is any error of its own, 126 «found but not runnable», 127 «not found», 128 + N «ended by signal N».',
      },
    },
    'container-stopped': {
      title: 'The container ran, and was stopped',
      catalogue: ['M12', 'M22'],
      message: (_, facts) =>
        `${name(facts)} ran for ${seconds(facts)} s and has ended with exit code ${facts.container?.state.exitCode}. It keeps its name and its files, but runs nothing.`,
      next: () =>
        'A stopped container can be started again. To make a new one with the same name, the old one has to go first.',
      page: {
        what: 'The container is there but not running: it was stopped or killed, or its program had finished.',
        see: ['docker ps -a', 'docker start NAME', 'docker rm NAME'],
        why: 'Stopping does not remove a container and does not free its name: another «docker run --name NAME» fails with «name is already in use». Exit code 143 is a polite stop; 137 without a lack of memory means that the program ignored the polite stop and was killed when the time of grace was over.',
      },
    },
  } satisfies Record<string, Diagnosis<unknown, ContainerFacts>>,
}
