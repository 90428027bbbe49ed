import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import {
  ageMs,
  containerCause,
  diagnoseContainer,
  nearestContainer,
  nearestName,
  observeContainer,
  settlesInMs,
} from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { IMAGE_CODES, imageCause, type MadeFacts, namesake } from '../../src/grading/contract/image/image.ts'
import { likeness, observeLikeness } from '../../src/grading/contract/image/likeness.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { serviceIn } from '../../src/grading/contract/service/service.ts'
import { observeAnyOf } from './any-of-image.ts'

const schema = () =>
  z
    .strictObject({
      name: field.container().optional(),
      state: field.as(
        z
          .enum(['running', 'exited', 'created', 'start-failed', 'paused', 'any', 'absent'])
          .default('running'),
        { absent: 'absent' },
      ),
      image: field.image().optional(),
      renamed: z.boolean().default(false),
      exit_code: z.int().min(0).max(255).optional(),
      labels: z.record(z.string(), z.union([z.string(), z.literal(true)])).optional(),
      log_driver: z.string().min(1).optional(),
      health: z.enum(['healthy', 'unhealthy', 'none']).optional(),
    })
    .refine(({ name, image }) => name !== undefined || image !== undefined, {
      error: 'needs-name-or-image',
    })
    .refine(({ exit_code, state }) => exit_code === undefined || HAS_EXIT_CODE.includes(state), {
      error: 'needs-state-exited',
      path: ['exit_code'],
    })
    .refine(
      ({ state, labels, log_driver, health }) =>
        state !== 'absent' || (labels ?? log_driver ?? health) === undefined,
      { error: 'absent-has-no-settings' },
    )
    .refine(({ state, health = 'none' }) => health === 'none' || state === 'running' || state === 'absent', {
      error: 'health-needs-running',
      path: ['health'],
    })

/** A program that could not be started has one as well: 127 where it was not found. */
const HAS_EXIT_CODE = ['exited', 'start-failed']

type Want = z.infer<ReturnType<typeof schema>>

/** States that a container which `start` runs does not have by itself. */
const NEEDS_MORE = ['exited', 'created', 'start-failed']

const LABELS = 'docker inspect --format "{{json .Config.Labels}}" NAME'
const HEALTH_CHECK = 'docker inspect --format "{{json .Config.Healthcheck}}" NAME'
const HEALTH = 'docker inspect --format "{{json .State.Health}}" NAME'
const LOGGING = 'docker info --format "{{.LoggingDriver}}"'

const must = ({ state }: Want) => (state === 'running' ? 'run' : 'exist')

export default defineKind({
  schema,
  example: { name: 'web', image: 'nginx', state: 'running' },

  async observe(want, world): Promise<MadeFacts> {
    const { name, image, state } = want
    if (name === undefined)
      return observeAnyOf({ ...listed(want), image: image ?? '' }, world, (facts) => judge(want, facts))
    if (state === 'absent')
      return { wanted: name, container: await world.docker.container(name), others: [], lastLine: '' }
    const facts: MadeFacts = await observeContainer(name, world, must(want))
    facts.origin = await observeLikeness(facts.container, want, world.docker)
    const isSame = facts.container && compare(facts.container, want, facts) === 'same'
    if (image === undefined || isSame) return facts
    const asked = world.docker.image(image)
    if (!facts.container) {
      const named = await forExplanation(asked.then((now) => ({ now })))
      return { ...facts, ...(named ?? { nowUnknown: true as const }) }
    }
    const now = await asked
    if (compare(facts.container, want, { ...facts, now }) === 'unknown')
      throw new CouldNotLook('image-gone', '', { name: image })
    return { ...facts, now }
  },

  judge,
  pending: (want, facts) => settlesInMs(facts, must(want)),
  // A failed health check does not count before its start period is over.
  ageMs(facts) {
    const age = ageMs(facts)
    return age === undefined ? undefined : age - (facts.container?.health?.startPeriodMs ?? 0)
  },

  causes: [containerCause, imageCause],
  codes: {
    'still-running': { see: ['docker ps', 'docker stop NAME'] },
    'start-not-recorded': {
      see: ['docker ps -a', 'docker inspect --format "{{json .State}}" NAME'],
      undecided: true,
    },
    'start-succeeded': { see: ['docker ps -a --no-trunc', 'docker logs NAME'] },
    'state-differs': { see: ['docker ps -a', 'docker inspect --format "{{.State.Status}}" NAME'] },
    'container-still-there': { mistakes: ['M25'], see: ['docker ps -a', 'docker rm NAME'] },
    'container-label-missing': { see: [LABELS] },
    'container-label-differs': { see: [LABELS] },
    'log-driver-differs': {
      see: ['docker inspect --format "{{.HostConfig.LogConfig.Type}}" NAME', LOGGING],
    },
    'health-check-missing': {
      see: [HEALTH_CHECK, 'docker image inspect --format "{{json .Config.Healthcheck}}" IMAGE'],
    },
    'health-check-set': { see: [HEALTH_CHECK] },
    'container-unhealthy': { see: [HEALTH, HEALTH_CHECK] },
    'container-healthy': { see: [HEALTH, HEALTH_CHECK] },
    'health-still-starting': { see: ['docker ps', HEALTH, HEALTH_CHECK], undecided: true },
    'exit-code-differs': {
      mistakes: ['M22'],
      see: [
        'docker inspect --format "{{.State.ExitCode}} {{.State.OOMKilled}}" NAME',
        'docker logs --tail 20 NAME',
      ],
    },
  },
  authoring: {
    subject: ['name'],
    single: ['state', 'exit_code', 'image', 'labels', 'log_driver', 'health'],
    means: ({ image, renamed }) => ({
      image: image === undefined || renamed ? undefined : familiar(image).replace(/[:@].*$/, ''),
    }),
    canRun: ({ state }) => state === 'running' || state === 'any',
    passesAtOnce({ name, image, state, labels, log_driver, health }, { containers }) {
      if ((labels ?? log_driver ?? health) !== undefined) return false
      const isPrepared = containers.some((one) =>
        name === undefined ? familiar(one.image) === familiar(image ?? '') : one.name === name,
      )
      return state === 'absent' ? !isPrepared : isPrepared && !NEEDS_MORE.includes(state)
    },
  },
})

