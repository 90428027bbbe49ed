import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

// Compiled code is kept in the user's own cache folder: one that others can write to would let them run theirs.
const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
const caches =
  process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
enableCompileCache(join(XDG_CACHE_HOME || LOCALAPPDATA || caches, 'docker-lab', 'compiled'))

const { cli } = await import('../dist/cli.js')
await cli(join(import.meta.dirname, '..'))
