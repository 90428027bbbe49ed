import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openGradebook } from '../../../src/classroom/gradebook/open.ts'
import { seedOf } from '../../../src/classroom/roster/seed.ts'
import { openLogins } from '../../../src/classroom/server/login.ts'
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

const csvOf = async (...words: string[]): Promise<{ id: string; address: string; seed?: string }[]> => {
  const file = join(folder, `${crypto.randomUUID()}.csv`)
  await run('-o', file, ...words)
  return parse(await readFile(file, 'utf8'), { columns: true, bom: true })
}

/** Whose an address is, if anybody's. */
const ownerOf = async ({ address }: { address: string }): Promise<string | null | undefined> => {
  const gradebook = await openGradebook(join(folder, 'class.gradebook.sqlite'))
  const owner = await gradebook.tokenOwner(hashOf(address.split('/s/')[1] ?? ''))
  await gradebook.close()
  return owner?.student
}

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

test('a new address replaces the earlier one; nobody else loses theirs', async () => {
  const [alice, bob] = await csvOf()
  const [again, ...others] = await csvOf('--student', 'alice')
  expect(others).toEqual([])
  expect(printed).toContain('The earlier address of 1 student no longer works.')
  expect(await Promise.all([alice, bob, again].map((row) => ownerOf(row as { address: string })))).toEqual([
    undefined,
    'bob',
    'alice',
  ])
  const renewed = await csvOf('--renew')
  expect(await Promise.all(renewed.map(ownerOf))).toEqual(['alice', 'bob'])
  expect(await ownerOf(again as { address: string })).toBeUndefined()
})

test('who joins later gets an address, and everybody else keeps theirs', async () => {
  const [alice] = await csvOf()
  const roster = join(folder, 'class.yaml')
  await writeFile(roster, `${await readFile(roster, 'utf8')}  - { id: carol }\n`)
  expect(await csvOf()).toMatchObject([{ id: 'carol' }])
  expect(printed).toContain('2 students have an address already, and keep it.')
  expect(await ownerOf(alice as { address: string })).toBe('alice')
  printed = ''
  await run()
  expect(printed).toContain('every student already has an address')
  expect(process.exitCode).toBe(2)
})

test('lists who has an address or a token, and makes one invalid', async () => {
  const [alice, bob] = await csvOf()
  await run('--teacher')
  printed = ''
  await run('--list')
  const teacher = /^teacher:[0-9a-f]{8}/m.exec(printed)?.[0] as string
  expect(
    printed.replace(teacher, 'teacher:1a2b3c4d').replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'WHEN'),
  ).toBe(`id                name    address since
alice             王小明  WHEN
bob               =1+1    WHEN
teacher:1a2b3c4d          WHEN
`)
  printed = ''
  await run('--revoke', 'alice', '--revoke', teacher)
  expect(printed).toBe(`No longer valid: alice, ${teacher}.\nEvery teacher has to log in again.\n`)
  expect(await ownerOf(alice as { address: string })).toBeUndefined()
  expect(await ownerOf(bob as { address: string })).toBe('bob')
  printed = ''
  await run('--revoke', 'alice')
  expect(printed).toContain('"alice" has no address or token')
  expect(process.exitCode).toBe(2)
})

test("a teacher's token that is revoked ends every session, and no other does", async () => {
  await run('--teacher')
  const gradebook = await openGradebook(join(folder, 'class.gradebook.sqlite'))
  const logins = openLogins(gradebook)
  const session = await logins.open(logins.newCode())
  await csvOf()
  await run('--revoke', 'bob')
  expect(await logins.isOpen(session)).toBe(true)
  printed = ''
  await run('--list')
  await run('--revoke', /^teacher:[0-9a-f]{8}/m.exec(printed)?.[0] as string)
  expect(await logins.isOpen(session)).toBe(false)
  await gradebook.close()
})

test('with a seed in the roster, each student is given theirs', async () => {
  const roster = join(folder, 'class.yaml')
  await writeFile(roster, `seed: autumn\n${await readFile(roster, 'utf8')}`)
  const seeds = ['alice', 'bob'].map((id) => seedOf({ seed: 'autumn' }, id))
  expect((await csvOf()).map(({ seed }) => seed)).toEqual(seeds)
  printed = ''
  await run('--list')
  for (const seed of seeds) expect(printed).toContain(seed)
  for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('Excel is told that a file is UTF-8', async () => {
  const file = join(folder, 'tokens.csv')
  await run('-o', file, '--bom')
  expect(await readFile(file, 'utf8')).toMatch(/^\ufeffid,name,email,address\r\n/)
})
