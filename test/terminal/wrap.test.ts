import fc from 'fast-check'
import { expect, test } from 'vitest'
import { width } from '../../src/terminal/width.ts'
import { wrap } from '../../src/terminal/wrap.ts'

test.each([
  ['words stay whole', 'one two three', 8, ['one two', 'three']],
  ['a word that is too long is cut', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['Chinese breaks anywhere', '容器里的服务器', 8, ['容器里的', '服务器']],
  ['a full stop does not begin a line', '一二三四。五', 8, ['一二三', '四。五']],
  ['an opening bracket does not end a line', '一二三「四五」', 8, ['一二三', '「四五」']],
  ['Chinese and words', '打开 localhost:8080 看看', 10, ['打开', 'localhost:', '8080 看看']],
  ['nothing is one empty line', '', 10, ['']],
])('%s', (_, text, columns, lines) => {
  expect(wrap(text, columns)).toEqual(lines)
})

const texts = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '容', '。', '「', '」', '→', '-') })

test('nothing but spaces is lost, and no line is too wide', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, columns) => {
      const lines = wrap(text, columns)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns)
    }),
  )
})
