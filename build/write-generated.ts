import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogueSource, kindNames } from './generate.ts'

/** Writes every generated file, or with `--check` names those that are out of step and exits 1. */

const root = new URL('../', import.meta.url)
let stale = 0
settle('src/kinds/catalogue.ts', catalogueSource(kindNames()))
// Only now: the rest is made from what the catalogue lists.
const { generatedFiles } = await import('./generated-files.ts')
for (const [path, wanted] of Object.entries(await generatedFiles(fileURLToPath(root)))) settle(path, wanted)
process.exitCode = stale > 0 ? 1 : 0

function settle(path: string, wanted: string): void {
  const file = fileURLToPath(new URL(path, root))
  if (read(file) === wanted) return
  if (process.argv.includes('--check')) {
    stale += 1
    console.error(`${path} is out of step: run \`npm run generate\` and commit the result.`)
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, wanted)
    console.log(`wrote ${path}`)
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
