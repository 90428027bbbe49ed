import { describe, expect, test } from 'vitest'
import { parseJson } from '../../src/docker/port/json.ts'

const MiB = 1024 * 1024
const many = (text: string) => `[${Array.from({ length: 20_000 }, () => text).join()}]`

describe('JSON that would take many times its length', () => {
  test.each([
    ['nested lists', '['.repeat(MiB)],
    ['nested lists that end', '['.repeat(MiB / 2) + ']'.repeat(MiB / 2)],
    ['nested records', '{"a":'.repeat(MiB)],
    ['nested in a record among many', `{"a":[${'{},'.repeat(40_000)}${'['.repeat(65)}`],
    ['empty lists', `[${'[],'.repeat(MiB)}[]]`],
    ['numbers', `[${'1,'.repeat(MiB)}1]`],
    ['fields', `{${'"":0,'.repeat(MiB)}"":0}`],
    ['a text with an escaped end, and then lists', `["\\\\","\\"",${'['.repeat(MiB)}`],
  ])('is not parsed: %s', (_, text) => {
    expect(() => parseJson(text)).toThrow(/too-complex/)
  })

  test.each([
    ['brackets in a text', JSON.stringify(['['.repeat(MiB)])],
    ['commas in a text', JSON.stringify([','.repeat(MiB)])],
    ['escaped quotes in a text', JSON.stringify(['"[\\'.repeat(MiB / 4)])],
    ['many rows', many('{"Id":"a","Names":["/a"],"Labels":{"a":"b,[[["}}')],
    ['levels that come and go', many('[[[[[[]]]]]]')],
  ])('is not taken for it: %s', (_, text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })
})

test.each([
  ['"a\\ud800b"', 'a\ufffdb'],
  ['"\\udc33"', '\ufffd'],
  ['"\\ud83d\\ud83d\\udc33"', '\ufffd\u{1f433}'],
  ['"\\ud83d\\udc33"', '\u{1f433}'],
  ['"\\\\ud83d"', '\\ud83d'],
  ['{"\\ud800":1}', { '\ufffd': 1 }],
])('half a character is replaced in %s', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})
