import { hostname } from 'node:os'
import type { Ask } from '../docker/wire/ask.ts'
import { removeContainer } from '../workshop/changes.ts'

const LABEL = 'docker-lab.sandbox'

/** Tells whose a sandbox is: this machine's name, and the number of this process. */
export const ownerLabel = () => ({ [LABEL]: `${hostname()}/${process.pid}` })

/**
 * Removes sandboxes, with their volumes, whose process on this machine has gone. They also end by themselves half a
 * minute after it, so this is for those that could not.
 */
export async function removeLeftovers(ask: Ask): Promise<void> {
  const query = { all: '1', filters: JSON.stringify({ label: [LABEL] }) }
  const sandboxes =
    (await ask.json<{ Id: string; Labels: Record<string, string> }[]>('/containers/json', { query })) ?? []
  const left = sandboxes.filter(({ Labels }) => {
    const [machine, pid] = (Labels[LABEL] ?? '').split('/')
    return machine === hostname() && !isRunning(Number(pid))
  })
  await Promise.all(left.map(({ Id }) => removeContainer(ask, Id)))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
