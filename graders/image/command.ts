import type { BuildStep, Image } from '../../src/docker/port/docker.ts'
import { isShellForm } from '../../src/grading/contract/container/shell-form.ts'
import type { ImageWant } from './want.ts'

/** `CMD` or `ENTRYPOINT`: what is asked for, and what the image has. */
interface Instruction {
  name: 'CMD' | 'ENTRYPOINT'
  wanted: string[]
  actual: string[]
  /** What the image has in the place of the other instruction. */
  other: string[]
  /** What its containers run: one after the other. */
  both: string[]
}

/** The code of what is wrong with the command of an image, or undefined. @param steps those after its base image */
export function diagnoseCommand(want: ImageWant, image: Image, steps: BuildStep[] = []) {
  const wrong = wrongInstruction(want, image)
  if (wrong) return diagnoseInstruction(wrong, want.any_form, steps)
  if (want.starts === undefined || programsOf(image).includes(want.starts)) return undefined
  const actual = image.entrypoint.length > 0 ? image.entrypoint : image.command
  if (isRepeated(steps, 'CMD') && actual === image.command) return 'image-command-repeated'
  return diagnoseBrackets(actual) ?? 'image-program-differs'
}

function diagnoseInstruction(
  { name, wanted, actual, other, both }: Instruction,
  anyForm: boolean | undefined,
  steps: BuildStep[],
) {
  const isNone = wanted.length === 0
  if (!isNone && isInAnyForm(wanted, other)) return 'command-entrypoint-swapped'
  const isInParts = actual.length > 0 && other.length > 0 && isSame(wanted, both)
  if (isInParts || (isNone && other.length > 0)) return 'image-command-and-entrypoint'
  const brackets = diagnoseBrackets(actual)
  if (brackets) return brackets
  if (isRepeated(steps, name)) return 'image-command-repeated'
  if (isOneWord(actual) && isSame(wanted, wordsIn(actual[0] ?? ''))) return 'image-command-one-word'
  const isShell = isShellForm(actual) && !isShellForm(wanted) && !anyForm
  return isShell ? 'image-command-shell-form' : 'image-command-differs'
}

/** Of two that are wrong, the one that should not be there is less telling. */
function wrongInstruction(
  { command, entrypoint, any_form }: ImageWant,
  image: Image,
): Instruction | undefined {
  const [cmd, entry] = [image.command, image.entrypoint]
  const both = [...entry, ...cmd]
  const all = [
    { name: 'CMD' as const, wanted: command, actual: cmd, other: entry, both },
    { name: 'ENTRYPOINT' as const, wanted: entrypoint, actual: entry, other: cmd, both },
  ]
  const isRight = any_form ? isInAnyForm : isSame
  const wrong = all.flatMap(({ wanted, ...one }) =>
    wanted !== undefined && !isRight(wanted, one.actual) ? [{ ...one, wanted }] : [],
  )
  return wrong.find(({ wanted }) => wanted.length > 0) ?? wrong[0]
}

/** A line in brackets that is not JSON is run by a shell, as any other line. */
function diagnoseBrackets(words: string[]) {
  const line = isShellForm(words) ? lineIn(words) : ''
  if (/^\[.*'/.test(line)) return 'image-command-single-quotes'
  if (/^\[.*"\s+"/.test(line)) return 'image-command-missing-comma'
  return /^\[.*["\u201c\u201d\uff02\uff0c\]]$/.test(line) ? 'image-command-no-list' : undefined
}

const isRepeated = (steps: BuildStep[] | undefined, name: string) => countOf(steps, name) > 1

const countOf = (steps: BuildStep[] = [], name: string) =>
  steps.filter(({ instruction }) => instruction === name).length

/** Which instruction is there more than once, and how often. */
export function repeatedIn(steps: BuildStep[] | undefined): { name: string; times: number } {
  const name = isRepeated(steps, 'CMD') ? 'CMD' : 'ENTRYPOINT'
  return { name, times: countOf(steps, name) }
}

/** The names of all programs that a container of the image starts by itself: also those that a shell is asked to run. */
export function programsOf({ entrypoint, command }: Image): string[] {
  const words = isShellForm(entrypoint) ? entrypoint : [...entrypoint, ...command]
  return startedBy(words).map(fileName)
}

function startedBy(words: string[]): string[] {
  if (!isShellForm(words)) return words.slice(0, 1)
  return commandsIn(lineIn(words)).flatMap((command) => startedBy(wordsIn(command)))
}

/** The line of a shell form, of the instruction that has one. */
export const lineOf = ({ entrypoint, command }: Image): string =>
  lineIn([entrypoint, command].find((words) => /^\[/.test(isShellForm(words) ? lineIn(words) : '')) ?? [])

/** The only word of an instruction that has spaces in it. */
export const oneWord = ({ entrypoint, command }: Image): string =>
  [entrypoint, command].find(isOneWord)?.[0] ?? ''

/** An instruction of the image, as a Dockerfile writes it: `CMD ["ls"]`. */
export const shownAs = (name: string, { entrypoint, command }: Image): string =>
  `${name} ${JSON.stringify(name === 'CMD' ? command : entrypoint)}`

/** Whether they are the same words; the program can be named with or without its directory. */
const isSame = (wanted: string[], actual: string[]) => key(wanted) === key(actual)

/** The same, where a shell can be what runs the actual ones. */
const isInAnyForm = (wanted: string[], actual: string[]) =>
  isSame(wanted, actual) || (isShellForm(actual) && isSame(wanted, wordsIn(lineIn(actual))))

const isOneWord = (words: string[]) => words.length === 1 && /\s/.test(words[0] ?? '')

const key = ([program, ...words]: string[]) =>
  JSON.stringify(program === undefined ? [] : [fileName(program), ...words])

const fileName = (path: string) => path.replace(/^.*\//, '')

/** What a shell is asked to run. */
const lineIn = (words: string[]) =>
  (words[words.findIndex((word) => /^-[a-z]*c$/i.test(word)) + 1] ?? '').trim()

/** The parts of a shell's line that are commands of their own. */
const commandsIn = (line: string): string[] => line.match(/(?:"[^"]*"|'[^']*'|[^;&\n])+/g) ?? []

/** The words of a shell's command, without their quotes. */
const wordsIn = (command: string): string[] =>
  (command.replace(/^\s*exec\s/, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/s, '$2'),
  )
