import { describe, expect, test } from 'vitest'
import { readOutline } from '../../src/authoring/lint/brief.ts'
import { excessIn } from '../../src/lab/markdown-file.ts'

const lines = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join('\n')

const REFUSED: [what: string, text: string, code: string][] = [
  ['20,000 quotations in one', '>'.repeat(20_000), 'paragraph-too-deep'],
  ['20,000 quotations with blanks', '> '.repeat(20_000), 'paragraph-too-deep'],
  ['lists in lists in one line', '1. '.repeat(4000), 'paragraph-too-deep'],
  ['an address of 200,000 letters', `<http://${'a'.repeat(200_000)}>`, 'brief-too-long'],
  ['an address of 10,000 letters', `http://${'a'.repeat(10_000)}`, 'paragraph-too-long'],
  ['100,000 underscores', '_a'.repeat(100_000), 'brief-too-long'],
  ['20,000 marks', '*a_'.repeat(20_000), 'paragraph-too-long'],
  ['a paragraph over many lines', lines(500, () => '*a_ *a_'), 'paragraph-too-long'],
  ['lines that only look like a table', lines(300, () => '| *a_ *a_ |'), 'paragraph-too-long'],
  ['an endless code block', `\`\`\`sh\n${lines(4000, () => 'ls -l')}\n\`\`\``, 'paragraph-too-long'],
]

const ACCEPTED: [what: string, text: string][] = [
  ['nothing', ''],
  ['a long text of short paragraphs', lines(400, (index) => `Paragraph ${index}: ${'word '.repeat(20)}\n`)],
  [
    'a long table',
    `| option | what |\n| --- | --- |\n${lines(200, (index) => `| ${index} | what it does, in words |`)}`,
  ],
  ['a long code block', `\`\`\`sh\n${lines(200, () => 'docker ps -a # all')}\n\`\`\``],
  ['lists in lists', lines(8, (index) => `${'  '.repeat(index)}- deeper`)],
  ['a rule of stars', '* * * * * * * *'],
]

describe('more than a reader can take', () => {
  test.each(REFUSED)('%s', (_, text, code) => {
    expect(excessIn(text)?.fault.code).toBe(code)
    expect(excessIn(`# A lab\n\nDo this.\n\n${text}`)?.offset).toBeGreaterThan(0)
  })
})

describe('a brief can have', () => {
  test.each(ACCEPTED)('%s', (_, text) => {
    expect(excessIn(text)).toBeUndefined()
  })
})

// Whatever is let through is read within a moment: the longest text of the worst paragraphs.
test.each(['*a_', '_*a', '_a', '**a', '[', '![', '`a', '``a', '<', '~~a', '[a](', '|a', '\\', '&a'])(
  'the longest brief of %s is read soon',
  (mark) => {
    const paragraph = mark.repeat(Math.floor(2900 / mark.length))
    const text = lines(5, () => `${paragraph}\n`)
    expect(excessIn(text)).toBeUndefined()
    expect(readOutline(text).text).not.toBe('')
  },
)
