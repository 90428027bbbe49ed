import { relative } from 'node:path'
import { safeLines } from '../terminal/safe-text.ts'
import type { Problem, Wrong } from './input-error.ts'

/** The longest part of a line that a frame shows, and how much of it comes before the mark. */
const WIDTH = 160
const BEFORE = 80

/** What is wrong at an offset of a file's text, with its place and the lines around it. */
export async function problemAt(
  { file, source }: { file: string; source: string },
  offset: number,
  wrong: Wrong,
): Promise<Problem> {
  const before = source.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1) ?? '').length + 1
  return { ...wrong, file: shownPath(file), line, column, frame: await codeFrame(source, line, column) }
}

/** A path as a message shows it: relative to the working folder, unless that is somewhere else. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file)
  return short === '' || short.startsWith('..') ? file : short
}

async function codeFrame(source: string, line: number, column: number): Promise<string> {
  const babel = await import('@babel/code-frame')
  // A chunk of the bundle has the default export alone.
  const codeFrameColumns = babel.codeFrameColumns ?? babel.default.codeFrameColumns
  const start = column > WIDTH ? column - BEFORE : 0
  const shown = (text: string) => safeLines(text.replaceAll('\t', '→').slice(start, start + WIDTH))
  const lines = source.split('\n').map((text, index) => (Math.abs(index + 1 - line) <= 2 ? shown(text) : ''))
  const place = { start: { line, column: column - start } }
  return codeFrameColumns(lines.join('\n'), place, {
    linesAbove: 2,
    linesBelow: 1,
    highlightCode: false,
  })
}
