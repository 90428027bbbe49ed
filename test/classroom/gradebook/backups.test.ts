import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { describeBackups } from './backups.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-gradebook-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeBackups('a backup of SQLite', async () => join(folder, `${++count}.sqlite`), {
  'a new file': async (below) => join(below, 'restored.sqlite'),
})
