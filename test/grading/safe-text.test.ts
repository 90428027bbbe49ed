import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeText, safeValue } from '../../src/grading/safe-text.ts'

test.each([
  ['moves the cursor up', '\x1b[1A\x1b[2KPASS', '\\x1b[1A\\x1b[2KPASS'],
  ['writes the clipboard', '\x1b]52;c;aGk=\x07', '\\x1b]52;c;aGk=\\x07'],
  ['uses the 8-bit form', '\x9b31m', '\\x9b31m'],
  ['forges a line', 'web\n✓ all passed', 'web\\n✓ all passed'],
  ['overwrites the line', 'web\rok', 'web\\x0dok'],
  ['turns the text around', 'a\u202eb', 'a\\u{202e}b'],
  ['hides in zero width', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['hides in tags', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['is half a character', 'a\ud800b', 'a\\u{d800}b'],
])('shows text that %s as it is, harmless', (_, hostile, shown) => {
  expect(safeText(hostile)).toBe(shown)
})

test('leaves ordinary text alone, in any language', () => {
  for (const text of ['nginx01 → 80/tcp', '把 nginx 部署到 8080 端口', 'été, naïve, 🐳'])
    expect(safeText(text)).toBe(text)
})

test('cuts text without end', () => {
  expect(safeText('x'.repeat(1_000_000)).length).toBeLessThan(2100)
})

test('no text whatever leaves a control character', () => {
  const anything = fc.string({ unit: 'binary' })
  fc.assert(fc.property(anything, (text) => !/[\p{Cc}\p{Bidi_Control}]/u.test(safeText(text))))
})

test('reaches into every string of a report', () => {
  expect(safeValue({ labs: [{ title: 'a\x1bb', points: 3, none: null }] })).toEqual({
    labs: [{ title: 'a\\x1bb', points: 3, none: null }],
  })
})
