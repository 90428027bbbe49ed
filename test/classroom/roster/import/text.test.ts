import { expect, test } from 'vitest'
import { everyone, imported } from './import-list.ts'

const chinese = '学号,姓名,邮箱\n007,张三,zs@example.cn\n008,李 四,\n'
const people = [
  ['007', '张三', 'zs@example.cn'],
  ['008', '李 四'],
]

/** 学号,姓名 / 1,张三 / 2,朱镕基: the last name has a second byte that is a letter of ASCII. */
const GB18030 = Buffer.from('d1a7bac52cd0d5c3fb0d0a312cd5c5c8fd0d0a322cd6ece946bbf90d0a', 'hex')

test.each<[string, Uint8Array, string]>([
  ['UTF-8', Buffer.from(chinese), 'UTF-8'],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${chinese}`), 'UTF-8'],
  ['UTF-16, little end first', Buffer.from(`\ufeff${chinese}`, 'utf16le'), 'UTF-16'],
  ['UTF-16, big end first', Buffer.from(`\ufeff${chinese}`, 'utf16le').swap16(), 'UTF-16'],
  ['UTF-16 without a byte order mark', Buffer.from(chinese, 'utf16le'), 'UTF-16'],
  ['CRLF', Buffer.from(chinese.replaceAll('\n', '\r\n')), 'UTF-8'],
  ['CR', Buffer.from(chinese.replaceAll('\n', '\r')), 'UTF-8'],
])('a list in %s', async (_, bytes, encoding) => {
  expect((await imported(bytes)).imported.list.encoding).toBe(encoding)
  expect(await everyone(bytes)).toEqual(people)
})

test('a list that Excel saved in China', async () => {
  expect((await imported(GB18030)).imported.list.encoding).toBe('GB18030')
  expect(await everyone(GB18030)).toEqual([
    ['1', '张三'],
    ['2', '朱镕基'],
  ])
})

test('a list that Excel saved in western Europe', async () => {
  const bytes = Buffer.from('name;email\r\nRenée Café;renee@example.fr\r\nJosé;\r\nSøren Åsa;\r\n', 'latin1')
  expect((await imported(bytes)).imported.list).toEqual({ encoding: 'Windows-1252', separator: ';' })
  expect(await everyone(bytes)).toEqual([
    ['renee', 'Renée Café', 'renee@example.fr'],
    ['jose', 'José'],
    ['student-1', 'Søren Åsa'],
  ])
})

test('the line that names the separator for Excel is no header', async () => {
  expect(await everyone('sep=;\r\nid;name\r\n1;Ann, Bee\r\n')).toEqual([['1', 'Bee Ann']])
})

test('cells can have separators, quotes and line breaks in them', async () => {
  const list = 'id;name;remark\n1;"Ann ""A."" Bee";"one; two\nthree"\n\n2;Ben;\n;;\n'
  expect(await everyone(list)).toEqual([
    ['1', 'Ann "A." Bee'],
    ['2', 'Ben'],
  ])
})

test('what could move a cursor or forge a line is no part of a name', async () => {
  const hostile = 'id,name\n1,"Ann\u202e\u001b[2J\tBee\u2028x"\n'
  await expect(everyone(hostile)).rejects.toThrow('list-not-text')
  expect(await everyone(hostile.replace('\u001b', ''))).toEqual([['1', 'Ann [2J Bee x']])
})

test('YAML, formulas and paths in cells are text', async () => {
  const cells = [
    '- a',
    '{ x: 1 }',
    '*alias',
    '&a',
    '!!tag',
    '# no',
    "'",
    '"""',
    '=1+1',
    '@x',
    '~',
    'null',
    '../../etc',
    '--update',
    'a: b',
  ]
  const quoted = cells.map((cell, index) => `${index},"${cell.replaceAll('"', '""')}"`)
  expect(await everyone(`id,name\n${quoted.join('\n')}\n`)).toEqual(
    cells.map((cell, index) => [`${index}`, cell]),
  )
})
