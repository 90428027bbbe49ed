import type { DockerLine } from '../docker-cli/docker-line.ts'
import { type Edit, removal } from '../docker-cli/edits.ts'
import type { Script } from '../docker-cli/script.ts'
import { isLiteral, type ShellWord, written } from '../docker-cli/word.ts'
import { aspectOfCommand } from './about.ts'
import type { Mutation } from './mutation.ts'
import { type Other, otherImages, otherNames, otherTags } from './other-images.ts'
import { otherPrograms } from './other-programs.ts'

type Span = Mutation['span']

/** Which operand is an image that is there, a name that an image is given, or the name of something new. */
const IMAGE: Readonly<Record<string, number>> = {
  run: 0,
  create: 0,
  'service create': 0,
  tag: 0,
}
/** Commands about images, by any number of names. */
const IMAGES = /^(pull|rmi|save)$/
const IMAGE_NAME: Readonly<Record<string, number>> = { tag: 1, commit: 1, import: 1 }
const NEW_NAME: Readonly<Record<string, number>> = { rename: 1, 'volume create': 0, 'network create': 0 }
/** Commands that take any number of names. */
const MANY = /^(start|stop|restart|kill|rm|pause|unpause|rmi|save|(volume|network|service|stack) rm)$/
/** Programs that make the file that is named last. */
const MAKES_LAST = /^(touch|mkdir|tee)$/

/** Changes one of the operands of a command line: its image, its names, its paths. */
export function changeOperands({ text }: Script, docker: DockerLine, span: Span): Mutation[] {
  const { command, operands, verb } = docker
  const inPlace = (
    word: ShellWord | undefined,
    others: (value: string) => Other[],
    aspect = aspectOfCommand(command),
  ): Mutation[] =>
    word
      ? others(word.value).map(([mutation, value, image]) => ({
          mutation,
          aspect,
          image,
          edits: [{ start: word.start, end: word.end, text: written(word, value) }],
          span,
        }))
      : []
  const at = (index: number | undefined) => (index === undefined ? undefined : operands[index])
  const stopWord = verb.at(-1)
  return [
    ...inPlace(at(IMAGE[command]), otherImages, command === 'tag' ? 'tag' : 'image'),
    ...(IMAGES.test(command) ? operands.flatMap((word) => inPlace(word, otherTags)) : []),
    ...inPlace(at(IMAGE_NAME[command]), otherNames),
    ...inPlace(at(NEW_NAME[command]), (name) => [['rename', `${name}-x`]]),
    ...(command === 'cp' ? inPlace(operands[1], otherPath) : []),
    ...(command === 'service scale' ? operands.flatMap((word) => inPlace(word, otherScale)) : []),
    ...(command === 'stop' && stopWord ? inPlace(stopWord, () => [['other-command', 'kill']]) : []),
    ...programOf(command, operands, text, span),
    ...otherPrograms(docker, span),
    ...inPlace(madeByProgram(docker), otherPath, 'content'),
    ...(MANY.test(command) && operands.length > 1
      ? operands.map((word) => ({
          mutation: 'drop-argument',
          aspect: aspectOfCommand(command),
          edits: [removal(text, word)],
          span,
        }))
      : []),
  ]
}

/** Leaves out what is to run in a container, so that the image's own program runs. */
function programOf(command: string, operands: ShellWord[], text: string, span: Span): Mutation[] {
  const [, first] = operands
  const last = operands.at(-1)
  if (!/^(run|create|service create)$/.test(command) || !first || !last) return []
  const edits: Edit[] = [removal(text, { start: first.start, end: last.end })]
  return [{ mutation: 'drop-program', aspect: 'program', edits, span }]
}

/** `docker exec web touch /a`: the file that is made. */
function madeByProgram({ command, operands }: DockerLine): ShellWord | undefined {
  if (!/^(run|create|exec)$/.test(command)) return undefined
  return MAKES_LAST.test(operands[1]?.value ?? '') && operands.length > 2 ? operands.at(-1) : undefined
}

/** A folder that something is put in is left alone: it would have to be there. */
const otherPath = (path: string): Other[] =>
  /[/.]$/.test(path) || path === '-' ? [] : [['other-path', `${path}-x`]]

const otherScale = (value: string): Other[] =>
  isLiteral(value) && /=\d+$/.test(value)
    ? [['change-value', value.replace(/\d+$/, (count) => String(Number(count) + 1))]]
    : []
