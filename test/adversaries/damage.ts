import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { pick } from './effort.ts'

type Next = () => number

/** What no author means to write, as it is in a file. */
const SNIPPETS = [
  '\0',
  '\x1b[2J',
  '\u202e',
  '\ufeff',
  '\u2028',
  '\r',
  '\t',
  ':',
  ': ',
  '- ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary x',
  '!!js/function x',
  '!x ',
  '|',
  '>-',
  '%YAML 1.1',
  '---\n',
  '...\n',
  '#',
  '"',
  "'",
  '`',
  '```',
  '&#27;[31m',
  '&nosuch;',
  '<!--',
  '![x](y)',
  '[x]: y',
  '\\',
  '__proto__: {}',
  'constructor: x',
  '🐳',
  '\ud83d',
  'yes',
  'null',
  '~',
  '0x10',
  '1e999',
  '-1',
  '99999999999999999999',
  '😀'.repeat(500),
  '>'.repeat(3000),
  '*_'.repeat(3000),
  '['.repeat(3000),
  `https://${'x'.repeat(20_000)}`,
]

/** A text with a few bytes lost, doubled, moved or put in. */
export function damagedText(source: string, next: Next): string {
  let text = source
  for (let left = 1 + Math.floor(next() * 4); left > 0; left--) {
    const at = Math.floor(next() * text.length)
    const to = Math.min(text.length, at + Math.floor(next() * 40))
    const cut = text.slice(at, to)
    text = pick(
      [
        () => text.slice(0, at) + text.slice(to),
        () => text.slice(0, to) + cut + text.slice(to),
        () => text.slice(0, at) + pick(SNIPPETS, next) + text.slice(at),
        () => text.slice(0, at) + pick(SNIPPETS, next) + text.slice(to),
        () => text.slice(0, at),
        () => text.slice(0, at) + [...cut].reverse().join('') + text.slice(to),
        () => text.slice(0, at) + String.fromCharCode(Math.floor(next() * 0x10000)) + text.slice(at + 1),
        () => text.replaceAll('\n', '\r\n'),
      ],
      next,
    )()
  }
  return text
}

/** What no field is meant to hold. */
export const STRANGE: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '/',
  '\\',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\ud800',
  'é',
  '三',
  'a b',
  'A',
  'localhost:99999/a:1',
  'sha256:x',
  'http://[',
  'http://localhost:0/',
  '0s',
  '1e9s',
  '('.repeat(200),
  '(a+)+$',
  'x'.repeat(10_000),
  { __proto__: null, constructor: 'x' },
  { en: '', zh: '' },
  Array.from({ length: 2000 }, (_, index) => index),
]

/** YAML with one or two things in it lost, doubled, moved or put in the place of others. */
export function damagedYaml(source: string, next: Next): string {
  const document = parseDocument(source)
  try {
    for (let left = 1 + Math.floor(next() * 2); left > 0; left--) damageOne(document, next)
    return String(document)
  } catch {
    return source.slice(1)
  }
}

function damageOne(document: Document, next: Next): void {
  const places = placesIn(document.contents, [])
  const place = pick(places, next)
  const other = pick(places, next)
  const parent = place.slice(0, -1)
  const strange = document.createNode(pick(STRANGE, next))
  pick(
    [
      () => document.setIn(place, strange),
      () => document.deleteIn(place),
      () => document.setIn(place, document.getIn(other, true)),
      () => document.setIn([...parent, `${pick(STRANGE, next)}`], document.getIn(place, true)),
      () => document.setIn(parent, [document.getIn(place)]),
      () =>
        document.setIn([...parent, pick(['potr', 'needs', 'container', 'points', 'title'], next)], strange),
    ],
    next,
  )()
}

/** The ways to every value. */
function placesIn(node: unknown, way: (string | number)[]): (string | number)[][] {
  const inside = isMap(node)
    ? node.items.flatMap(({ key, value }) =>
        placesIn(value, [...way, isScalar(key) ? (key.value as string) : `${key}`]),
      )
    : isSeq(node)
      ? node.items.flatMap((item, index) => placesIn(item, [...way, index]))
      : []
  return way.length === 0 ? inside : [way, ...inside]
}
