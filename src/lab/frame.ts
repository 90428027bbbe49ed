import { relative } from 'node:path'
import { type Problem, printable } from './input-error.ts'

/** The longest part of a line that a frame shows, and how much of it stands before the mark. */
const WIDTH = 160
const BEFORE = 80

/** What is wrong at an offset of a file's text, with its place and the lines around it. */
export async function problemAt(
  { file, source }: { file: string; source: string },
  offset: number,
  fault: Pick<Problem, 'message' | 'suggestion'>,
): Promise<Problem> {
  const before = source.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1) ?? '').length + 1
  return { ...fault, file: shownPath(file), line, column, frame: await codeFrame(source, line, column) }
}

/** A path as a message shows it: relative to the working folder, unless that is somewhere else. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file)
  return short === '' || short.startsWith('..') ? file : short
}

async function codeFrame(source: string, line: number, column: number): Promise<string> {
  const { default: babel } = await import('@babel/code-frame')
  const start = column > WIDTH ? column - BEFORE : 0
  const lines = source
    .split('\n')
    .map((text) => printable(text.replaceAll('\t', '→').slice(start, start + WIDTH)))
  const place = { start: { line, column: column - start } }
  return babel.codeFrameColumns(lines.join('\n'), place, {
    linesAbove: 2,
    linesBelow: 1,
    highlightCode: false,
  })
}
