import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openSqlite } from '../../../src/classroom/gradebook/sqlite/open.ts'
import { describeVersions } from './versions.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-gradebook-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeVersions('a gradebook in SQLite', {
  async madeBy(version) {
    const path = join(folder, `${++count}.sqlite`)
    await copyFile(join(import.meta.dirname, 'made-by', `${version}.sqlite`), path)
    return path
  },
  open: (path, migrations) => openSqlite(path, migrations && { migrations }),
  bytes: 'blob',
})
