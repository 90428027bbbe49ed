import { runCommand } from '../../src/cli.ts'

/** Runs command lines, one after the other, as they are sent, from the sources; see `driver.ts`. */

const root = new URL('../..', import.meta.url).pathname

export interface Answered {
  exit: number
  stdout: string
  stderr: string
  /** How long the processor was at it, in ms: on a busy machine everything takes longer, and this not. */
  cpuMs: number
}

async function answer(words: string[]): Promise<Answered> {
  const said = { stdout: '', stderr: '' }
  const [{ write: out }, { write: err }] = [process.stdout, process.stderr]
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (text: unknown) => {
      said[name] += `${text}`
      return true
    }
  process.exitCode = 0
  const before = process.cpuUsage()
  try {
    await runCommand(root, words, true)
    const { user, system } = process.cpuUsage(before)
    return { exit: Number(process.exitCode), ...said, cpuMs: (user + system) / 1000 }
  } finally {
    process.stdout.write = out
    process.stderr.write = err
    process.exitCode = 0
  }
}

process.on('message', async (words: string[]) => {
  process.send?.(await answer(words))
})
process.send?.('ready')
