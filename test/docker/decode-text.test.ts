import { expect, test } from 'vitest'
import { decodeText } from '../../src/docker/port/decode-text.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const swapped = (text: string) => utf16(text).swap16()
const GBK = Buffer.from([0xc4, 0xe3, 0xba, 0xc3])

test.each([
  ['UTF-8', Buffer.from('Hello 你好'), { text: 'Hello 你好' }],
  ['nothing', Buffer.alloc(0), { text: '' }],
  ['UTF-8 with its mark', Buffer.from('\ufeffHello'), { text: 'Hello', mark: 'utf-8' }],
  ['UTF-16 with its mark', utf16('\ufeffHello 你好\r\n'), { text: 'Hello 你好\r\n', mark: 'utf-16le' }],
  ['big-endian UTF-16 with its mark', swapped('\ufeffHello'), { text: 'Hello', mark: 'utf-16be' }],
  ['a mark and no more', Buffer.from([0xff, 0xfe]), { text: '', mark: 'utf-16le' }],
  ['UTF-16 without its mark', utf16('Hello'), { guess: { encoding: 'utf-16le', text: 'Hello' } }],
  ['big-endian UTF-16 without it', swapped('Hello'), { guess: { encoding: 'utf-16be', text: 'Hello' } }],
  ['GBK', GBK, { guess: { encoding: 'gb18030', text: '你好' } }],
  ['a mark in the middle of a text', Buffer.from('a\ufeffb'), { text: 'a\ufeffb' }],
])('%s', (_, bytes, expected) => {
  const decoded = decodeText(bytes)
  expect(decoded).toMatchObject(expected)
  expect('guess' in decoded).toBe('guess' in expected)
})

test('what is no text in any encoding is shown as far as it can be', () => {
  expect(decodeText(Buffer.from([0x61, 0xff, 0x62]))).toEqual({ text: 'a\ufffdb' })
  expect(decodeText(Buffer.alloc(8))).toEqual({ text: '\0'.repeat(8) })
  expect(decodeText(Buffer.from('caf\xe9', 'latin1')).text).toBe('caf\ufffd')
})

test('a character that was cut in half is left out', () => {
  const bytes = Buffer.from('a你').subarray(0, 3)
  expect(decodeText(bytes, { cut: true })).toEqual({ text: 'a' })
  expect(decodeText(bytes).text).toBe('a\ufffd')
})
