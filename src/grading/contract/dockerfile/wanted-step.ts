import * as z from 'zod'
import { field } from '../field.ts'
import { type Dockerfile, plain, type Step } from './dockerfile.ts'

/** Of a Dockerfile. `FROM` has options of its own. */
export const INSTRUCTIONS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const

/** The schema of a step that is looked for. */
export const wantedStep = () =>
  z.strictObject({
    instruction: z.enum(INSTRUCTIONS),
    contains: field.part().optional(),
  })

export interface WantedStep {
  instruction: string
  contains?: string | undefined
  /** Of `COPY`: the stage that it copies from. */
  from?: string | undefined
}

/** Whether a step is the one that is looked for. White space does not count. @param of whose stages have names */
export function isWanted(
  step: Pick<Step, 'instruction' | 'text'> & Partial<Step>,
  { instruction, contains, from }: WantedStep,
  of?: Dockerfile,
): boolean {
  if (step.instruction !== instruction) return false
  if (from !== undefined && !copiesFrom(step, from, of)) return false
  if (contains === undefined) return true
  const wanted = plain(contains)
  return [step.text, step.words?.join(' ') ?? ''].some((text) => plain(text).includes(wanted))
}

/** By its name, or by its number, which begins with 0. */
function copiesFrom({ flags = [] }: Partial<Step>, stage: string, of: Dockerfile | undefined): boolean {
  const number = of?.stages.findIndex(({ name }) => name?.toLowerCase() === stage.toLowerCase())
  return flags.some((flag) => {
    const from = /^--from=(.*)$/i.exec(flag)?.[1]
    return from?.toLowerCase() === stage.toLowerCase() || from === `${number}`
  })
}

/** As a Dockerfile has it: `COPY --from=builder …`. */
export const shownStep = ({ instruction, contains, from }: WantedStep): string =>
  [instruction, from && `--from=${from}`, contains && `… ${contains} …`].filter(Boolean).join(' ')
