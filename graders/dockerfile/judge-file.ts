import { familiar } from '../../src/docker/port/reference.ts'
import { baseImage, type Dockerfile, type Step } from '../../src/grading/contract/dockerfile/dockerfile.ts'
import { isWanted, type WantedStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import type { DockerfileWant } from './want.ts'

/** The code of what is wrong with what a Dockerfile says, or undefined. */
export function judgeFile(want: DockerfileWant, dockerfile: Dockerfile) {
  const { stages } = dockerfile
  if (stages.length === 0) return 'dockerfile-without-from'
  if (want.stages !== undefined && stages.length !== want.stages) return 'dockerfile-stages-differ'
  if (want.base !== undefined && !hasBase(want.base, dockerfile)) return 'dockerfile-other-base'
  if (missingStep(want, dockerfile)) return 'dockerfile-step-missing'
  if (unwantedStep(want, dockerfile)) return 'dockerfile-step-unwanted'
  return outOfOrder(want, dockerfile) ? 'dockerfile-order-differs' : undefined
}

/** The image that the last stage is built from in the end. */
export function baseOf(dockerfile: Dockerfile): string | undefined {
  const last = dockerfile.stages.at(-1)
  return last && baseImage(last, dockerfile)
}

function hasBase(wanted: string | string[], dockerfile: Dockerfile): boolean {
  const base = familiar(baseOf(dockerfile) ?? '')
  return [wanted].flat().some((name) => familiar(name) === base)
}

const allSteps = ({ stages }: Dockerfile): Step[] => stages.flatMap(({ steps }) => steps)

/** The first step that is asked for and is not there. */
export const missingStep = ({ has = [] }: DockerfileWant, dockerfile: Dockerfile): WantedStep | undefined =>
  has.find((wanted) => !allSteps(dockerfile).some((step) => isWanted(step, wanted, dockerfile)))

/** The first step that should not be there. */
export const unwantedStep = ({ lacks = [] }: DockerfileWant, dockerfile: Dockerfile): Step | undefined =>
  allSteps(dockerfile).find((step) => lacks.some((unwanted) => isWanted(step, unwanted, dockerfile)))

/** The first step that does not come after the ones before it. */
export function outOfOrder({ order = [] }: DockerfileWant, dockerfile: Dockerfile): WantedStep | undefined {
  const steps = allSteps(dockerfile)
  let at = -1
  return order.find((wanted) => {
    at = steps.findIndex((step, index) => index > at && isWanted(step, wanted, dockerfile))
    return at < 0
  })
}
