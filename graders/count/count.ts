import * as z from 'zod'
import type { ContainerStatus, Docker } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { field } from '../../src/grading/contract/field.ts'
import { isMadeFrom } from '../../src/grading/contract/image/image-name.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'

const amount = (least: number) => field.unsaid(z.int().min(least)).optional()

/** Which things, and how many of them there must be. */
const schema = () =>
  z
    .strictObject({
      of: z.enum(['containers', 'images', 'volumes', 'networks']),
      names: z.array(z.string().min(1)).min(1).optional(),
      image: field.image().optional(),
      label: z.string().min(1).optional(),
      command: field.text(z.string().regex(/\S/, { error: 'program-name' })).optional(),
      state: z.enum(['running', 'exited', 'created', 'paused']).optional(),
      dangling: z.literal(true).optional(),
      equals: amount(0),
      at_least: amount(1),
      at_most: amount(1),
    })
    .refine(
      ({ equals, at_least, at_most }) =>
        (equals === undefined) !== (at_least === undefined && at_most === undefined),
      { error: 'needs-amount' },
    )
    .refine(
      ({ of, image, command, state }) => of === 'containers' || (image ?? command ?? state) === undefined,
      {
        error: 'only-of-containers',
      },
    )
    .refine(({ of, dangling }) => !dangling || of === 'images' || of === 'volumes', {
      error: 'cannot-dangle',
      path: ['dangling'],
    })
    .refine(
      ({ names, image, label, command, equals, at_most }) =>
        (names ?? image ?? label ?? command) !== undefined || ((equals ?? 0) === 0 && at_most === undefined),
      { error: 'counts-strangers' },
    )

export type CountWant = z.infer<ReturnType<typeof schema>>

/** One that counts; the state only of a container. */
export interface Counted {
  name: string
  status?: ContainerStatus
}

export interface CountFacts {
  found: Counted[]
  /** Of those found, the names of the containers that end and are restarted again and again. */
  restarting: string[]
  /** In how many ms all of the running ones will have run for long enough to be believed. */
  settlesInMs?: number | undefined
}

/** Every engine has these networks, or a swarm needs them: nobody made them. */
const PREDEFINED = ['bridge', 'host', 'none', 'docker_gwbridge', 'ingress']

/** At most so many running containers are looked at one by one. */
const MOST_LOOKS = 50

export default defineKind({
  schema,
  example: { of: 'containers', names: ['web', 'db', 'cache'], state: 'running', at_least: 2 },

  async observe(want, { docker }): Promise<CountFacts> {
    const found = await find(want, docker)
    if (want.state !== 'running') return { found, restarting: [] }
    const up = found.filter(({ status }) => status === 'running')
    const restarting = found.filter(({ status }) => status === 'restarting').map(({ name }) => name)
    if (up.length < leastOf(want) || leastOf(want) === 0) return { found, restarting }
    const looked = await Promise.all(up.slice(0, MOST_LOOKS).map(({ name }) => docker.container(name)))
    const unsettled = looked.flatMap((one) =>
      one?.state.status === 'running' && one.settled ? [] : (one ?? []),
    )
    const waits = unsettled.flatMap(({ settlesInMs }) => settlesInMs ?? [])
    return {
      found,
      restarting: [...restarting, ...unsettled.map(({ name }) => name)],
      ...(waits.length > 0 && { settlesInMs: Math.max(...waits) }),
    }
  },

  judge(want, { found, restarting }) {
    if (found.length - restarting.length < leastOf(want)) return 'count-too-low'
    return found.length > mostOf(want) ? 'count-too-high' : 'pass'
  },
  pending: (_, { settlesInMs }) => settlesInMs,

  codes: {
    'count-too-low': {
      mistakes: ['M26'],
      see: ['docker ps -a', 'docker image ls -a', 'docker volume ls', 'docker network ls'],
    },
    'count-too-high': {
      mistakes: ['M25', 'M26'],
      see: ['docker ps -a', 'docker image ls -a', 'docker volume ls', 'docker network ls'],
    },
  },
  authoring: {
    subject: ['of', 'names', 'image', 'label', 'command', 'state', 'dangling'],
    single: ['equals'],
    passesAtOnce(want, prepared) {
      const { of, names, image, label, command, state, dangling } = want
      if ((label ?? command) !== undefined || dangling || (state !== undefined && state !== 'running'))
        return false
      const made = {
        ...prepared,
        containers: prepared.containers
          .filter((one) => image === undefined || familiar(one.image) === familiar(image))
          .map(({ name }) => name),
        images: [...prepared.images, ...prepared.containers.map((one) => one.image)].map(familiar),
      }[of]
      const wanted = of === 'images' ? names?.map(familiar) : names
      const amount = new Set(made.filter((name) => wanted?.includes(name) ?? true)).size
      return amount >= leastOf(want) && amount <= mostOf(want)
    },
  },
})

