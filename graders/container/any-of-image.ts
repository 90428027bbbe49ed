import type { Container } from '../../src/docker/port/docker.ts'
import { settlesInMs } from '../../src/grading/contract/container/container.ts'
import type { MadeFacts } from '../../src/grading/contract/image/image.ts'
import { isMadeFrom } from '../../src/grading/contract/image/image-name.ts'
import type { World } from '../../src/grading/contract/world.ts'

const MOST_CANDIDATES = 5

/** The newest container of an image that passes, else one that has to settle first, else the newest, else none. */
export async function observeAnyOf(
  image: string,
  { docker }: World,
  judge: (facts: MadeFacts) => string,
  must: 'exist' | 'run',
): Promise<MadeFacts> {
  const [others, now] = await Promise.all([docker.containers(), docker.image(image)])
  const candidates = others.filter((other) => isMadeFrom(other, image, now)).slice(0, MOST_CANDIDATES)
  const found = await Promise.all(candidates.map(({ name }) => docker.container(name)))
  const factsOf = (container?: Container): MadeFacts => ({
    wanted: container?.name ?? image,
    container,
    others,
    lastLine: '',
    now,
  })
  const seen = found.filter((container) => container !== undefined).map(factsOf)
  return (
    seen.find((facts) => judge(facts) === 'pass') ??
    seen.find((facts) => settlesInMs(facts, must) !== undefined) ??
    seen[0] ??
    factsOf()
  )
}
