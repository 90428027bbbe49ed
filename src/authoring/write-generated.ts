import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogueSource } from './catalogue.ts'
import { everyGrader, graderNames, registrySource } from './generate.ts'
import { labJsonSchema } from './lab-json-schema.ts'

/** Writes every generated file, or with `--check` names those that are out of step and exits 1. */

const root = new URL('../../', import.meta.url)
const files: Record<string, () => string | Promise<string>> = {
  'src/grading/registry.ts': () => registrySource(graderNames()),
  'graders/README.md': async () => catalogueSource(await everyGrader()),
  'labs/lab.schema.json': async () => labJsonSchema(await everyGrader()),
}

let stale = 0
for (const [path, source] of Object.entries(files)) {
  const file = fileURLToPath(new URL(path, root))
  const wanted = await source()
  if (read(file) === wanted) continue
  if (process.argv.includes('--check')) {
    stale += 1
    console.error(`${path} is out of step: run \`npm run generate\` and commit the result.`)
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, wanted)
    console.log(`wrote ${path}`)
  }
}
process.exitCode = stale > 0 ? 1 : 0

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
