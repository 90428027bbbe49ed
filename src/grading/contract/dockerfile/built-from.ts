import type { BuildStep } from '../../../docker/port/docker.ts'
import { type Dockerfile, type Stage, type Step, stepsOf } from './dockerfile.ts'
import { isSameStep } from './same-step.ts'

/** How an image was built, and what it was built on. */
export interface Built {
  /** The steps of the image, those of its base first. */
  history: BuildStep[]
  /** The steps of the base image, where it is here. */
  base?: BuildStep[] | undefined
}

/** The first place where an image was built in a different way than a Dockerfile says. */
export interface Difference {
  /** What the Dockerfile says; undefined where it says nothing more. */
  step?: Step
  /** What the image's history has; undefined where it has nothing more. */
  made?: BuildStep
}

/**
 * Where an image was built in a different way than the Dockerfile says, or undefined: as far as its history shows it,
 * and with any of the file's stages as the target.
 */
export function differenceFrom(dockerfile: Dockerfile, built: Built): Difference | undefined {
  const differences = dockerfile.stages.map((stage) => differenceOf(stage, dockerfile, built))
  return differences.includes(undefined) ? undefined : differences.at(-1)
}

function differenceOf(stage: Stage, dockerfile: Dockerfile, built: Built): Difference | undefined {
  const steps = stepsOf(stage, dockerfile).filter(isKept)
  const own = ownSteps(built, steps)
  const at = steps.findIndex((step, index) => !own[index] || !isSameStep(step, own[index]))
  const place = at < 0 ? steps.length : at
  const [step, made] = [steps[place], own[place]]
  return step || made ? { ...(step && { step }), ...(made && { made }) } : undefined
}

/** BuildKit does not write an `ONBUILD`. */
const isKept = ({ instruction }: { instruction: string }) => instruction !== 'ONBUILD'

/**
 * What was done after the base image; where it is not known what the base has, as many steps as the file has. Steps
 * that set labels at the end can come from `--label`, and need not be in the file.
 */
function ownSteps({ history, base }: Built, { length }: Step[]): BuildStep[] {
  const all = history.filter(isKept)
  const below = base?.filter(isKept)
  const own = below && beginsWith(all, below) ? all.slice(below.length) : all.slice(-length)
  const isLabelled = own.slice(length).every(({ instruction }) => instruction === 'LABEL')
  return isLabelled ? own.slice(0, length) : own
}

const beginsWith = (all: BuildStep[], first: BuildStep[]) =>
  first.every(({ instruction, text }, index) => {
    const one = all[index]
    return one?.instruction === instruction && one.text === text
  })
