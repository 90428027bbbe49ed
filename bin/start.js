import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCompiled } from './load-compiled.js'

// A library's use of an old function of Node's is nothing that a student could mend.
process.noDeprecation = !process.env.DEBUG

const root = join(import.meta.dirname, '..')
const bundle = join(root, 'dist', 'docker-lab.cjs')
if (existsSync(bundle)) {
  const [command, subcommand] = process.argv.slice(2)
  const { cli } = loadCompiled(bundle, command === 'lab' ? `lab-${subcommand}` : command)
  await cli(root)
} else {
  console.error(`docker-lab is not built yet: run «npm install && npm run build» in ${root}`)
  process.exitCode = 2
}
