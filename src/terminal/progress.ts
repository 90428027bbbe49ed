import { safeText } from './safe-text.ts'

/** Where long work says how far it is. */
export interface Progress {
  /** Something that happened. */
  step(text: string): void
  /** Something that takes a while; the next text replaces it. */
  progress(text: string): void
}

/** Steps as lines, and progress as a line that is written over. Where the stream is no terminal, only steps are shown. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const clear = stream.isTTY ? '\r\x1b[2K' : ''
  return {
    step: (text) => stream.write(`${clear}${safeText(text)}\n`),
    progress: (text) =>
      stream.isTTY && stream.write(`${clear}${safeText(text).slice(0, (stream.columns || 80) - 1)}`),
  }
}
