import { join } from 'node:path'
import { loadCompiled } from './load-compiled.js'

// A library's use of an old function of Node's is nothing that a student could mend.
process.noDeprecation = !process.env.DEBUG

const root = join(import.meta.dirname, '..')
const { cli } = loadCompiled(join(root, 'dist', 'docker-lab.cjs'), process.argv[2])
await cli(root)
