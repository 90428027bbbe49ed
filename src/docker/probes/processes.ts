import type { Processes } from '../port/docker.ts'
import { list, number, record, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { Refusal } from '../wire/read-answer.ts'

/** The number of the main process where an engine shows those of the container's own process namespace, as Podman does. */
const FIRST = '1'

/**
 * How many processes run in a container, as the engine's own `ps` sees them. What `docker exec` runs has a parent
 * outside of the container; everything else descends from the main process. Undefined where there is no `ps`, or no such
 * container that runs. @param topQuery what the engine has to be asked with
 * {@link https://docs.docker.com/reference/cli/docker/container/top/}
 */
export async function processes(
  ask: Ask,
  container: string,
  topQuery: Record<string, string>,
): Promise<Processes | undefined> {
  const path = `/containers/${encodeURIComponent(container)}`
  try {
    const [top, inspected] = await Promise.all([
      ask.json(`${path}/top`, { query: topQuery }),
      ask.json(`${path}/json`),
    ])
    if (top === undefined || inspected === undefined) return undefined
    return understood(ask.endpoint, () => {
      const main = number(record(record(inspected, 'container').State, 'State').Pid, 'Pid')
      const { Titles, Processes: rows } = record(top, 'top')
      const titles = texts(Titles, 'Titles').map((title) => title.toUpperCase())
      const [pid, parent] = [titles.indexOf('PID'), titles.indexOf('PPID')]
      if (pid < 0 || parent < 0 || main === 0) return undefined
      const parents = new Map(
        list(rows, 'Processes')
          .map((row) => texts(row, 'Processes'))
          .map((row) => [row[pid] ?? '', row[parent] ?? '']),
      )
      const first = parents.has(`${main}`) ? `${main}` : FIRST
      const isOwn = (one = '', left = parents.size): boolean =>
        one === first || (left > 0 && parents.has(one) && isOwn(parents.get(one), left - 1))
      return { main, all: parents.size, own: [...parents.keys()].filter((one) => isOwn(one)).length }
    })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
