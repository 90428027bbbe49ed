import type { Container, Docker, OwnListening, RunningContainer } from '../../../docker/port/docker.ts'
import { forExplanation } from '../for-explanation.ts'

/**
 * Who of the containers that share a network answers. With `--network container:…`, in a pod, and with Compose's
 * `network_mode: service:…`, they have one address and one set of ports, so that a published port leads to whichever
 * of them listens. {@link https://docs.docker.com/engine/network/#container-networks}
 */
export interface Sharing {
  /** The programs of the wanted container; undefined where that is not known. */
  programs?: string[] | undefined
  /** The containers that run on its network besides. */
  others: Sharer[]
  /** What the wanted container's own programs listen on; undefined where that is not known. */
  listens?: OwnListening | undefined
}

export interface Sharer {
  name: string
  programs?: string[] | undefined
}

/** Undefined where no other container that could answer uses the network. */
export async function observeSharing(
  container: Container,
  running: readonly RunningContainer[],
  docker: Docker,
): Promise<Sharing | undefined> {
  const others = await unlessLeft(sharersOf(container, running), docker)
  if (others.length === 0) return undefined
  const [listens, programs, ...theirs] = await Promise.all([
    forExplanation(docker.ownListening(container.name)),
    ...[container, ...others].map(({ name }) => forExplanation(docker.programs(name))),
  ])
  return { listens, programs, others: others.map(({ name }, at) => ({ name, programs: theirs[at] })) }
}

/** Without those that are left with a network of before, as the list does not say when their lender was started. */
async function unlessLeft(sharers: RunningContainer[], docker: Docker): Promise<RunningContainer[]> {
  const looked = sharers.map(async (one) => {
    const isLender = one.id === one.networkId
    const container = isLender ? undefined : await forExplanation(docker.container(one.name))
    return container?.networkOf?.isLeft ? [] : [one]
  })
  return (await Promise.all(looked)).flat()
}

/** The programs of a paused container get no time to answer. */
function sharersOf({ id, networkOf }: Container, running: readonly RunningContainer[]): RunningContainer[] {
  const networkId = running.find((one) => one.id === id)?.networkId ?? networkOf?.id ?? id
  return running.filter((one) => one.networkId === networkId && one.id !== id && one.status !== 'paused')
}

/** @param inside the ports in the container that the connection can have led to */
export function whoAnswers({ programs, others, listens }: Sharing, inside: readonly number[]) {
  const another = others.some((one) => canServe(one.programs))
  if (another && !canServe(programs)) return 'another'
  const isOwn = listens?.listeners.some(({ port }) => inside.includes(port))
  if (isOwn) return 'wanted'
  if (listens?.isComplete) return 'another'
  return another ? 'unclear' : 'wanted'
}

/** The containers that can have answered in its place. */
export const serving = ({ others }: Sharing): string[] => {
  const able = others.filter(({ programs }) => canServe(programs))
  return (able.length > 0 ? able : others).map(({ name }) => name)
}

const canServe = (programs: string[] | undefined) => programs === undefined || !programs.every(isIdle)

/** Shells, and what only waits, watches or starts other programs: a server would be listed besides. */
const IDLE = new Set(
  `sleep tail cat sh ash bash dash zsh ksh fish su sudo login pause catatonit tini docker-init podman-init dumb-init init
  top htop watch less more vi vim nano ps ping tcpdump true yes tee`.split(/\s+/),
)

function isIdle(program: string): boolean {
  // What has ended, and was not waited for.
  if (program.startsWith('[')) return true
  const [first = '', second = ''] = program.split(/\s+/).map(nameOf)
  return IDLE.has(first === 'busybox' ? second : first)
}

/** Of a login shell as well: `-bash`. */
const nameOf = (word: string) => word.replace(/^.*\//, '').replace(/^-/, '')
