import type { Check } from '../../lab/lab.ts'
import type { Path } from '../../lab/yaml-file.ts'

/** A word or number that a check asserts, as its author wrote it. */
export interface Literal {
  kind: LiteralKind
  value: string
  /** From the root of lab.yaml. */
  path: Path
}

/** What it is the name of; `value` is any other word or number, `text` what a page, a file or a log has to say. */
export type LiteralKind =
  | 'container'
  | 'image'
  | 'volume'
  | 'network'
  | 'port'
  | 'path'
  | 'url'
  | 'value'
  | 'text'

/** A schema as JSON, as far as it is needed here. */
export interface Shape {
  enum?: unknown[]
  const?: unknown
  default?: unknown
  items?: Shape
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
}

/** What stands under a key, whatever the check kind. Keys that are not here are values. */
const KINDS: Record<string, LiteralKind | 'nothing'> = {
  container: 'container',
  containers: 'container',
  from: 'container',
  mounted_by: 'container',
  shared_with: 'container',
  isolated_from: 'container',
  image: 'image',
  built_from: 'image',
  same_as: 'image',
  volume: 'volume',
  port: 'port',
  host_port: 'port',
  exposes: 'port',
  path: 'path',
  destination: 'path',
  workdir: 'path',
  source: 'path',
  volumes: 'path',
  url: 'url',
  contains: 'text',
  equals: 'text',
  words: 'text',
  command: 'text',
  entrypoint: 'text',
  author: 'text',
  comment: 'text',
  // What a program prints or a server calls itself is no task; how long or how often we look is none either.
  header: 'nothing',
  stdout: 'nothing',
  stderr: 'nothing',
  matches: 'nothing',
  timeout: 'nothing',
  at_least: 'nothing',
  layers_more_than_base: 'nothing',
}

/** The same, where a check kind means something else by a key. */
const KINDS_IN: Record<string, Record<string, LiteralKind | 'nothing'>> = {
  container: { name: 'container' },
  image: { name: 'image' },
  volume: { name: 'volume' },
  network: { name: 'network' },
  exec: { command: 'nothing' },
}

/** Every engine has them, so that nobody need be told. */
const USUAL: Record<string, string[]> = { driver: ['bridge', 'local', 'default', 'host', 'null'] }

/**
 * The words and numbers that a check asserts. One of a fixed set (`running`, `volume`) is none: a brief says it in
 * words of its own; neither is a default, which the author did not write.
 */
export function literalsOf(check: Check, index: number, shape: Shape): Literal[] {
  const { grader, want } = check
  const kindOf = (key: string) => KINDS_IN[grader]?.[key] ?? KINDS[key] ?? 'value'

  const visit = (
    value: unknown,
    { shape, key, path }: { shape: Shape; key: string; path: Path },
  ): Literal[] => {
    if (Array.isArray(value))
      return value.flatMap((item, at) => visit(item, { shape: shape.items ?? {}, key, path: [...path, at] }))
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([inner, item]) => member(inner, item, { shape, key, path }))
    const isOpen = shape.enum === undefined && shape.const === undefined && value !== shape.default
    const kind = kindOf(key)
    if (!isOpen || kind === 'nothing' || (typeof value !== 'string' && typeof value !== 'number')) return []
    const text = String(value).trim()
    if (text === '' || USUAL[key]?.includes(text)) return []
    return [{ kind, value: kind === 'port' ? text.replace(/\/\w+$/, '') : text, path }]
  }
  /** A mapping with keys of the author's own (labels, variables) asserts the keys as well. */
  const member = (
    name: string,
    item: unknown,
    { shape, key, path }: { shape: Shape; key: string; path: Path },
  ): Literal[] => {
    const known = shape.properties?.[name]
    const ofAuthor = !known && typeof shape.additionalProperties === 'object' && kindOf(key) !== 'nothing'
    const inner = [...path, name]
    if (ofAuthor)
      return [{ kind: 'value', value: name, path: inner }, ...visit(item, { shape: {}, key, path: inner })]
    return kindOf(key) === 'nothing' ? [] : visit(item, { shape: known ?? {}, key: name, path: inner })
  }
  return visit(want, { shape, key: grader, path: ['checks', index, grader] })
}

/** Whether a check asks that something is not there. */
export function asksForAbsence({ want }: Check): boolean {
  const { state, exists, open } = want as { state?: unknown; exists?: unknown; open?: unknown }
  return state === 'absent' || exists === false || open === false
}
