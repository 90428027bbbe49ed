import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogueSource, kindNames } from './generate.ts'

/** Writes every generated file; with `--check`, lists those that are out of date and exits with 1. */

const root = new URL('../', import.meta.url)
let stale = 0
write('src/kinds/catalogue.ts', catalogueSource(kindNames()))
// Only now, because the rest is made from what the catalogue lists.
const { generatedFiles } = await import('./generated-files.ts')
for (const [path, wanted] of Object.entries(await generatedFiles(fileURLToPath(root)))) write(path, wanted)
process.exitCode = stale > 0 ? 1 : 0

function write(path: string, wanted: string): void {
  const file = fileURLToPath(new URL(path, root))
  if (read(file) === wanted) return
  if (process.argv.includes('--check')) {
    stale += 1
    console.error(`${path} is out of date: run \`npm run generate\` and commit the result.`)
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
