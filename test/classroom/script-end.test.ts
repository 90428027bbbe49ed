import { describe, expect, test } from 'vitest'
import { failedScript, lastLines, scriptTexts } from '../../src/classroom/script-end.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'

const NAME_REFUSED = 'docker: Error: Invalid container name (h)\nRun "docker run --help"'

describe('the last lines of an output', () => {
  test.each([
    ['nothing', '', ''],
    ['only empty lines', '\n \n\t\n', ''],
    ['a line', 'one\n', 'one'],
    ['an error of Docker', `${NAME_REFUSED}\n\n`, NAME_REFUSED],
    ['as many lines as are kept', 'a\nb\nc\nd\n', 'a\nb\nc\nd'],
    ['one more', 'a\nb\nc\nd\ne\n', 'b\nc\nd\ne'],
    ['empty lines in between', 'a\n\nb\n\n\nc\n\nd', 'a\nb\nc\nd'],
    ['spaces at the beginning', '  a\n    b', '  a\n    b'],
    ['the line ends of a terminal', 'a\r\nb\r\r\n', 'a\nb'],
    ['as many characters as are kept', 'x'.repeat(500), 'x'.repeat(500)],
    ['one more', 'x'.repeat(501), `…${'x'.repeat(499)}`],
    ['half a character where it is cut', `a😀${'x'.repeat(498)}`, `…\ufffd${'x'.repeat(498)}`],
  ])('%s', (_, output, last) => {
    expect(lastLines(output)).toBe(last)
    expect(lastLines(last), 'what is short stays as it is').toBe(last)
    expect(last.length).toBeLessThanOrEqual(500)
  })
})

describe('how a script failed', () => {
  const script = { exit_code: 125, output: NAME_REFUSED }

  test.each(['fail', 'blocked', 'error'] as const)('is told where the outcome is %s', (outcome) => {
    expect(failedScript({ origin: { script }, report: { outcome } })).toEqual(script)
  })

  test.each([
    ['no script failed', undefined, 'fail'],
    ['everything passes', script, 'pass'],
  ] as const)('is not told where %s', (_, ended, outcome) => {
    expect(failedScript({ origin: ended ? { script: ended } : {}, report: { outcome } })).toBeUndefined()
  })

  test.each([
    ['\u001b[31mred', '\\x1b[31mred'],
    ['a\u0007\u0000b', 'a\\x07\\x00b'],
    ['50 %\r100 %', '50 %\\x0d100 %'],
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['one\ntwo', 'one\ntwo'],
    ['<script>', '<script>'],
  ])('shows %j as text', (output, shown) => {
    const attempt = { origin: { script: { exit_code: 1, output } }, report: { outcome: 'fail' as const } }
    expect(failedScript(attempt)?.output).toBe(shown)
  })

  test('is short, however much is kept of it', () => {
    const output = Array(1000).fill('y').join('\n')
    const attempt = { origin: { script: { exit_code: 1, output } }, report: { outcome: 'fail' as const } }
    expect(failedScript(attempt)?.output).toBe('y\ny\ny\ny')
  })

  test.each(LANGUAGES)('is a sentence, and lines where there are any, in %s', async (language) => {
    const { report: words } = await messagesIn(language)
    const [said, ...lines] = scriptTexts(script, words)
    expect(said).toMatch(/125[:：]$/)
    expect(lines).toEqual(NAME_REFUSED.split('\n'))
    const silent = scriptTexts({ exit_code: 3, output: '' }, words)
    expect(silent).toEqual([expect.stringMatching(/3.*[.。]$/)])
  })
})
