import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Answered } from './driven.ts'

/** The program in a process of its own, that runs one command line after the other: to start it for each takes too long. */
export interface Driver extends Disposable {
  /** Rejects where a command line does not end, or ends the process. */
  run(...words: string[]): Promise<Answered>
}

const LONGEST_MS = 120_000

export function startDriver(env: NodeJS.ProcessEnv, cwd: string): Driver {
  let child: Promise<ChildProcess> | undefined
  async function started(): Promise<ChildProcess> {
    const forked = fork(join(import.meta.dirname, 'driven.ts'), { env, cwd, stdio: 'ignore', execArgv: [] })
    await once(forked, 'message')
    return forked
  }
  return {
    async run(...words) {
      child ??= started()
      const forked = await child
      forked.send(words)
      const over = new AbortController()
      const { signal } = over
      try {
        const answered = once(forked, 'message', { signal })
        const ended = once(forked, 'exit', { signal })
        const late = delay(LONGEST_MS, 'it does not end', { signal })
        const first = await Promise.race([answered.then(([answer]) => answer as Answered), ended, late])
        if (!Array.isArray(first) && typeof first !== 'string') return first
        child = undefined
        forked.kill('SIGKILL')
        throw new Error(
          `${JSON.stringify(words)}: ${Array.isArray(first) ? `it ended the process: ${first}` : first}`,
        )
      } finally {
        over.abort()
      }
    },
    [Symbol.dispose]: () => void child?.then((forked) => forked.kill('SIGKILL')),
  }
}
