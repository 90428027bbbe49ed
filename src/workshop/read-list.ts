import { type Json, list, record, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'

/**
 * Reads each row of a list in an engine's answer.
 * @param name what the rows are, for the message
 * @throws CouldNotLook where they don't have the shape of the API
 */
export function readList<T>(
  { endpoint }: Pick<Ask, 'endpoint'>,
  rows: unknown,
  name: string,
  read: (row: Json) => T,
): T[] {
  return understood(endpoint, () => list(rows, name).map((row) => read(record(row, name))))
}
