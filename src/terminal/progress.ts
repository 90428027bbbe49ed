import { safeText } from './safe-text.ts'
import { shortened } from './width.ts'
import { wrap } from './wrap.ts'

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
  const lines = (text: string) => (stream.isTTY ? wrap(text, stream.columns || 80) : [text])
  return {
    step: (text) => stream.write(`${clear}${lines(safeText(text)).join('\n')}\n`),
    progress: (text) =>
      stream.isTTY && stream.write(`${clear}${shortened(safeText(text), (stream.columns || 80) - 1)}`),
  }
}
