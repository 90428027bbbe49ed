import { hostname } from 'node:os'
import { record, required, text, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { removeContainer, removeNetwork, removeVolume } from '../workshop/changes.ts'
import { readList } from '../workshop/read-list.ts'
import { thaw } from './thaw.ts'

const LABEL = 'docker-lab.sandbox'

/** Whose a sandbox is: this machine's name, and the number of this process. */
export const ownerLabel = () => ({ [LABEL]: `${hostname()}/${process.pid}` })

/**
 * Removes sandboxes, and volumes and networks of sandboxes, whose process on this machine has gone. They also end by themselves half
 * a minute after it, so this is for those that could not.
 */
export async function removeLeftovers(ask: Ask): Promise<void> {
  const filters = JSON.stringify({ label: [LABEL] })
  const rows = await ask.json('/containers/json', { query: { all: '1', filters } })
  const containers = readList(
    ask,
    rows,
    'containers',
    ({ Id, Labels }) => [required(Id, 'Id'), Labels] as const,
  )
  await Promise.all(
    containers.filter(isLeft).map(([id]) => thaw(ask, id).then(() => removeContainer(ask, id))),
  )
  const answer = await ask.json('/volumes', { query: { filters } })
  const { Volumes } = understood(ask.endpoint, () => record(answer, 'volumes'))
  const volumes = readList(
    ask,
    Volumes,
    'Volumes',
    ({ Name, Labels }) => [required(Name, 'Name'), Labels] as const,
  )
  await Promise.all(volumes.filter(isLeft).map(([name]) => removeVolume(ask, name)))
  const networks = readList(
    ask,
    await ask.json('/networks', { query: { filters } }),
    'networks',
    ({ Id, Labels }) => [required(Id, 'Id'), Labels] as const,
  )
  await Promise.all(networks.filter(isLeft).map(([id]) => removeNetwork(ask, id)))
}

function isLeft([, labels]: readonly [string, unknown]): boolean {
  const [machine, pid] = text(record(labels, 'Labels')[LABEL], 'Labels').split('/')
  return machine === hostname() && !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
