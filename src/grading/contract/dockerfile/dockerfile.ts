import { type Instruction, type Part, readInstructions } from './read-instructions.ts'

/** What a Dockerfile says, as plain facts. */
export interface Dockerfile {
  /** None where it has no `FROM`. */
  stages: Stage[]
}

export interface Stage {
  /** The one that `AS` gives it. */
  name?: string
  /** The image, or the name of an earlier stage; with the defaults of `ARG` in place of variables. */
  base: string
  /** Without the `FROM`. */
  steps: Step[]
}

export interface Step {
  /** In capitals: `CMD`. */
  instruction: string
  /** Where it begins; the first line is 1. */
  line: number
  /** What comes after it, without its flags: on one line, each white space a single space. */
  text: string
  flags: string[]
  /** The words of the form with brackets: `CMD ["ls"]`. */
  words?: string[]
  /** It has lines of text with it: `<<EOF`. */
  heredoc?: true
}

/** Reads the text of a Dockerfile. What Docker would refuse is read as far as it can be. */
export async function readDockerfile(source: string): Promise<Dockerfile> {
  const text = source.replaceAll('\r\n', '\n')
  const instructions = await readInstructions({ text, start: 0 })
  const continuation = /^(#.*\n)*#\s*escape\s*=\s*`/i.test(text) ? '`' : '\\'
  const defaults: Record<string, string> = {}
  const stages: Stage[] = []
  for (const one of instructions) {
    const step = stepOf(one, text, continuation)
    const stage = stages.at(-1)
    if (step.instruction === 'FROM') stages.push(begun(one.arguments, defaults))
    else if (stage) stage.steps.push(step)
    else if (step.instruction === 'ARG') Object.assign(defaults, defaultsOf(one.arguments))
  }
  return { stages }
}

function stepOf(instruction: Instruction, text: string, continuation: string): Step {
  const { keyword, start, end, flags, strings, hasHeredoc } = instruction
  const first = instruction.arguments[0]
  return {
    instruction: keyword,
    line: text.slice(0, start).split('\n').length,
    text: first ? onOneLine(text.slice(first.start, end), continuation) : '',
    flags: flags.map((flag) => flag.text),
    ...(strings && { words: strings }),
    ...(hasHeredoc && { heredoc: true }),
  }
}

/** Comments and empty lines between the lines of an instruction are no part of it. */
function onOneLine(text: string, continuation: string): string {
  const lines = text
    .split('\n')
    .filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line))
    .map((line) => line.trimEnd())
    .map((line) => (line.endsWith(continuation) ? line.slice(0, -1) : `${line} `))
  return plain(lines.join(''))
}

/** Each white space as a single space, and none around. */
export const plain = (text: string): string => text.trim().replace(/\s+/g, ' ')

function begun([image, as, name]: Part[], defaults: Record<string, string>): Stage {
  const base = (image?.text ?? '').replace(
    /\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g,
    (_, braced, instead = '', bare) => defaults[braced ?? bare] ?? instead,
  )
  return { base, steps: [], ...(/^as$/i.test(as?.text ?? '') && name && { name: name.text }) }
}

const defaultsOf = (parts: Part[]): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap(({ text }) => {
      const [, name, value] = /^(\w+)=["']?(.*?)["']?$/.exec(text) ?? []
      return name === undefined ? [] : [[name, value ?? '']]
    }),
  )

/** The earlier stage that a stage begins with. */
export function stageBefore(stage: Stage, { stages }: Dockerfile): Stage | undefined {
  const earlier = stages.slice(0, stages.indexOf(stage))
  return earlier.find(({ name }) => name?.toLowerCase() === stage.base.toLowerCase())
}

/** The image that a stage is built from in the end. */
export function baseImage(stage: Stage, dockerfile: Dockerfile): string {
  const before = stageBefore(stage, dockerfile)
  return before ? baseImage(before, dockerfile) : stage.base
}

/** All steps that make the image of a stage, those of the stages that it begins with first. */
export function stepsOf(stage: Stage, dockerfile: Dockerfile): Step[] {
  const before = stageBefore(stage, dockerfile)
  return [...(before ? stepsOf(before, dockerfile) : []), ...stage.steps]
}
