import * as z from 'zod'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, Docker } from '../../src/docker/port/docker.ts'
import {
  diagnoseContainer,
  nearestName,
  observeContainer,
} from '../../src/grading/contract/container/container.ts'
import { type Diagnosis, imageDiagnoses } from '../../src/grading/contract/contract.ts'
import { IMAGE_CODES, imageShown, type MadeFacts, namesake } from '../../src/grading/contract/image/image.ts'
import { isMadeFrom, likeness } from '../../src/grading/contract/image/image-name.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

const schema = () =>
  z
    .strictObject({
      name: z.string().optional(),
      state: z.enum(['running', 'exited', 'created', 'paused', 'any', 'absent']).default('running'),
      image: z.string().optional(),
      renamed: z.boolean().default(false),
      exit_code: z.int().min(0).max(255).optional(),
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

export default defineKind({
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

  codes: {
    'still-running': { see: ['docker ps', 'docker stop NAME'] },
    'state-differs': { see: ['docker ps -a', 'docker inspect --format "{{.State.Status}}" NAME'] },
    'container-still-there': { mistakes: ['M25'], see: ['docker ps -a', 'docker rm NAME'] },
    'exit-code-differs': {
      mistakes: ['M22'],
      see: [
        'docker inspect --format "{{.State.ExitCode}} {{.State.OOMKilled}}" NAME',
        'docker logs --tail 20 NAME',
      ],
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
