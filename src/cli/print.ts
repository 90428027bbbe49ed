import { safeOutput } from '../terminal/safe-text.ts'
import { screenOf } from '../terminal/stream.ts'

/** The one place where commands print: whatever a course, an engine or a file put into the text, it is only shown. */
export function print(text: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(safeOutput(text, screenOf(stream)))
}
