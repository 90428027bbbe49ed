import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

/** How long an ssh that was asked to end can take, in ms. */
const GRACE_MS = 2000

const running = new Set<ChildProcessWithoutNullStreams>()

/** Starts the user's own ssh. It never outlives this program. */
export function startSsh(args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn('ssh', args, { stdio: 'pipe', windowsHide: true })
  if (running.size === 0) process.once('exit', endAll)
  running.add(child)
  child.on('exit', () => forget(child)).on('error', () => forget(child))
  return child
}

/** Asks an ssh to end, and makes it where it does not. */
export function endSsh(child: ChildProcessWithoutNullStreams): void {
  if (!running.has(child)) return
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
  child.on('exit', () => clearTimeout(timer))
}

function forget(child: ChildProcessWithoutNullStreams): void {
  running.delete(child)
  if (running.size === 0) process.off('exit', endAll)
}

function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
