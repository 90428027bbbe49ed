import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { describeGradebook } from './contract.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-gradebook-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeGradebook('a gradebook in SQLite', async () => join(folder, `class-${++count}.gradebook.sqlite`))
