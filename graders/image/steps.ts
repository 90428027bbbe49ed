import type { BuildStep, Docker } from '../../src/docker/port/docker.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'

/** The steps by which an image was made from its base, to explain; undefined where its history does not show that. */
export async function observeSteps(
  name: string,
  base: string,
  docker: Docker,
): Promise<BuildStep[] | undefined> {
  const [all, below] = await Promise.all([
    forExplanation(docker.history(name)),
    forExplanation(docker.history(base)),
  ])
  return all && below && all.slice(below.length)
}
