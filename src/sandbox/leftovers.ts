import { hostname } from 'node:os'
import { record, required, text } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { removeContainer } from '../workshop/changes.ts'
import { readList } from '../workshop/read-list.ts'

const LABEL = 'docker-lab.sandbox'

/** Whose a sandbox is: this machine's name, and the number of this process. */
export const ownerLabel = () => ({ [LABEL]: `${hostname()}/${process.pid}` })

/**
 * Removes sandboxes, with their volumes, whose process on this machine has gone. They also end by themselves half a
 * minute after it, so this is for those that could not.
 */
export async function removeLeftovers(ask: Ask): Promise<void> {
  const query = { all: '1', filters: JSON.stringify({ label: [LABEL] }) }
  const rows = await ask.json('/containers/json', { query })
  const sandboxes = readList(ask, rows, 'containers', ({ Id, Labels }) => {
    return { id: required(Id, 'Id'), owner: text(record(Labels, 'Labels')[LABEL], 'Labels') }
  })
  const left = sandboxes.filter(({ owner }) => {
    const [machine, pid] = owner.split('/')
    return machine === hostname() && !isRunning(Number(pid))
  })
  await Promise.all(left.map(({ id }) => removeContainer(ask, id)))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
