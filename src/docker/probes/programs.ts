import { list, record, text, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { Refusal } from '../wire/read-answer.ts'

/**
 * The programs that run in a container, with their arguments, as the engine's own `ps` sees them: nothing is started
 * in the container. Undefined where there is no `ps`, or no such container that runs.
 * @param topQuery what the engine has to be asked with
 * {@link https://docs.docker.com/reference/cli/docker/container/top/}
 */
export async function programs(
  ask: Ask,
  container: string,
  topQuery: Record<string, string>,
): Promise<string[] | undefined> {
  let answer: unknown
  try {
    answer = await ask.json(`/containers/${encodeURIComponent(container)}/top`, { query: topQuery })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
  if (answer === undefined) return undefined
  return understood(ask.endpoint, () => {
    const { Titles, Processes } = record(answer, 'top')
    const column = texts(Titles, 'Titles').findIndex((title) => /^(CMD|COMMAND)$/i.test(title))
    if (column < 0) return undefined
    return list(Processes, 'Processes').map((row) => text(texts(row, 'Processes')[column], 'Processes'))
  })
}
