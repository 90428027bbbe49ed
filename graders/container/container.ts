import * as z from 'zod'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import {
  CouldNotLook,
  type Diagnosis,
  defineGrader,
  diagnoseContainer,
  IMAGE_CODES,
  imageDiagnoses,
  imageShown,
  isMadeFrom,
  likeness,
  type MadeFacts,
  namesake,
  nearestName,
  observeContainer,
} from '../../src/grading/contract/contract.ts'

const schema = () =>
  z
    .strictObject({
      name: z
        .string()
        .optional()
        .describe('name of the container; any container of the image, when left out'),
      state: z
        .enum(['running', 'exited', 'created', 'paused', 'any', 'absent'])
        .default('running')
        .describe('what it must be doing; «any»: it is there, running or not'),
      image: z
        .string()
        .optional()
        .describe('the image that it must be made from; latest, when there is no tag'),
      renamed: z
        .boolean()
        .default(false)
        .describe('a name that the student gave to an official image is right too'),
      exit_code: z
        .int()
        .min(0)
        .max(255)
        .optional()
        .describe('how its process must have ended; any way, when left out'),
    })
    .refine((want) => want.name !== undefined || want.image !== undefined, {
      error: 'needs a name, an image, or both',
    })
    .refine((want) => want.exit_code === undefined || want.state === 'exited', {
      error: 'a process has an exit code once it has ended, so this needs «state: exited»',
      path: ['exit_code'],
    })

type Want = z.infer<ReturnType<typeof schema>>
type Facts = MadeFacts

const MOST_CANDIDATES = 5
const ofImage: Record<keyof typeof imageDiagnoses, Diagnosis<Want, Facts>> = imageDiagnoses

export default defineGrader({
  summary: 'A container is there, made from an image, and in a state',
  schema,
  example: { name: 'web', image: 'nginx', state: 'running' },

  async observe(want, docker): Promise<Facts> {
    if (want.name === undefined) return observeAnyOf({ ...want, image: want.image ?? '' }, docker)
    if (want.state === 'absent') {
      return { wanted: want.name, container: await docker.container(want.name), others: [], lastLine: '' }
    }
    const facts: Facts = await observeContainer(want.name, docker, want.state === 'running' ? 'run' : 'exist')
    const settled = facts.container && compare(facts.container, want, facts) === 'same'
    if (want.image === undefined || settled) return facts
    const now = await docker.image(want.image)
    if (facts.container && compare(facts.container, want, { now }) === 'unknown') {
      throw new CouldNotLook('image-gone', '', want.image)
    }
    return { ...facts, now }
  },

  judge(want, facts) {
    if (want.state === 'absent') return facts.container ? 'container-still-there' : 'pass'
    if (!facts.container) return judgeMissing(want, facts)
    const alike = compare(facts.container, want, facts)
    return alike === 'same' ? judgeState(want, facts.container, facts) : IMAGE_CODES[alike]
  },
  ageMs: ({ container }) => (container?.state.status === 'running' ? container.ageMs : undefined),

  expected: ({ name, image, state, exit_code }) =>
    [
      `${name ?? 'a container'}${image === undefined ? '' : ` from ${image}`}: ${state === 'any' ? 'running or not' : state}`,
      exit_code === undefined ? '' : ` with exit code ${exit_code}`,
    ].join(''),
  actual({ container, others, wanted }) {
    if (!container) {
      const names = others.slice(0, 5).map((other) => `${other.name} (${other.imageName})`)
      return `no such container: ${wanted}; what there is: ${names.join(', ') || 'none'}`
    }
    const { status, exitCode } = container.state
    return `${container.name} from ${imageShown(container)}: ${status}${status === 'exited' ? ` with exit code ${exitCode}` : ''}`
  },
  diagnoses: {
    ...ofImage,
    'still-running': {
      title: 'The container is still running',
      message: (_, { container }) => `${container?.name} has not ended yet.`,
      next: () => 'It should be there, but at rest. «docker ps --help» and its neighbours know a polite way.',
      page: {
        what: 'The task asks for a container that has ended, and this one is up.',
        see: ['docker ps', 'docker stop NAME'],
        why: '«docker stop» asks the main process to end and waits; «docker kill» ends it at once; both leave the container where it is. Only «docker rm» removes it.',
      },
    },
    'state-differs': {
      title: 'The container is in another state',
      message: ({ state }, { container }) =>
        `${container?.name} is ${container?.state.status}, but should be ${state}.`,
      next: () => 'Which command leads from the one state to the other?',
      page: {
        what: 'The container is there, and nothing is broken, but it is not in the state that the task asks for.',
        see: ['docker ps -a', 'docker inspect --format "{{.State.Status}}" NAME'],
        why: 'A container is created, then runs, may be paused and unpaused, and ends. It can be started again, but it never becomes «created» again: for that it has to be made anew.',
      },
    },
    'container-still-there': {
      title: 'The container has not been removed',
      catalogue: ['M25'],
      message: (_, { container }) => `${container?.name} is still there (${container?.state.status}).`,
      next: () =>
        'Stopping is not removing. And a running container is not removed without being asked twice.',
      page: {
        what: 'The task asks for a container to be gone, but the engine still has it.',
        see: ['docker ps -a', 'docker rm NAME'],
        why: 'A stopped container keeps its files, its settings and its name until «docker rm». A running one has to be stopped first, or removed by force.',
      },
    },
    'exit-code-differs': {
      title: 'The process ended in another way',
      catalogue: ['M22'],
      message: ({ exit_code }, { container }) =>
        `The process of ${container?.name} ended with exit code ${container?.state.exitCode}, not ${exit_code}.${container?.state.exitCode === 137 ? ' 137 means that it was killed: by force, or because it did not follow a polite stop in time.' : ''}`,
      next: () => 'What does the log say about the end? And who ended it: the program, or you?',
      page: {
        what: 'The container has ended, as it should, but the exit code of its main process is not the one asked for.',
        see: [
          'docker inspect --format "{{.State.ExitCode}} {{.State.OOMKilled}}" NAME',
          'docker logs --tail 20 NAME',
        ],
        why: '0 means that the program finished without an error, 1 to 125 is its own word for an error, and 128 + N that signal N ended it: 143 by «docker stop», 137 by «docker kill», or by «docker stop» when its time of grace was over.',
      },
    },
  },
})

