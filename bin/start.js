import { join } from 'node:path'
import { loadCompiled } from './load-compiled.js'

const root = join(import.meta.dirname, '..')
const { cli } = loadCompiled(join(root, 'dist', 'docker-lab.cjs'), process.argv[2])
await cli(root)
