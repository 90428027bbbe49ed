import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Container, ContainerStatus, ContainerSummary, Docker } from '../../src/docker/port/docker.ts'
import { familiar } from '../../src/docker/port/reference.ts'
import { outputOf, settlesInMs } from '../../src/grading/contract/container/container.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import type { MadeFacts } from '../../src/grading/contract/image/image.ts'
import { isMadeFrom } from '../../src/grading/contract/image/image-name.ts'
import { observeLikeness } from '../../src/grading/contract/image/likeness.ts'
import type { OriginFacts } from '../../src/grading/contract/image/origin.ts'
import type { World } from '../../src/grading/contract/world.ts'

interface Wanted {
  image: string
  state: ContainerStatus | 'any' | 'absent'
  exit_code?: number | undefined
  renamed: boolean
}

/** So many are looked at together, and so many in all, of those that the list says are as they must be. */
const TOGETHER = 10
const MOST_CANDIDATES = 200
/** At most this many of the others are looked at, to explain. */
const MOST_OTHERS = 5
/** The list does not say what these were created from. */
const MOST_NAMELESS = 50

/**
 * Of the containers of an image: one that passes, else one that has to settle first, else the one that is likeliest
 * meant. The engine picks those that can pass by their state and exit code, so that it does not matter how many others
 * there are; whoever has a running one among later failures means that one.
 */
export async function observeAnyOf(
  want: Wanted,
  { docker }: World,
  judge: (facts: MadeFacts) => string,
): Promise<MadeFacts> {
  const { image, state } = want
  const [fitting, newest, now] = await Promise.all([
    docker.containersOf(image, onlyThose(want)).catch(unlessBug),
    forExplanation(docker.containers()),
    docker.image(image),
  ])
  const others = newest ?? []
  const made = (rows: ContainerSummary[]) => rows.filter((row) => isMadeFrom(row, image, now))
  const likeliest = [...others].sort((one, other) => rank(one, state) - rank(other, state))
  const nameless = likeliest
    .filter((row) => !isMadeFrom(row, image, now) && hasLostItsName(row))
    .slice(0, MOST_NAMELESS)
  const factsOf = (container?: Container, origin?: OriginFacts): MadeFacts => ({
    wanted: container?.name ?? image,
    container,
    others,
    ...(!newest && { unlisted: true as const }),
    lastLine: '',
    now,
    origin,
  })
  const isDecided = (facts: MadeFacts) =>
    judge(facts) === 'pass' || settlesInMs(facts, state === 'running' ? 'run' : 'exist') !== undefined
  const candidates = unique([
    ...(fitting instanceof CouldNotLook ? [] : made(fitting).slice(0, MOST_CANDIDATES)),
    ...made(likeliest).slice(0, MOST_OTHERS),
    ...nameless,
  ])
  const isNameless = (name: string) => nameless.some((row) => row.name === name)
  const seen: MadeFacts[] = []
  for (let at = 0; at < candidates.length && !seen.some(isDecided); at += TOGETHER)
    seen.push(
      ...(await look(candidates.slice(at, at + TOGETHER), want, docker))
        .filter(([{ name, imageName }]) => !isNameless(name) || familiar(imageName) === familiar(image))
        .map((one) => factsOf(...one)),
    )
  const right = seen.find((facts) => judge(facts) === 'pass') ?? seen.find(isDecided)
  // One of those that could not be listed might have been right.
  if (!right && fitting instanceof CouldNotLook) throw fitting
  if (right) return right
  const meant =
    seen.find(({ container }) => container?.name === made(likeliest)[0]?.name) ?? seen[0] ?? factsOf()
  return { ...meant, ...(await outputOf(meant.container, docker)) }
}

/** The list has the id of an image in place of a name that it has lost since; the container itself has the name. */
const hasLostItsName = ({ imageName }: ContainerSummary) => /^(sha256:|[0-9a-f]{12,64}$)/.test(imageName)

/** What the engine is asked for: a state that one word of its own says, and the exit code. */
const onlyThose = ({ state, exit_code }: Wanted): Parameters<Docker['containersOf']>[1] => ({
  ...(state !== 'any' && state !== 'absent' && { status: state }),
  ...(exit_code !== undefined && { exitCode: exit_code }),
})

function unlessBug(error: unknown): CouldNotLook {
  if (error instanceof CouldNotLook) return error
  throw error
}

async function look(
  rows: ContainerSummary[],
  want: Wanted,
  docker: Docker,
): Promise<[Container, OriginFacts | undefined][]> {
  const looked = rows.map(async ({ name }): Promise<[Container, OriginFacts | undefined] | undefined> => {
    const container = await docker.container(name)
    return container && [container, await observeLikeness(container, want, docker)]
  })
  return (await Promise.all(looked)).filter((one) => one !== undefined)
}

/** The state that is asked for first, then what is or was nearly so; the newest of each first, as they are listed. */
function rank({ status }: ContainerSummary, state: Wanted['state']): number {
  if (status === state) return 0
  return state === 'running' && (status === 'restarting' || status === 'paused') ? 1 : 2
}

const unique = (rows: ContainerSummary[]) => [...new Map(rows.map((row) => [row.name, row])).values()]
