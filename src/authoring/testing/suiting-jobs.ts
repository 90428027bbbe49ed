import type { Endpoint } from '../../docker/address/endpoint.ts'
import { number, record, understood } from '../../docker/port/json.ts'
import { openWorkshop } from '../../workshop/workshop.ts'

/** A sandbox waits more than it works: most of all until a container can be believed to stay. */
const PER_PROCESSOR = 3
/** Of an engine and what runs in it; it is given more, but rarely takes it. */
const MEMORY_BYTES = 512 * 1024 ** 2
const MOST = 16

/** How many sandboxes suit the machine of the engine that they run in. */
export async function suitingJobs(endpoint: Endpoint, signal: AbortSignal): Promise<number> {
  const { ask } = await openWorkshop(endpoint, signal)
  const answer = await ask.json('/info')
  const { NCPU, MemTotal } = understood(ask.endpoint, () => record(answer, 'info'))
  return jobsFor({
    processors: understood(ask.endpoint, () => number(NCPU, 'NCPU')),
    memoryBytes: understood(ask.endpoint, () => number(MemTotal, 'MemTotal')),
  })
}

export function jobsFor({ processors, memoryBytes }: { processors: number; memoryBytes: number }): number {
  // Half of the memory is left to everything else.
  const room = Math.floor(memoryBytes / 2 / MEMORY_BYTES)
  return Math.max(1, Math.min(processors * PER_PROCESSOR, room, MOST))
}
