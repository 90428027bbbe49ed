import { list, number, record, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { Refusal } from '../wire/read-answer.ts'

/** Where user namespaces map ids, those of containers begin above the ones that a host itself gives out. */
const FIRST_MAPPED = 65536

/**
 * The user id of a container's main process, as the kernel of the engine's host has it. Undefined where the engine does
 * not show the host's own numbers, as Podman, where user namespaces map them, and of a container that does not run.
 * {@link https://docs.docker.com/reference/cli/docker/container/top/}
 */
export async function mainUid(ask: Ask, container: string): Promise<number | undefined> {
  const path = `/containers/${encodeURIComponent(container)}`
  try {
    const [top, inspected] = await Promise.all([
      ask.json(`${path}/top`, { query: { ps_args: '-eo pid,uid' } }),
      ask.json(`${path}/json`),
    ])
    if (top === undefined || inspected === undefined) return undefined
    return understood(ask.endpoint, () => {
      const main = number(record(record(inspected, 'container').State, 'State').Pid, 'Pid')
      const { Processes } = record(top, 'top')
      const rows = list(Processes, 'Processes').map((row) => texts(row, 'Processes'))
      const [, uid = ''] = rows.find(([pid]) => main > 1 && pid === `${main}`) ?? []
      return /^\d+$/.test(uid) && Number(uid) < FIRST_MAPPED ? Number(uid) : undefined
    })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
