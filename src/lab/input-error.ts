/** One thing that is wrong with what the user gave. Without a file it is about the command line. */
export interface Problem {
  /** As it should be printed: relative to the working folder where that is shorter. */
  file?: string
  /** From 1, like `column`. */
  line?: number
  column?: number
  message: string
  /** What was probably meant. */
  suggestion?: string | undefined
  /** The lines around it, plain, with a mark below the place. */
  frame?: string
}

/** A command line or a file of a lab is wrong: exit code 2. Its message has the problems, each with its code frame. */
export class InputError extends Error {
  override name = 'InputError'
  readonly problems: Problem[]

  /** @param more How many there are besides these. */
  constructor(problems: Problem[], more = 0) {
    super(rendered(problems, more))
    this.problems = problems
  }
}

/** A problem's first line, without its frame: `labs/x/lab.yaml:12:5  unknown key «potr»; did you mean «port»?` */
export function headline({ file, line, column, message, suggestion }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const guess = suggestion === undefined ? '' : `; did you mean «${suggestion}»?`
  return printable(`${place && `${place}  `}${message}${guess}`.replaceAll('\n', ' '))
}

function rendered(problems: Problem[], more: number): string {
  const all = problems.map((problem) => [headline(problem), problem.frame].filter(Boolean).join('\n'))
  return [...all, ...(more > 0 ? [`and ${more} more`] : [])].join('\n\n')
}

/** Text with every character that could move the cursor or hide replaced, one for one; line ends and tabs stay. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
}
