import { isDeepStrictEqual } from 'node:util'
import { RE2JS } from 're2js'
import type { Check } from '../../lab/lab.ts'
import type { Path } from '../../lab/yaml-file.ts'
import type { Emptiness } from '../../languages/en/lint.ts'
import type { KindFacts } from './rule.ts'
import type { Shape } from './shape.ts'

/** A part of a check that everything meets; the path leads from the check kind's key. */
interface Empty {
  path: Path
  why: Emptiness
}

/** What a check asks for that cannot fail. */
export function emptyConditions({ want }: Check, { shape, authoring }: KindFacts): Empty[] {
  const own = authoring.neverFails?.(want)
  return [...(own ? [own] : []), ...emptyWithin(want, shape, [])]
}

function emptyWithin(value: unknown, shape: Shape, path: Path): Empty[] {
  if (typeof value === 'string') return emptyText(value, shape, path)
  if (typeof value !== 'object' || value === null || isDeepStrictEqual(value, shape.default)) return []
  const inner = Object.entries(value)
  if (inner.length === 0) return isCommand(shape) ? [] : [{ path, why: 'empty-list' }]
  return inner.flatMap(([step, one]) =>
    Array.isArray(value)
      ? emptyWithin(one, shape.items ?? {}, [...path, Number(step)])
      : emptyWithin(one, shape.properties?.[step] ?? {}, [...path, step]),
  )
}

function emptyText(text: string, { foundAs }: Shape, path: Path): Empty[] {
  if (foundAs === 'pattern' && matchesAnything(text)) return [{ path, why: 'any-text' }]
  return foundAs === 'part' && text.trim() === '' ? [{ path, why: 'blank' }] : []
}

/** A list of words: without any, it asks that there is no command. */
const isCommand = ({ items }: Shape) => items?.is === 'text'

/** Texts that have nothing in common. */
const ANY_TEXTS = ['', 'x', '7', '\n', ' \t', '{"error":"no"}', '<p>…</p>']

function matchesAnything(pattern: string): boolean {
  const compiled = RE2JS.compile(pattern)
  return ANY_TEXTS.every((text) => compiled.matcher(text).find())
}
