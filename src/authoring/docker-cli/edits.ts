/** Replaces the text from `start` to `end` (offsets) by `text`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A script after edits, none of which overlap. */
export function edited(script: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start || other.end - one.end)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), script)
}

/** What changed: the lines before and after. */
export interface LineChange {
  /** Without the space around it; what backslashes continue is one line. */
  before: string
  after: string
  /** The whole script. */
  run: string
}

/** The change that edits make, shown by the lines of a span of the script. */
export function change(
  script: string,
  edits: readonly Edit[],
  span: { start: number; end: number },
): LineChange {
  const start = Math.min(span.start, ...edits.map((edit) => edit.start))
  const end = Math.max(span.end, ...edits.map((edit) => edit.end))
  const lineStart = script.lastIndexOf('\n', start - 1) + 1
  const newline = script.indexOf('\n', end)
  const lineEnd = newline < 0 ? script.length : newline
  const run = edited(script, edits)
  return {
    before: oneLine(script.slice(lineStart, lineEnd)),
    after: oneLine(run.slice(lineStart, lineEnd + run.length - script.length)),
    run,
  }
}

/** Takes something out, with the space and the continued lines before it. */
export function removal(script: string, { start, end }: { start: number; end: number }): Edit {
  const space = /(?:\\\n|[ \t])+$/.exec(script.slice(0, start))?.[0].length ?? 0
  return { start: start - space, end, text: '' }
}

/** Comments out the lines of a span, with everything else on them. */
export function commentedOut(script: string, { start, end }: { start: number; end: number }): Edit {
  const lineStart = script.lastIndexOf('\n', start - 1) + 1
  const text = script.slice(lineStart, end).replace(/^([ \t]*)/gm, '$1# ')
  return { start: lineStart, end, text }
}

const oneLine = (text: string) => text.replace(/[ \t]*\\\n[ \t]*(?:# )?/g, ' ').trim()
