import { describe, expect, test } from 'vitest'
import en from '../../src/grading/contract/text/en.ts'
import {
  excerpt,
  judgeText,
  matchesText,
  type TextMatch,
  textMatch,
} from '../../src/grading/contract/text/text.ts'
import zh from '../../src/grading/contract/text/zh.ts'

describe('a text fits', () => {
  test.each<[string, TextMatch, string]>([
    ['contains', { contains: 'nginx' }, 'Welcome to nginx!'],
    ['contains, over Windows line ends', { contains: 'a\nb' }, 'a\r\nb\r\n'],
    ['matches a part', { matches: 'v\\d+\\.\\d+' }, 'nginx/v1.22 ready'],
    ['matches without case', { matches: '(?i)HELLO' }, 'say hello'],
    ['matches a line', { matches: '(?m)^done$' }, 'working\ndone\nbye'],
    ['matches all of it, but for line ends at the end', { matches: '^\\d+$' }, '2026\n'],
    ['equals', { equals: 'hello' }, 'hello'],
    ['equals, but for line ends at the end', { equals: 'hello' }, 'hello\r\n'],
    ['equals nothing', { equals: '' }, '\n'],
    ['several at once', { contains: 'a', matches: 'b$' }, 'ab'],
    ['lacks', { contains: 'a', lacks: 'secret' }, 'a Secret'],
  ])('%s', (_, want, text) => expect(matchesText(want, text)).toBe(true))
})

describe('a text does not fit', () => {
  test.each<[string, TextMatch, string]>([
    ['contains, in another case', { contains: 'Nginx' }, 'nginx'],
    ['matches', { matches: '^b' }, 'ab'],
    ['equals, with a space more', { equals: 'hello' }, ' hello'],
    ['equals, with a line more', { equals: 'hello' }, 'hello\nworld\n'],
    ['one of several', { contains: 'a', matches: 'c$' }, 'ab'],
    ['lacks', { lacks: 'secret' }, 'a=1\nsecret=2'],
  ])('%s', (_, want, text) => expect(matchesText(want, text)).toBe(false))
})

test.each<[string, TextMatch, string, boolean, string]>([
  ['what is found', { contains: 'a' }, 'a', true, 'right'],
  ['what is not found', { contains: 'b' }, 'a', true, 'unknown'],
  ['what is not found in all of it', { contains: 'b' }, 'a', false, 'wrong'],
  ['what it lacks so far', { contains: 'a', lacks: 'b' }, 'a', true, 'unknown'],
  ['what it should lack', { lacks: 'a' }, 'a', true, 'wrong'],
])('of a text that may go on: %s', (_, want, text, truncated, judged) => {
  expect(judgeText(want, text, truncated)).toBe(judged)
})

test('a pattern that is slow elsewhere ends in no time', () => {
  expect(matchesText({ matches: '^(a+)+$' }, `${'a'.repeat(50_000)}!`)).toBe(false)
})

describe('an author cannot ask for', () => {
  test.each<[string, object, string, object?]>([
    ['an open bracket', { matches: '(a' }, 'pattern', { said: 'missing closing ): `(a`' }],
    ['a look-ahead', { matches: 'a(?=b)' }, 'pattern', { said: expect.stringContaining('(?=') }],
    ['repetitions that would take minutes', { matches: '(a{1,1000})+[bc]' }, 'pattern-too-long'],
    ['nothing', {}, 'text-asks-for-nothing'],
    ['an empty text, which is in every text', { contains: '' }, 'too_small'],
  ])('%s', (_, yaml, rule, params) => {
    const [issue] = textMatch().safeParse(yaml).error?.issues ?? []
    expect([issue?.code, issue?.message]).toContain(rule)
    expect((issue as { params?: object } | undefined)?.params).toEqual(params)
  })
})

test('what is asked, in words', () => {
  const want = { contains: 'a', matches: 'b', equals: 'c\n', lacks: 'd' }
  expect(en.expected(want)).toBe('contains "a" and matches /b/ and is "c" and does not contain "d"')
  expect(zh.expected(want)).toBe('包含“a”，并且匹配正则表达式 /b/，并且等于“c”，并且不包含“d”')
})

test('an excerpt is one short line', () => {
  expect(excerpt('<h1>\n  Hi\n</h1>\n')).toBe('<h1> Hi </h1>')
  expect(excerpt('x'.repeat(100), 10)).toBe('xxxxxxxxxx…')
})
