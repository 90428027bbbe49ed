import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeLines, safeText, safeValue } from '../../src/terminal/safe-text.ts'

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
])('text that %s is shown as it is, harmless', (_, hostile, shown) => {
  expect(safeText(hostile)).toBe(shown)
})

const ordinary = ['nginx01 → 80/tcp', '把 nginx 部署到 8080 端口', 'été, naïve, 🐳']
test.each(ordinary)('ordinary text in any language is left alone: %s', (text) => {
  expect(safeText(text)).toBe(text)
  expect(safeLines(text)).toBe(text)
})

test('text without end is cut', () => {
  expect(safeText('x'.repeat(1_000_000)).length).toBeLessThan(2100)
})

describe('no text leaves a control character', () => {
  const anything = fc.string({ unit: 'binary' })

  test('on one line', () => {
    fc.assert(
      fc.property(anything, (text) => !/[\p{Cc}\p{Bidi_Control}]/u.test(safeText(text))),
      quickly,
    )
  })
  test('in several lines, which stay as long as they were', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const safe = safeLines(text)
        expect(safe).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u)
        expect(safe.split('\n').map((line) => line.length)).toEqual(
          text.split('\n').map((line) => line.length),
        )
      }),
      quickly,
    )
  })
})

/** On a busy machine it tries fewer texts, and never fails because time ran out. */
const quickly = { interruptAfterTimeLimit: 2000, markInterruptAsFailure: false }

test('every string of a report is made safe', () => {
  expect(safeValue({ labs: [{ title: 'a\x1bb', points: 3, none: null }] })).toEqual({
    labs: [{ title: 'a\\x1bb', points: 3, none: null }],
  })
})
