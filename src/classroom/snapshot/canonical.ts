import { hash } from 'node:crypto'
import type { Snapshot } from './snapshot.ts'

/** JSON of which there is only one for a value: keys in the order of their characters, and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const record = value as Record<string, unknown>
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`
}

/** `sha256:…` of a snapshot without its digest. */
export const digestOf = ({ digest: _, ...rest }: Partial<Snapshot>): string =>
  `sha256:${hash('sha256', canonicalJson(rest))}`
