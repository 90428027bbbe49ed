import { execFileSync } from 'node:child_process'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../src/grading/report.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { messagesIn } from '../../src/languages/loader.ts'
import { type ReporterName, reporters } from '../../src/reporters/reporter.ts'
import { safeText, safeValue } from '../../src/terminal/safe-text.ts'
import { aCheck, aReport } from '../reporters/reports.ts'

/** What a student, an engine or a course can put into a report, and a foreign parser has to give back as it was. */

/** Every character of the basic plane that is no letter, digit or picture of a word, and the first of each other plane. */
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => /[^\p{L}\p{N}\p{Co}]/u.test(character),
)
const groups = Array.from({ length: Math.ceil(characters.length / 96) }, (_, index) =>
  characters.slice(index * 96, index * 96 + 96).join('x'),
)

const phrases = [
  '&nosuch;',
  '&#0;',
  '&#x1F;',
  '&amp;amp;',
  '&lt;/failure>',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '<?xml version="1.1"?>',
  '%0A::error::x',
  '%25%0D',
  '::error file=a,line=1::x',
  '::stop-commands::x',
  '##[error]x',
  '# SKIP',
  '# TODO x',
  '\\# x \\\\',
  'ok 1 - x',
  '---',
  '...',
  '1..0',
  'Bail out! x',
  '| x | y |',
  '`x` ``y``',
  '**x** _y_ ~~z~~ ==x==',
  '[x](javascript:y)',
  '![x](https://example.org/y)',
  'https://example.org/?x=<y>&z',
  'www.example.org',
  'x@example.org',
  '@all #1 GH-1 x/y#1',
  ':smile:',
  '$x$ \\(y\\)',
  '- x',
  '1. x',
  '    x',
  '> x',
  '=== x',
  '\u2028x\u2029',
  'e\u0301\u0301\u0301\u0301\u0301\u0301',
  '\ud800',
  '\udc00\ud800',
  '\ufffe\uffff',
  '\u{1f433}',
  '\u2764\ufe0f',
  '1\ufe0f\u20e3',
  '\u{e0041}\u{e007f}',
  'x'.repeat(3000),
]
const texts = [...groups, ...phrases]

/** What is in the report, and so what has to come back. A title is told from others by its number. */
const told = texts.map((text, index) => `${index} ${safeText(text).trim()} .`)

function reportOf(strings: readonly string[]): Report {
  const checks = strings.map((text, index) =>
    aCheck({
      id: `c${index}`,
      title: text,
      outcome: index % 2 === 0 ? 'fail' : 'error',
      diagnosis: 'port-reversed',
      message: text,
      expected: text,
      actual: text,
      next: text,
    }),
  )
  return aReport([{ number: 3, slug: 'x', title: 'x', checks }])
}

const reported = async (name: ReporterName, report: Report): Promise<string> =>
  (await reporters[name]())(report, await messagesIn('en'), { columns: 100, colour: false, unicode: true })

/** What Python makes of this. */
const python = (script: string, input: string): unknown =>
  JSON.parse(
    execFileSync('python3', ['-c', `import sys, json\nsource = sys.stdin.buffer.read()\n${script}`], {
      input,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    }),
  )

