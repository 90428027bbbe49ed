import { createInterface } from 'node:readline/promises'

/** Asks on the terminal. @param yes the only answers that count as yes, in any case of letters */
export async function confirm(question: string, yes: readonly string[]): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // readline keeps Ctrl-C for itself.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    return yes.includes((await lines.question(`${question} `)).trim().toLowerCase())
  } finally {
    lines.close()
  }
}