function judge(want: Want, facts: MadeFacts) {
  if (want.state === 'absent') return facts.container ? 'container-still-there' : 'pass'
  if (!facts.container) return judgeMissing(want, facts)
  const alike = compare(facts.container, want, facts)
  if (alike !== 'same') return IMAGE_CODES[alike]
  const state = judgeState(want, facts.container, facts)
  return state === 'pass' ? judgeSettings(want, facts.container) : state
}

function compare(container: Container, { image, renamed }: Want, { now, origin }: Partial<MadeFacts>) {
  return image === undefined ? 'same' : likeness(container, image, { now, origin, renamed })
}

/** To an engine that lists its containers, one that could not be started is one that was only created. */
const listed = ({ state, exit_code, renamed }: Want) =>
  state === 'start-failed' ? { state: 'created' as const, renamed } : { state, exit_code, renamed }

function judgeMissing(want: Want, facts: MadeFacts) {
  if (want.name !== undefined && serviceIn(want.name)) return 'service-missing'
  if (want.name !== undefined && nearestName(want.name, facts.others)) return 'container-name-differs'
  if (want.name !== undefined && namesake(want, facts)) return 'container-unnamed'
  if (want.name !== undefined && nearestContainer(want.name, facts.others)) return 'container-name-differs'
  if (want.image !== undefined && !facts.now && !facts.nowUnknown)
    return want.renamed ? 'image-not-built' : 'image-not-here'
  return want.name === undefined ? 'image-never-run' : 'container-missing'
}

function judgeState({ state, exit_code }: Want, container: Container, facts: MadeFacts) {
  const { status, error, exitCode } = container.state
  const ended = status === 'exited' || status === 'dead'
  const isRight = exit_code === undefined || exit_code === exitCode
  if (state === 'any') return 'pass'
  if (state === 'running') return diagnoseContainer(facts, 'run') ?? 'pass'
  if (state === 'exited' && ended) return isRight ? 'pass' : 'exit-code-differs'
  if (state === 'exited' && status === 'running') return 'still-running'
  if (state === 'start-failed') {
    if (status !== 'created') return 'start-succeeded'
    if (container.state.startUnknown) return 'start-not-recorded'
    return error && isRight ? 'pass' : (diagnoseContainer(facts, 'run') ?? 'state-differs')
  }
  if (state === 'exited' || (status === 'created' && error))
    return diagnoseContainer(facts, 'run') ?? 'state-differs'
  return status === state ? 'pass' : 'state-differs'
}

function judgeSettings(want: Want, container: Container) {
  const label = wrongLabel(want, container)
  if (label !== undefined)
    return Object.hasOwn(container.labels, label) ? 'container-label-differs' : 'container-label-missing'
  const { log_driver = container.logDriver } = want
  if (log_driver !== container.logDriver) return 'log-driver-differs'
  return judgeHealth(want, container)
}

function judgeHealth({ health }: Want, container: Container) {
  if (health === undefined) return 'pass'
  if (!container.healthCheck) return health === 'none' ? 'pass' : 'health-check-missing'
  if (health === 'none') return 'health-check-set'
  const { status } = container.health ?? { status: 'starting' }
  if (status === 'starting') return 'health-still-starting'
  if (status === health) return 'pass'
  return status === 'unhealthy' ? 'container-unhealthy' : 'container-healthy'
}

/** The first wanted label that has a different value, or is missing; `true` is any value. */
export const wrongLabel = ({ labels = {} }: Pick<Want, 'labels'>, container: Container): string | undefined =>
  Object.keys(labels).find((key) =>
    labels[key] === true ? !Object.hasOwn(container.labels, key) : container.labels[key] !== labels[key],
  )

/** Whether it was killed (SIGKILL): by force, or because it did not stop in time. */
export const wasKilled = ({ container }: MadeFacts): boolean => container?.state.exitCode === 137
