import type { BuildStep } from '../../src/docker/port/docker.ts'
import type { Step } from '../../src/grading/contract/dockerfile/dockerfile.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'

/** A step of a Dockerfile, as it is written there; '' where there is none. */
export const shownFileStep = (step: Step | undefined): string =>
  step ? excerpt([step.instruction, ...step.flags, step.text].join(' ')) : ''

/** A step of an image's history; '' where there is none. */
export const shownBuildStep = (step: BuildStep | undefined): string =>
  step ? excerpt(`${step.instruction} ${step.text}`) || '""' : ''
