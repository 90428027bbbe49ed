import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeLines, safeOutput, safeText, safeValue } from '../../src/terminal/safe-text.ts'

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
  ['shows nothing', 'a\u3164b\u034fc\u17b4', 'a\\u{3164}b\\u{34f}c\\u{17b4}'],
  ['selects nothing', '80\ufe0f8', '80\\u{fe0f}8'],
  ['is no character', 'a\ufffe', 'a\\u{fffe}'],
  ['piles up marks', `a${'\u0301'.repeat(6)}`, `a${'\u0301'.repeat(4)}\\u{301}\\u{301}`],
])('text that %s is shown as it is, harmless', (_, hostile, shown) => {
  expect(safeText(hostile)).toBe(shown)
})

const ordinary = ['nginx01 → 80/tcp', '把 nginx 部署到 8080 端口', 'été, naïve, 🐳', 'e\u0301 ệ ู้ ❤️ 1️⃣']
test.each(ordinary)('ordinary text in any language is left alone: %s', (text) => {
  expect(safeText(text)).toBe(text)
  expect(safeLines(text)).toBe(text)
})

test('text without end is cut', () => {
  expect(safeText('x'.repeat(1_000_000)).length).toBeLessThan(2100)
})

/** On a busy machine it tries fewer texts, and never fails because time ran out. */
const quickly = { interruptAfterTimeLimit: 2000, markInterruptAsFailure: false }

describe('a whole output', () => {
  const plain = { colour: false }
  test('keeps its lines, and shows what moves the cursor', () => {
    expect(safeOutput('a\tb\r\nc\x1b[2J\x9b31m\u202ed\n', plain)).toBe(
      'a\tb\nc\\u001b[2J\\u009b31m\\u202ed\n',
    )
  })
  test('keeps our own colours on a screen that has them, and nothing else', () => {
    const painted = '\x1b[1mbold\x1b[22m \x1b[31mred\x1b[39m \x1b[8mhidden \x1b[5;31m'
    expect(safeOutput(painted, { colour: true })).toBe(
      '\x1b[1mbold\x1b[22m \x1b[31mred\x1b[39m \\u001b[8mhidden \\u001b[5;31m',
    )
    expect(safeOutput(painted, plain)).not.toContain('\x1b')
  })
  test('that is JSON means the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = safeOutput(JSON.stringify({ text }), plain)
        expect(JSON.parse(safe)).toEqual({ text })
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
      quickly,
    )
  })
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

test('every string of a report is made safe', () => {
  expect(safeValue({ labs: [{ title: 'a\x1bb', points: 3, none: null }] })).toEqual({
    labs: [{ title: 'a\\x1bb', points: 3, none: null }],
  })
})
