import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import {
  ageMs,
  containerCause,
  namedAlike,
  nearestContainer,
  observeContainer,
  settlesInMs,
} from '../../src/grading/contract/container/container.ts'
import { field } from '../../src/grading/contract/field.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { IMAGE_CODES, imageCause, type MadeFacts, namesake } from '../../src/grading/contract/image/image.ts'
import { isOfAnyTag, withAnyTag } from '../../src/grading/contract/image/image-name.ts'
import { likeness, observeLikeness } from '../../src/grading/contract/image/likeness.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import { serviceIn } from '../../src/grading/contract/service/service.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { observeAnyOf } from './any-of-image.ts'
import { judgeSettings } from './settings.ts'
import { judgeState } from './state.ts'

const schema = () =>
  z
    .strictObject({
      name: field.container().optional(),
      names: field.containers().optional(),
      state: field.as(
        z
          .enum(['running', 'exited', 'created', 'stopped', 'start-failed', 'paused', 'any', 'absent'])
          .default('running'),
        { absent: 'absent' },
      ),
      image: field.imageOfAnyTag().optional(),
      renamed: z.boolean().default(false),
      exit_code: z.int().min(0).max(255).optional(),
      labels: z.record(z.string(), z.union([z.string(), z.literal(true)])).optional(),
      log_driver: z.string().min(1).optional(),
      health: z.enum(['healthy', 'unhealthy', 'none']).optional(),
    })
    .refine(({ name, names, image }) => (name ?? names ?? image) !== undefined, {
      error: 'needs-name-or-image',
    })
    .refine(({ name, names, image }) => (name ?? names) !== undefined || !isOfAnyTag(image ?? ''), {
      error: 'any-tag-needs-name',
      path: ['image'],
    })
    .refine(({ name, names }) => name === undefined || names === undefined, { error: 'name-or-names' })
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
const NEEDS_MORE = ['exited', 'created', 'stopped', 'start-failed']

const LABELS = 'docker inspect --format "{{json .Config.Labels}}" NAME'
const HEALTH_CHECK = 'docker inspect --format "{{json .Config.Healthcheck}}" NAME'
const HEALTH = 'docker inspect --format "{{json .State.Health}}" NAME'
const LOGGING = 'docker info --format "{{.LoggingDriver}}"'

const must = ({ state }: Pick<Want, 'state'>) => (state === 'running' ? 'run' : 'exist')

export default defineKind({
  schema,
  example: { name: 'web', image: 'nginx', state: 'running' },

  async observe({ names, ...want }, world): Promise<MadeFacts> {
    if (!names) return observe(want, world)
    const all = await Promise.all(names.map((name) => observe({ ...want, name }, world)))
    const isWrong = (facts: MadeFacts) => judge({ ...want, names }, facts) !== 'pass'
    const waits = (facts: MadeFacts) => settlesInMs(facts, must(want)) !== undefined
    // What is wrong whatever happens needs no waiting for the others.
    const telling = all.find((facts) => isWrong(facts) && !waits(facts)) ?? all.find(isWrong) ?? all[0]
    if (!telling) return observe(want, world)
    return { ...telling, others: telling.others.filter(({ name }) => !names.includes(name)) }
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
    passesAtOnce({ name, names, image, state, labels, log_driver, health }, { containers }) {
      if ((labels ?? log_driver ?? health) !== undefined) return false
      const named = names ?? (name === undefined ? [] : [name])
      const prepared = (wanted: string) => containers.some((one) => one.name === wanted)
      if (state === 'absent' && named.length > 0) return !named.some(prepared)
      const isPrepared =
        named.length > 0
          ? named.every(prepared)
          : containers.some((one) => familiar(one.image) === familiar(image ?? ''))
      return state === 'absent' ? !isPrepared : isPrepared && !NEEDS_MORE.includes(state)
    },
  },
})

