import { CouldNotLook } from '../port/could-not-look.ts'
import { flag, type Json, number, readable, record, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/** The runtime alone takes half of it for a moment, within the limit of the container, to start a program there. */
const NEEDED_BYTES = 4 * 1024 * 1024

/** What limits a container; 0 means no limit. */
export interface Limits {
  memoryBytes: number
  pids: number
  /** The kernel has killed one of its programs for want of memory since it was started. */
  hasRunOut: boolean
}

/**
 * Whether one more program fits into the container. When it does not, the kernel can kill any program of the container,
 * and the student's own is often the largest. A container without limits, which most are, costs one question.
 * @throws CouldNotLook
 */
export async function needRoom(ask: Ask, container: string): Promise<Limits | undefined> {
  const limits = await limitsOf(ask, container)
  if (!limits || (limits.memoryBytes === 0 && limits.pids === 0)) return limits
  const used = await usedBy(ask, container)
  const { memoryBytes, pids } = limits
  if (memoryBytes > 0 && used && memoryBytes - used.memoryBytes < NEEDED_BYTES)
    throw full(ask, container, 'no-memory-left')
  if (pids > 0 && used && used.pids >= pids) throw full(ask, container, 'no-processes-left')
  return limits
}

/** The container has no room for one more program. */
export function full(ask: Ask, container: string, why: 'no-memory-left' | 'no-processes-left'): CouldNotLook {
  return new CouldNotLook('no-room', ask.endpoint, { why, name: container })
}

/** Whether the kernel has had to kill for want of memory since. */
export async function memoryRanOut(
  ask: Ask,
  container: string,
  before: Limits | undefined,
): Promise<boolean> {
  if (!before || before.memoryBytes === 0 || before.hasRunOut) return false
  return (await limitsOf(ask, container))?.hasRunOut ?? false
}

async function limitsOf(ask: Ask, container: string): Promise<Limits | undefined> {
  const inspected = await unlessAbsent(engineApi(ask).getContainer(encodeURIComponent(container)).inspect())
  if (inspected === undefined) return undefined
  return understood(ask.endpoint, () => {
    const { HostConfig, State } = record(inspected, 'container')
    const { Memory, PidsLimit } = record(HostConfig, 'HostConfig')
    return {
      memoryBytes: Math.max(0, number(Memory, 'Memory')),
      pids: Math.max(0, number(PidsLimit, 'PidsLimit')),
      hasRunOut: flag(record(State, 'State').OOMKilled, 'OOMKilled'),
    }
  })
}

/** Undefined where the engine cannot tell. {@link https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerStats} */
async function usedBy(ask: Ask, container: string): Promise<Omit<Limits, 'hasRunOut'> | undefined> {
  const query = { stream: 'false', 'one-shot': 'true' }
  const path = `/containers/${encodeURIComponent(container)}/stats`
  const stats = await ask.json(path, { query }).catch((error) => {
    if (error instanceof CouldNotLook && error.code === 'engine-answer') return undefined
    throw error
  })
  return readable(() => {
    const { memory_stats, pids_stats } = record(stats, 'stats')
    const { usage, stats: parts } = record(memory_stats, 'memory_stats')
    return {
      memoryBytes: number(usage, 'usage') - cacheIn(record(parts, 'memory_stats.stats')),
      pids: number(record(pids_stats, 'pids_stats').current, 'current'),
    }
  })
}

/** The kernel takes back what only keeps files from being read again. Names with `total_` are those of cgroups of version 1. */
function cacheIn(parts: Json): number {
  const names = parts.total_inactive_file === undefined ? FILES : FILES.map((name) => `total_${name}`)
  return names.reduce((sum, name) => sum + number(parts[name], name), 0)
}

const FILES = ['inactive_file', 'active_file']
