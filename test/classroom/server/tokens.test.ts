import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { hashOf } from '../../../src/classroom/server/token.ts'
import Tokens from '../../../src/commands/class/tokens.ts'

const root = join(import.meta.dirname, '../../..')

let folder: string
let printed: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-lab-tokens-'))
  await writeFile(
    join(folder, 'class.yaml'),
    `course: ${join(root, 'labs')}\nlabs: [3]\nstudents:\n  - { id: alice, name: 王小明 }\n  - { id: bob, name: =1+1 }\n`,
  )
  printed = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text
      return true
    })
})
afterEach(async () => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  await rm(folder, { recursive: true, force: true })
})

const run = (...words: string[]) => Tokens.run([join(folder, 'class.yaml'), ...words, '--lang', 'en'], root)

test('writes an address for each student, of which the gradebook knows the hash', async () => {
  const file = join(folder, 'tokens.csv')
  await run('-o', file, '--url', 'https://class.example.org/')
  expect(printed).toMatch(/^Wrote 2 addresses to /)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const rows: { id: string; name: string; address: string }[] = parse(await readFile(file, 'utf8'), {
    columns: true,
  })
  expect(rows).toMatchObject([
    { id: 'alice', name: '王小明' },
    { id: 'bob', name: "'=1+1" },
  ])
  const gradebook = await openGradebook(join(folder, 'class.gradebook.sqlite'))
  const owners = await Promise.all(
    rows.map(({ address }) =>
      gradebook.tokenOwner(hashOf(address.replace('https://class.example.org/s/', ''))),
    ),
  )
  expect(owners).toEqual([{ student: 'alice' }, { student: 'bob' }])
  await gradebook.close()
})

test('never replaces a file: its addresses could not be shown again', async () => {
  const file = join(folder, 'tokens.csv')
  await run('-o', file)
  const before = await readFile(file, 'utf8')
  printed = ''
  await run('-o', file)
  expect(printed).toContain('this file already exists, and addresses cannot be shown again')
  expect(process.exitCode).toBe(2)
  expect(await readFile(file, 'utf8')).toBe(before)
})
