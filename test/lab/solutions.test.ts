import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Solution, sealed, solutionsOf } from '../../src/lab/solutions.ts'
import { aCheck } from '../grading/a-lab.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-lab-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const there = () => solutionsOf({ folder, checks: [aCheck({ id: 'one' })] }, join(folder, 'prepared'))

const ways: Solution[] = [
  { name: 'docker run', run: 'docker run -d nginx', reason: { en: 'It is short.', zh: '很短。' } },
  { name: 'compose', run: 'docker compose up -d', reason: 'plain' },
]

test('come back as they were sealed', async () => {
  put('.solutions', sealed(ways))
  expect(await there()).toEqual(ways)
})

test('cannot be read by looking at the file', () => {
  expect(sealed(ways)).not.toContain('docker')
})

test('of a course that is being written are those of its cases.yaml', async () => {
  put('.solutions', sealed([]))
  put(
    'cases.yaml',
    `- { name: right, kind: solution, run: 'true', reason: It is right. }
- { name: wrong, kind: mistake, run: 'false', expect: { one: fail container-missing } }`,
  )
  expect(await there()).toEqual([{ name: 'right', run: 'true', reason: 'It is right.' }])
})

test.each([
  '',
  'docker run nginx',
  sealed([{ name: 'x' } as Solution]),
  sealed([{ name: 'x', run: 'true', reason: 5 } as unknown as Solution]),
  sealed([{ name: 'x', run: 'x'.repeat(2_000_000) }]),
  sealed({} as unknown as Solution[]),
])('are none where the file is damaged: %#', async (text) => {
  put('.solutions', text)
  expect(await there()).toEqual([])
})
