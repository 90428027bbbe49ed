import { safeText } from '../terminal/safe-text.ts'
import { type FaultWords, type LabFault, tellFault } from './fault.ts'

/** A place in a file, as it should be printed; without a file, a problem is about the command line. */
export interface ProblemPlace {
  /** Relative to the working folder where that is shorter. */
  file?: string
  /** From 1, like `column`. */
  line?: number
  column?: number
  /** The lines around it, plain, with a mark below the place. */
  frame?: string
}

/** What is wrong: a code with values, or a sentence that is in the user's language already. */
export type Wrong = ({ fault: LabFault; message?: undefined } | { message: string; fault?: undefined }) & {
  /** What was probably meant. */
  suggestion?: string | undefined
}

/** One thing that is wrong with what the user gave. */
export type Problem = ProblemPlace & Wrong

/** A problem in words. */
export interface ToldProblem extends ProblemPlace {
  message: string
  suggestion?: string
}

/**
 * A command line or a file of a lab is wrong: exit code 2. {@link tellProblems} says what the user reads; the error's own
 * message is for debugging.
 */
export class InputError extends Error {
  override name = 'InputError'
  readonly problems: readonly Problem[]
  /** How many there are besides these. */
  readonly more: number

  constructor(problems: readonly Problem[], more = 0) {
    super(problems.map(inShort).join('\n'))
    this.problems = problems
    this.more = more
  }
}

/** A problem in words. */
export function tellProblem(
  { fault, message, suggestion, ...place }: Problem,
  words: FaultWords,
): ToldProblem {
  const told = fault ? tellFault(fault, words) : message
  return { ...place, message: told, ...(suggestion !== undefined && { suggestion }) }
}

/** All of an error, each problem with its code frame. */
export function tellProblems({ problems, more }: InputError, words: FaultWords): string {
  const all = problems.map((problem) =>
    [headline(tellProblem(problem, words), words), problem.frame].filter(Boolean).join('\n'),
  )
  return [...all, ...(more > 0 ? [words.more(more)] : [])].join('\n\n')
}

/** A problem's first line, without its frame: `labs/x/lab.yaml:12:5  unknown key "potr"; did you mean "port"?` */
export function headline(problem: ToldProblem, words: Pick<FaultWords, 'didYouMean'>): string {
  const { message, suggestion } = problem
  const guess = suggestion === undefined ? '' : words.didYouMean(suggestion)
  return safeText(`${[placeOf(problem), message].filter(Boolean).join('  ')}${guess}`.replaceAll('\n', ' '))
}

const placeOf = ({ file, line, column }: ProblemPlace) =>
  [file, line, column].filter((part) => part !== undefined).join(':')

function inShort({ fault, message, ...place }: Problem): string {
  return `${placeOf(place)}  ${fault ? JSON.stringify(fault) : message}`.trimStart()
}