test('what is in a report cannot be seen through, and stays as it is', () => {
  for (const text of texts) {
    expect(safeText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    expect(safeText(safeText(text))).toBe(safeText(text))
  }
})

test('JSON, for Python', async () => {
  const got = python(
    'print(json.dumps(json.loads(source)["labs"][0]["checks"]))',
    await reported('json', reportOf(told)),
  )
  expect((got as { title: string; next: string }[]).map(({ title, next }) => [title, next])).toEqual(
    told.map((text) => [text, text]),
  )
})

const READ_JUNIT = `
import xml.etree.ElementTree as tree
cases = tree.fromstring(source).iter("testcase")
print(json.dumps([[c.get("name"), c[0].get("message"), c[0].text] for c in cases]))`

test('JUnit, for Python', async () => {
  const got = python(READ_JUNIT, await reported('junit', reportOf(told))) as string[][]
  expect(got.map(([name, message]) => [name, message])).toEqual(told.map((text) => [text, text]))
  for (const [index, [, , text]] of got.entries()) expect(text).toContain(`expected: ${told[index]}\n`)
})

test('JUnit is XML even of what nobody made safe', async () => {
  const got = python(READ_JUNIT, await reported('junit', reportOf(texts))) as string[][]
  expect(got).toHaveLength(texts.length)
  const [name] = got[texts.indexOf('&nosuch;')] ?? []
  expect(name).toBe('&nosuch;')
})

/** @see https://testanything.org/tap-version-14-specification.html */
test('TAP', async () => {
  const lines = (await reported('tap', reportOf(told))).trimEnd().split('\n')
  expect(lines.slice(0, 2)).toEqual(['TAP version 14', `1..${told.length}`])
  const points = lines.filter((line) => /^(not )?ok\b/.test(line))
  const titles = points.map((line) => {
    const [, title = ''] = /^not ok \d+ - ((?:\\.|[^\\#])*)$/u.exec(line) ?? []
    return title.replace(/\\(.)/g, '$1')
  })
  expect(titles).toEqual(told.map((text) => `x: ${text}`))
  const blocks = lines
    .join('\n')
    .split(/^ {2}---$/m)
    .slice(1)
  const read = blocks.map((block) => parse(block.slice(0, block.indexOf('\n  ...'))) as { message: string })
  expect(read.map(({ message }) => message)).toEqual(told)
})

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
test('GitHub', async () => {
  const lines = (await reported('github', reportOf(told))).trimEnd().split('\n')
  const commands = lines.filter((line) => line.startsWith('::'))
  const read = commands.map((line) => {
    const [, level, title = '', text = ''] = /^::(error|warning) title=([^:,]*)::(.*)$/u.exec(line) ?? []
    const unescaped = (part: string) => decodeURIComponent(part.replace(/%(?!25|0D|0A|3A|2C)/g, '%25'))
    return [level, unescaped(title), unescaped(text).split('\n')[0]]
  })
  expect(read).toEqual(told.map((text, index) => [index % 2 === 0 ? 'error' : 'warning', `x: ${text}`, text]))
})

const READ_CELLS = `
from html.parser import HTMLParser
class Cells(HTMLParser):
    def __init__(self):
        super().__init__(); self.rows = []; self.tags = set(); self.inside = False
    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "tr": self.rows.append([])
        if tag == "td": self.rows[-1].append(""); self.inside = True
    def handle_endtag(self, tag):
        if tag == "td": self.inside = False
    def handle_data(self, data):
        if self.inside: self.rows[-1][-1] += data
cells = Cells(); cells.feed(source.decode()); cells.close()
print(json.dumps([cells.rows, sorted(cells.tags)]))`

test('Markdown shows what was said, and nothing else', async () => {
  const html = await marked.parse(await reported('markdown', reportOf(told)), { gfm: true })
  const [rows, tags] = python(READ_CELLS, html) as [string[][], string[]]
  // A bare address and a mail address become links by themselves, and look the same.
  expect(tags.filter((tag) => tag !== 'a')).toEqual(
    ['br', 'code', 'em', 'h2', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'].filter((tag) =>
      tags.includes(tag),
    ),
  )
  const titles = rows.filter(({ length }) => length === 4).map((cells) => cells[1])
  expect(titles).toEqual(told.map((text) => text.replace(/\s+/g, ' ')))
})

test.each(LANGUAGES)('for people, in %s: no character that is not seen', async (language) => {
  const report = { ...safeValue(reportOf(texts)), language }
  for (const name of ['pretty', 'markdown', 'tap', 'github'] as const)
    expect(await reported(name, report)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
})
