import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Format } from '../../../../src/classroom/roster/import/columns.ts'
import { importRoster } from '../../../../src/classroom/roster/import/import-roster.ts'
import { inFolder, refusalOf, told } from '../../../lab/write-lab.ts'
import { labsOf } from '../read-roster.ts'

// As test/lab/broken: each broken/NAME.csv must be refused with exactly the words of NAME.txt, and of NAME.zh.txt in
// Chinese. A new case is one new file: `vitest -u` writes the others, which are then to be read.

const folder = new URL('broken/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -'.csv'.length))

const refusal = (
  files: Record<string, string | Uint8Array>,
  { format, update = false }: { format?: Format; update?: boolean } = {},
) =>
  refusalOf(files, (at) =>
    importRoster({
      file: join(at, 'list.csv'),
      output: join(at, 'roster.yaml'),
      format,
      update,
      course: undefined,
      labs: undefined,
      labsOf,
      comment: '',
      write: async () => expect.unreachable('something was written'),
    }),
  )

test.each(names)('%s', async (name) => {
  const refused = await refusal({ 'list.csv': readFileSync(new URL(`${name}.csv`, folder)) })
  expect(refused).toBeDefined()
  await expect(`${told(refused, 'en')}\n`).toMatchFileSnapshot(`broken/${name}.txt`)
  await expect(`${told(refused, 'zh')}\n`).toMatchFileSnapshot(`broken/${name}.zh.txt`)
})

const list = 'id,name\n1,Ann\n'

test.each<[string, string | Uint8Array, string]>([
  ['a spreadsheet', Buffer.from('504b0304140000000800', 'hex'), 'this is a spreadsheet, not CSV'],
  ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'this is a spreadsheet, not CSV'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'this is not text'],
  ['an empty file', '\ufeff\r\n', 'this file is empty'],
  ['a file of 11 MB', `${list}${'x'.repeat(11 * 1024 * 1024)}`, 'the limit is 10485760'],
  [
    '20,001 students',
    `id\n${Array.from({ length: 20_001 }, (_, index) => index).join('\n')}`,
    'more than 20000 lines',
  ],
  [
    'a line without an end',
    `id,name\n1,"${'x'.repeat(100_000)}`,
    'a quotation mark (") in this line is never closed',
  ],
  ['a line of 100,000 letters', `id,name\n1,${'x'.repeat(100_000)}`, 'this line is too long'],
  ['a name of 301 letters', `id,name\n1,${'x'.repeat(301)}\n`, 'this text has more than 300 characters'],
])('%s is refused', async (_, content, message) => {
  expect(told(await refusal({ 'list.csv': content }))).toContain(message)
})

test('a format that the list is not in is refused with the columns that are missing', async () => {
  expect(told(await refusal({ 'list.csv': list }, { format: 'canvas' }))).toContain(
    'list.csv:1:1  a Canvas export has the columns "Student", "SIS User ID" in its first line; this one has "id", "name"',
  )
})

test('nothing is overwritten, and nothing is updated that is not there', async () => {
  expect(told(await refusal({ 'list.csv': list, 'roster.yaml': '' }))).toBe(
    'roster.yaml  this file already exists; use --update to add new students to it, or -o for a new file',
  )
  expect(told(await refusal({ 'list.csv': list }, { update: true }))).toBe(
    'roster.yaml  there is no such roster to update; leave out --update to make a new one',
  )
})

test('a list that is not there is refused by its name', async () => {
  await inFolder({}, async () => {
    expect(told(await refusal({}))).toBe('list.csv  there is no such file')
  })
})
