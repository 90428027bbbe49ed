import { type Json, record, required, text } from '../port/json.ts'

/** By the id of a container, the id of that whose network it uses; Docker's list has it in each row. */
export function lendersOf(rows: readonly Json[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) => {
      const mode = text(record(row.HostConfig, 'HostConfig').NetworkMode, 'NetworkMode')
      const [, lender] = /^container:(.+)$/.exec(mode) ?? []
      return lender === undefined ? [] : [[required(row.Id, 'Id'), lender]]
    }),
  )
}
