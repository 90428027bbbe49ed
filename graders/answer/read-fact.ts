import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, ContainerStatus, Docker } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'

/** What can be asked of a container, of an image, and of a network. */
const OF = {
  container: [
    'id',
    'created',
    'image',
    'image_id',
    'ip',
    'pid',
    'processes',
    'exit_code',
    'cpus',
    'env',
    'word',
  ],
  image: ['id', 'size', 'user'],
  network: ['id', 'gateway', 'subnet'],
} as const

export type Is = (typeof OF)[keyof typeof OF][number]

/** Of which containers the number can be asked. */
export const COUNTED = ['running'] as const

export const FACTS: Is[] = [...new Set<Is>([...OF.container, ...OF.image, ...OF.network])]

/** What is asked of one thing, or of how many there are. */
export interface Fact {
  container?: string | undefined
  image?: string | undefined
  /** The thing itself, or the network on which a container's address counts. */
  network?: string | undefined
  count?: (typeof COUNTED)[number] | undefined
  is?: Is | undefined
  /** The variable. */
  name?: string | undefined
  /** How the word in the log begins. */
  begins?: string | undefined
}

/** What is asked, in one word. */
export const askedOf = ({ is }: Pick<Fact, 'is'>): Is | 'count' => is ?? 'count'

/** Whether a fact is one of the thing that is named. A container's address can be that on one of its networks. */
export function isFactOf({ is, count, container, image, network }: Fact): boolean {
  if (count !== undefined) return (is ?? container ?? image ?? network) === undefined
  const can = (facts: readonly string[]) => is !== undefined && facts.includes(is)
  if (container !== undefined) return !image && can(OF.container) && (network === undefined || is === 'ip')
  if (image !== undefined) return !network && can(OF.image)
  return network !== undefined && can(OF.network)
}

/** What only a container that is up has. */
const WHILE_UP: readonly Is[] = ['ip', 'pid', 'processes']

export const needsToRun = ({ is }: Pick<Fact, 'is'>): boolean => is !== undefined && WHILE_UP.includes(is)

export const changesAtStart = ({ is }: Pick<Fact, 'is'>): boolean => is === 'ip' || is === 'pid'

/** Also while it is paused. */
export const isUp = ({ status }: { status: ContainerStatus }): boolean =>
  status === 'running' || status === 'paused'

/**
 * What the engine says of a thing now: any of these is right. Empty where the thing has no such fact, undefined where
 * it is not there. @param container the one that is meant, where one is
 */
export async function readFact(
  fact: Fact,
  container: Container | undefined,
  docker: Docker,
): Promise<string[] | undefined> {
  if (fact.count !== undefined) return numbersUp(docker)
  if (fact.container !== undefined) return container && ofContainer(fact, container, docker)
  if (fact.image !== undefined) {
    if (fact.is === 'size') return (await docker.imageSizes(fact.image))?.map(String)
    const image = await docker.image(fact.image)
    return image && (fact.is === 'user' ? present(image.user) : [image.id])
  }
  const network = await docker.network(fact.network ?? '')
  if (!network) return undefined
  if (fact.is === 'id') return [network.id]
  return fact.is === 'gateway' ? (network.gateways ?? network.subnets.flatMap(firstAddress)) : network.subnets
}

/** How many containers run, without those that are paused or between two lives, and as "docker ps" lists them. */
async function numbersUp(docker: Docker): Promise<string[]> {
  const up = await docker.running()
  const running = up.filter(({ status }) => status === 'running')
  return [...new Set([`${running.length}`, `${up.length}`])]
}

async function ofContainer(
  { is, network, name = '', begins = '' }: Fact,
  container: Container,
  docker: Docker,
): Promise<string[]> {
  if (needsToRun({ is }) && !isUp(container.state)) return []
  const { id, created, imageId, imageName, image, networks, state, limits, env } = container
  switch (is) {
    case 'created':
      return present(created)
    case 'image_id':
      return present(imageId)
    case 'image':
      return [familiar(imageName), imageId, ...(image?.tags ?? [])]
    case 'ip':
      return networks.flatMap((one) => (network === undefined || network === one.name ? present(one.ip) : []))
    case 'exit_code':
      return state.status === 'exited' || state.status === 'dead' ? [`${state.exitCode}`] : []
    case 'cpus':
      return limits.cpus === 0 ? [] : [`${limits.cpus}`]
    case 'env':
      return Object.hasOwn(env, name) ? present(env[name]) : []
    case 'word':
      return wordsIn((await docker.logs(container.name)).text, begins)
    case 'pid':
    case 'processes': {
      const found = await docker.processes(container.name)
      if (!found) throw new CouldNotLook('processes-unknown', '', { name: container.name })
      return is === 'pid' ? [`${found.main}`] : [...new Set([`${found.own}`, `${found.all}`])]
    }
    default:
      return [id]
  }
}

/** The one that Docker gives to the network itself where nobody chose a different one. */
const firstAddress = (subnet: string): string[] =>
  /^\d+\.\d+\.\d+\.\d+\//.test(subnet)
    ? [subnet.replace(/(\d+)\/\d+$/, (_, last) => `${Number(last) + 1}`)]
    : []

/** The words of a log that begin so, each once, without the marks after them. */
const wordsIn = (log: string, begins: string) => [
  ...new Set(
    log
      .split(/\s+/)
      .filter((word) => word.startsWith(begins))
      .map((word) => word.replace(/[.,;:!?)]+$/, '')),
  ),
]

const present = (text: string | undefined) => (text ? [text] : [])
