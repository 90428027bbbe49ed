import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The scripts of all right ways of the labs that ship. */
export function shippedSolutions(): string[] {
  const labs = join(import.meta.dirname, '../../labs')
  return readdirSync(labs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => parse(readFileSync(join(labs, name, 'cases.yaml'), 'utf8'), { maxAliasCount: -1 }))
    .filter(({ kind }) => kind === 'solution')
    .map(({ run }) => run)
}
