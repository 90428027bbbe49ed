import { join } from 'node:path'
import { execa } from 'execa'

/** A process that writes attempts of a student into a gradebook; what it printed is noted for good. */
export function startWriter(where: string, student: string, count: number) {
  const args = [join(import.meta.dirname, 'write.ts'), where, student, `${count}`]
  return execa({ reject: false, stdin: 'ignore' })(process.execPath, args)
}

/** The ids that a process had printed when it ended; the last line may have been cut. */
export const noted = (stdout: string): string[] => stdout.split('\n').filter((line) => /^\S+-\d+$/.test(line))
