import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { BuildStep, Docker } from '../../src/docker/port/docker.ts'
import { isWanted, type WantedStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'

/** The steps by which an image was made from its base; undefined where its history does not show that. */
export async function observeSteps(
  name: string,
  base: string,
  docker: Docker,
): Promise<BuildStep[] | undefined> {
  const [all, below] = await Promise.all([docker.history(name), docker.history(base)])
  return all && below && all.slice(below.length)
}

/** The same, where they decide. */
export async function stepsOf(name: string, base: string, docker: Docker): Promise<BuildStep[]> {
  const steps = await observeSteps(name, base, docker)
  if (!steps) throw new CouldNotLook('image-gone', '', { name })
  return steps
}

/** The steps that an image must have after its base, and has not. */
export const missingSteps = (
  { history = [] }: { history?: WantedStep[] | undefined },
  { steps = [] }: { steps?: BuildStep[] | undefined },
): WantedStep[] => history.filter((wanted) => !steps.some((step) => isWanted(step, wanted)))
