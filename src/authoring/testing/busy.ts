import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** An executable is docker-lab, unless it is told to be the Bun that it has inside. */
const AS_RUNTIME = { ...process.env, BUN_BE_BUN: '1' }

/** Keeps every processor of this machine busy until the end of the scope. */
export function busyMachine(): Disposable {
  const children = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['--eval', 'for (;;) {}'], { stdio: 'ignore', env: AS_RUNTIME }),
  )
  const end = () => {
    for (const child of children) child.kill('SIGKILL')
  }
  process.once('exit', end)
  return {
    [Symbol.dispose]() {
      process.off('exit', end)
      end()
    },
  }
}
