import type { Container, Health } from '../../src/docker/port/docker.ts'
import { newestOthers } from '../../src/grading/contract/container/shown.ts'
import { namesOfImage } from '../../src/grading/contract/image/image.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import type container from './container.ts'
import { oneOf, wasKilled } from './container.ts'
import { wrongLabel } from './settings.ts'

/** Docker has words for the other states. */
const STATES: Record<string, string> = {
  any: 'running or not',
  absent: 'removed',
  'start-failed': 'failed to start',
}

const SHOWN = 8

function healthOf({ healthCheck, health }: Container): string {
  if (!healthCheck) return 'no health check'
  return `${health?.status ?? 'starting'} (health check: ${excerpt(healthCheck.slice(1).join(' '), 120)})`
}

/** What the last health check said, or its exit code where it said nothing. */
const lastCheck = ({ lastOutput = '', lastExitCode = 0 }: Partial<Health> = {}) =>
  lastOutput === ''
    ? `The last check printed nothing and exited with exit code ${lastExitCode}.`
    : `The last check exited with exit code ${lastExitCode} and printed: ${excerpt(lastOutput, 300)}`

function labelsOf(labels: Record<string, string>): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  return all.length === 0 ? 'no labels' : `labels ${all.slice(0, SHOWN).join(', ')}`
}

export default {
  summary: 'A container exists, was created from an image, and is in a state',
  options: {
    name: 'name of the container; any container of the image, when left out',
    names: 'names of several containers, each of which must be so',
    state:
      'the state that it must be in; any: it exists, running or not; stopped: it has exited, or was never started',
    image: 'the image that it must be created from; its tag is latest, when left out; nginx:* is any tag',
    renamed:
      'an official image to which the student gave this name is accepted; true for names in owns.images, when left out',
    labels: 'labels that it must have; true: with any value',
    log_driver: 'the driver that keeps its log: json-file, local, …',
    health: 'what its health check says; none: it has no health check',
    exit_code: 'the exit code of its process, or of the attempt to start it; any, when left out',
  },
  refusals: {
    'absent-has-no-settings':
      'a container that must be absent takes neither labels nor log_driver nor health',
    'health-needs-running':
      'healthy and unhealthy need "state: running": nothing checks a container that does not run',
    'any-tag-needs-name': 'an image of any tag needs the name of the container',
    'name-or-names': 'takes either name or names',
    'needs-name-or-image': 'needs a name, an image, or both',
    'needs-state-exited':
      'needs "state: exited" or "state: start-failed", because a process that has not exited has no exit code',
  },
  expected: ({ name, names, image, state, exit_code, labels = {}, log_driver, health }) =>
    [
      name ?? names?.join(', ') ?? 'a container',
      image === undefined ? '' : ` from ${image}`,
      `: ${STATES[state] ?? state}`,
      exit_code === undefined ? '' : ` with exit code ${exit_code}`,
      ...Object.entries(labels).map(([key, value]) => `, label ${key}${value === true ? '' : `=${value}`}`),
      log_driver === undefined ? '' : `, log driver ${log_driver}`,
      health === undefined ? '' : `, ${health === 'none' ? 'no health check' : health}`,
    ].join(''),
  actual(facts, want) {
    const { labels, log_driver, health } = want
    const { container } = facts
    const { name, image } = oneOf(want, facts)
    if (!container) {
      const found = newestOthers(facts).newest.map((other) => `${other.name} (${other.imageName})`)
      return `no container ${name === undefined ? `from ${image}` : `named ${name}`}${found.length > 0 ? `; found instead: ${found.join(', ')}` : facts.unlisted ? '' : ', and no other containers'}`
    }
    const { status, exitCode, error } = container.state
    const failed = status === 'created' && error ? ', but failed to start' : ''
    return `${container.name} from ${namesOfImage(container).join(', ')}: ${status}${failed}${status === 'exited' || failed ? ` with exit code ${exitCode}` : ''}${labels ? `, ${labelsOf(container.labels)}` : ''}${log_driver === undefined ? '' : `, log driver ${container.logDriver}`}${health === undefined ? '' : `, ${healthOf(container)}`}`
  },
  codes: {
    'still-running': {
      message: (_, { container }) => `${container?.name} is still running.`,
      next: 'It should still exist, but be stopped. Which command stops a container gracefully?',
    },
    'start-not-recorded': {
      message: (_, { container }) =>
        `${container?.name} was created and never ran. This engine does not record whether a start failed, so docker-lab cannot tell.`,
      next: 'Docker keeps the error of a start that failed; Podman does not. On a Docker engine, this can be judged.',
    },
    'start-succeeded': {
      message: (_, { container }) =>
        `${container?.name} did start: its program "${container?.argv[0]}" was found.`,
      next: 'It should not even start. Which words did you give it after the image name, and what did they do to its command?',
    },
    'state-differs': {
      message: ({ state }, { container }) =>
        `${container?.name} is ${container?.state.status}, but should be ${state}.`,
      next: 'Which command takes a container from one state to the other?',
    },
    'container-still-there': {
      message: (_, { container }) => `${container?.name} still exists (${container?.state.status}).`,
      next: 'Stopping a container does not remove it. And Docker does not remove a running container unless you insist.',
    },
    'container-label-missing': {
      message: (want, { container }) =>
        `${container?.name} has no label named ${container && wrongLabel(want, container)}.`,
      next: 'Labels are set when a container is created. Which option of "docker run" does that?',
    },
    'container-label-differs': {
      message: (want, { container }) =>
        `${container?.name} has the label ${container && wrongLabel(want, container)}, but with a different value.`,
      next: 'Compare the two values character by character.',
    },
    'log-driver-differs': {
      message: ({ log_driver }, { container }) =>
        `The log of ${container?.name} is kept by the driver ${container?.logDriver}, not by ${log_driver}.`,
      next: 'Which option of "docker run" chooses the driver? It is fixed when the container is created.',
    },
    'health-check-missing': {
      message: (_, { container }) =>
        `${container?.name} has no health check: its image has none, or it was switched off.`,
      next: 'Which instruction of a Dockerfile, or which options of "docker run", define a health check?',
    },
    'health-check-set': {
      message: (_, { container }) => `${container?.name} has a health check, but should have none.`,
      next: 'Does it come from the image? An option of "docker run" switches it off.',
    },
    'container-unhealthy': {
      message: (_, { container }) => `${container?.name} is unhealthy. ${lastCheck(container?.health)}`,
      next: 'What does the health check try to do? Run the same command in the container yourself.',
    },
    'container-healthy': {
      message: (_, { container }) => `${container?.name} is healthy, but should be unhealthy.`,
      next: 'What would have to be broken for the health check to fail? It also has to fail several times in a row.',
    },
    'health-still-starting': {
      message: (_, { container }) =>
        container?.health && (container.health.lastOutput !== '' || container.health.lastExitCode !== 0)
          ? `The health check of ${container.name} has not decided yet. ${lastCheck(container.health)}`
          : `The health check of ${container?.name} has not decided yet, so this check was not judged.`,
      next: 'Wait until "docker ps" no longer says "health: starting", and check again. How often does the health check run?',
    },
    'exit-code-differs': {
      message: ({ exit_code }, facts) =>
        `The process of ${facts.container?.name} exited with exit code ${facts.container?.state.exitCode}, not ${exit_code}.${wasKilled(facts) ? ' 137 means that it was killed: by force, or because it did not stop in time when asked to.' : ''}`,
      next: 'What are the last lines of the log? And what ended the process: the program itself, or you?',
    },
  },
} satisfies KindWords<typeof container>