function compare(container: Container, { image, renamed }: Want, { now }: Pick<Facts, 'now'>) {
  return image === undefined ? 'same' : likeness(container, image, now, renamed)
}

function judgeMissing(want: Want, facts: Facts) {
  if (want.name !== undefined && nearestName(want.name, facts.others)) return 'container-name-differs'
  if (want.name !== undefined && namesake(want, facts)) return 'container-unnamed'
  if (want.image !== undefined && !facts.now) return 'image-not-here'
  return want.name === undefined ? 'image-never-run' : 'container-missing'
}

function judgeState({ state, exit_code }: Want, container: Container, facts: Facts) {
  const { status, error, exitCode } = container.state
  const ended = status === 'exited' || status === 'dead'
  if (state === 'any') return 'pass'
  if (state === 'running') return diagnoseContainer(facts, 'run') ?? 'pass'
  if (state === 'exited' && ended)
    return exit_code === undefined || exit_code === exitCode ? 'pass' : 'exit-code-differs'
  if (state === 'exited' && status === 'running') return 'still-running'
  if (state === 'exited' || (status === 'created' && error))
    return diagnoseContainer(facts, 'run') ?? 'state-differs'
  return status === state ? 'pass' : 'state-differs'
}

/** The newest container of the image that is as it must be, else the newest, else none. */
async function observeAnyOf(want: Want & { image: string }, docker: Docker): Promise<Facts> {
  const [others, now] = await Promise.all([docker.containers(), docker.image(want.image)])
  const candidates = others.filter((other) => isMadeFrom(other, want.image, now)).slice(0, MOST_CANDIDATES)
  const found = await Promise.all(
    candidates.map(({ name }) =>
      want.state === 'running' ? docker.settledContainer(name) : docker.container(name),
    ),
  )
  const containers = found.filter((container) => container !== undefined)
  const facts = (container?: Container): Facts => ({
    wanted: container?.name ?? want.image,
    container,
    others,
    lastLine: '',
    now,
  })
  const isRight = (one: Container) =>
    compare(one, want, { now }) === 'same' && judgeState(want, one, facts(one)) === 'pass'
  return facts(containers.find(isRight) ?? containers[0])
}
