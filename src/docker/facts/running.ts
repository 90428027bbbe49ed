import type { RunningContainer } from '../port/docker.ts'
import { list, record, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { toSummary } from './container.ts'
import type { Dialect } from './dialects/dialect.ts'

/** Every container that is up, with the network that it uses. The engine lists those in a restart as well. */
export async function runningContainers(ask: Ask, dialect: Dialect): Promise<RunningContainer[]> {
  const answer = await engineApi(ask).listContainers({})
  const rows = understood(ask.endpoint, () =>
    list(answer, 'containers').map((row) => record(row, 'container')),
  )
  const lenders = await dialect.networkLenders(ask, rows)
  return understood(ask.endpoint, () =>
    rows.map((row) => {
      const summary = toSummary(row, dialect)
      return { ...summary, networkId: ownerOf(summary.id, lenders) }
    }),
  )
}

/** Who lends a network can have borrowed it. */
function ownerOf(id: string, lenders: Map<string, string>, steps = lenders.size): string {
  const lender = lenders.get(id)
  return lender === undefined || steps === 0 ? id : ownerOf(lender, lenders, steps - 1)
}
