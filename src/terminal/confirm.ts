import { createInterface } from 'node:readline/promises'

/** Asks on the terminal. Only a clear yes is one. */
export async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // readline keeps Ctrl-C for itself.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    return /^(y|yes|是|好)$/i.test((await lines.question(`${question} `)).trim())
  } finally {
    lines.close()
  }
}
