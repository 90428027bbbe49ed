import { safeText } from '../grading/safe-text.ts'
import type { Told } from '../workshop/start-lab.ts'

/** Steps as lines, and what goes on as a line that is written over; on no terminal only the steps are shown. */
export function progressOn(stream: NodeJS.WriteStream): Told {
  const clear = stream.isTTY ? '\r\x1b[2K' : ''
  return {
    step: (text) => stream.write(`${clear}${safeText(text)}\n`),
    progress: (text) =>
      stream.isTTY && stream.write(`${clear}${safeText(text).slice(0, (stream.columns || 80) - 1)}`),
  }
}