/** Looks at the container of one name, or at those of an image. */
async function observe(want: Omit<Want, 'names'>, world: World): Promise<MadeFacts> {
  const { name, state } = want
  if (name === undefined) {
    const image = want.image ?? ''
    const found = await observeAnyOf({ ...listed(want), image }, world, (facts) =>
      judge({ ...want, names: undefined }, facts),
    )
    if (found.container && compare(found.container, want, found) === 'unknown')
      throw unknownImage(image, found)
    return found
  }
  if (state === 'absent')
    return { wanted: name, container: await world.docker.container(name), others: [], lastLine: '' }
  const facts: MadeFacts = await observeContainer(name, world, must(want))
  const image = imageOf(want.image, facts.container)
  const asked = { ...want, image, anyTag: isOfAnyTag(want.image ?? '') }
  facts.origin = await observeLikeness(facts.container, asked, world.docker)
  const isSame = facts.container && compare(facts.container, want, facts) === 'same'
  if (image === undefined || isSame) return facts
  if (!facts.container && isOfAnyTag(image)) return { ...facts, nowUnknown: true }
  const looked = world.docker.image(image)
  if (!facts.container) {
    const named = await forExplanation(looked.then((now) => ({ now })))
    return { ...facts, ...(named ?? { nowUnknown: true as const }) }
  }
  const now = await looked
  if (compare(facts.container, want, { ...facts, now }) === 'unknown') throw unknownImage(image, { now })
  return { ...facts, now }
}

/** Nothing tells what the container was created from, also where a different image has the name. */
const unknownImage = (name: string, { now }: Pick<MadeFacts, 'now'>) =>
  new CouldNotLook(now ? 'image-replaced' : 'image-gone', '', { name })

function judge(asked: Want, facts: MadeFacts) {
  const want = oneOf(asked, facts)
  if (want.state === 'absent') return facts.container ? 'container-still-there' : 'pass'
  if (!facts.container) return judgeMissing(want, facts)
  const alike = compare(facts.container, want, facts)
  if (alike !== 'same') return IMAGE_CODES[alike]
  const state = judgeState(want, facts.container, facts)
  return state === 'pass' ? judgeSettings(want, facts.container) : state
}

/** Of several, the one that the facts are about. */
export const oneOf = <Asked extends Pick<Want, 'name' | 'names'>>(
  want: Asked,
  { wanted }: MadeFacts,
): Asked => (want.names ? { ...want, name: wanted } : want)

function compare(
  container: Container,
  { image, renamed }: Omit<Want, 'names'>,
  { now, origin }: Partial<MadeFacts>,
) {
  const wanted = imageOf(image, container)
  if (image === undefined || wanted === undefined) return 'same'
  const alike = likeness(container, wanted, { now, origin, renamed })
  return alike === 'other-tag' && isOfAnyTag(image) ? 'mirror' : alike
}

/** Of an image with any tag, the one that the container has. */
function imageOf(image: string | undefined, container: Container | undefined): string | undefined {
  if (image === undefined || !container || !isOfAnyTag(image)) return image
  const names = [container.imageName, ...(container.image?.tags ?? [])]
  return withAnyTag(image, names) ?? image.replace(/:\*$/, '')
}

/** To an engine that lists its containers, one that could not be started is one that was only created. */
const listed = ({ state, exit_code, renamed }: Omit<Want, 'names'>) => {
  if (state === 'start-failed') return { state: 'created' as const, renamed }
  return { state: state === 'stopped' ? ('any' as const) : state, exit_code, renamed }
}

function judgeMissing(want: Want, facts: MadeFacts) {
  if (want.name !== undefined && serviceIn(want.name)) return 'service-missing'
  if (want.name !== undefined && namedAlike(want.name, facts.others)) return 'container-name-differs'
  if (want.name !== undefined && namesake(want, facts)) return 'container-unnamed'
  if (want.name !== undefined && nearestContainer(want.name, facts.others)) return 'container-name-differs'
  if (want.image !== undefined && !facts.now && !facts.nowUnknown)
    return want.renamed ? 'image-not-built' : 'image-not-here'
  return want.name === undefined ? 'image-never-run' : 'container-missing'
}

/** Whether it was killed (SIGKILL): by force, or because it did not stop in time. */
export const wasKilled = ({ container }: MadeFacts): boolean => container?.state.exitCode === 137
