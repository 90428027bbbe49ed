import { type DockerLine, isOn } from '../docker-cli/docker-line.ts'
import { isLiteral, written } from '../docker-cli/word.ts'
import type { Mutation } from './mutation.ts'
import { SHELL_IMAGES } from './other-images.ts'

/** Does nothing for as long as it takes, and is in nearly every image. */
const DOES_NOTHING = 'sleep 600'
const SHELL = /^(\/(usr\/)?bin\/)?(ba|a|da)?sh$/

/** A container that stays, and does nothing; or a shell that is told something else. */
export function otherPrograms(docker: DockerLine, span: Mutation['span']): Mutation[] {
  const { command, operands, flags } = docker
  const [image, ...program] = operands
  if (!image || !/^(run|create)$/.test(command)) return []
  const words = program.map(({ value }) => value)
  const text = program[2]
  const all: Mutation[] = []
  if (SHELL.test(words[0] ?? '') && words[1] === '-c' && text && isLiteral(text.value)) {
    const other = otherWords(text.value)
    const edits = [{ start: text.start, end: text.end, text: written(text, other) }]
    if (other !== text.value) all.push({ mutation: 'other-words', aspect: 'program', edits, span })
  }
  const isIdle =
    /^sleep\b|^tail -f/.test(words.join(' ')) || (words.length === 0 && SHELL_IMAGES.test(image.value))
  if (
    command === 'run' &&
    isOn(docker, 'detach') &&
    !isIdle &&
    !flags.some(({ name }) => name === 'entrypoint')
  ) {
    const { end: start } = image
    const edits = [{ start, end: program.at(-1)?.end ?? start, text: ` ${DOES_NOTHING}` }]
    all.push({ mutation: 'other-program', aspect: 'program', edits, span })
  }
  return all
}

/** What is said, or the name of a file, becomes different; how long something waits does not. */
function otherWords(text: string): string {
  const said = /\b(echo|printf)\s+(-\w+\s+)*(["']?)([\w.,:!-][^"'|&;<>\n]*?)\3(?=\s*([|&;<>\n]|$))/.exec(text)
  if (said) {
    const at = said.index + said[0].length - (said[3] ?? '').length
    return `${text.slice(0, at)}-x${text.slice(at)}`
  }
  const file = /(?:>>?|\btouch|\btee|\bmkdir(?: -p)?)\s*(\/[\w./-]*\w)/.exec(text)
  if (!file) return text
  const at = file.index + file[0].length
  return `${text.slice(0, at)}-x${text.slice(at)}`
}