export const leastOf = ({ equals, at_least }: CountWant): number => equals ?? at_least ?? 0
export const mostOf = ({ equals, at_most }: CountWant): number =>
  equals ?? at_most ?? Number.POSITIVE_INFINITY

/** The wanted names of which nothing was found. */
export const missingOf = ({ of, names = [] }: CountWant, { found }: CountFacts): string[] =>
  names.filter((name) => !found.some((one) => one.name === (of === 'images' ? familiar(name) : name)))

async function find({ names, ...want }: CountWant, docker: Docker): Promise<Counted[]> {
  const { of, label, dangling } = want
  const only = { ...(label !== undefined && { label }), ...(dangling && { dangling }) }
  const isWanted = ({ name }: Counted) => names?.includes(name) ?? true
  switch (of) {
    case 'containers':
      return running(want.command, (await findContainers(want, docker)).filter(isWanted), docker)
    case 'volumes':
      return (await docker.allVolumes(only)).map((name) => ({ name })).filter(isWanted)
    case 'networks': {
      const networks = await docker.networks(label)
      return networks.flatMap(({ name }) => (PREDEFINED.includes(name) ? [] : [{ name }])).filter(isWanted)
    }
    case 'images': {
      const images = await docker.allImages(only)
      if (names === undefined) return images.map(({ id, tags }) => ({ name: tags[0] ?? shortId(id) }))
      const all = images.flatMap(({ tags }) => tags)
      return [...new Set(names.map(familiar))].flatMap((name) => (all.includes(name) ? [{ name }] : []))
    }
  }
}

async function findContainers(
  { image, label, state }: Omit<CountWant, 'names'>,
  docker: Docker,
): Promise<Counted[]> {
  const [all, now] = await Promise.all([
    docker.allContainers(label),
    image === undefined ? undefined : docker.image(image),
  ])
  return all
    .filter((one) => image === undefined || isMadeFrom(one, image, now))
    .filter(({ status }) => isIn(state, status))
    .map(({ id, name, status }) => ({ name: name || shortId(id), status }))
}

/** Those that run a command with these words in a row, which the list of an engine shows only in part. */
async function running(words: string | undefined, found: Counted[], docker: Docker): Promise<Counted[]> {
  if (words === undefined) return found
  const spaced = (text: string) => ` ${text.trim().replace(/\s+/g, ' ')} `
  const containers = await Promise.all(found.map(({ name }) => docker.container(name)))
  return found.filter((_, at) => spaced(containers[at]?.argv.join(' ') ?? '').includes(spaced(words)))
}

/** One that is between two lives is up as well, as `docker ps` has it; one that is dead has ended. */
function isIn(state: CountWant['state'], status: ContainerStatus): boolean {
  if (state === 'running') return status === 'running' || status === 'restarting'
  if (state === 'exited') return status === 'exited' || status === 'dead'
  return state === undefined || status === state
}

/** As many digits of an id as Docker shows. */
const shortId = (id: string) => id.replace(/^sha256:/, '').slice(0, 12)
