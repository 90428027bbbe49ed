import { hash } from 'node:crypto'
import type { Snapshot } from './snapshot.ts'

/** JSON of which there is only one for a value: keys in the order of their characters, and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** `sha256:…` of a snapshot without its digest. */
export const digestOf = ({ digest: _, ...rest }: Partial<Snapshot>): string =>
  `sha256:${hash('sha256', canonicalJson(rest))}`
