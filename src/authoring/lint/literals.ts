import { FIELD_KEYS, type FieldFacts } from '../../grading/contract/field.ts'
import { type Service, serviceIn } from '../../grading/contract/service/service.ts'
import type { Check } from '../../lab/lab.ts'
import type { Path } from '../../lab/yaml-file.ts'
import type { Shape } from './shape.ts'

/** A word or number that a check asserts, as its author wrote it. */
export interface Literal extends Pick<FieldFacts, 'ofHost' | 'onHost'> {
  kind: LiteralKind
  value: string
  /** From the root of lab.yaml. */
  path: Path
}

/** What it is the name of; `value` is any other word or number, `text` what a page, a file or a log has to say. */
export type LiteralKind = Exclude<FieldFacts['is'], 'unsaid'> | 'value'

/**
 * The words and numbers that a check asserts. One of a fixed set (`running`, `volume`) is none: a brief says it in
 * words of its own; neither is a default, which the author did not write.
 */
export function literalsOf({ grader, want }: Check, index: number, shape: Shape): Literal[] {
  return inside(want, shape, ['checks', index, grader])
}

function inside(value: unknown, shape: Shape, path: Path): Literal[] {
  if (shape.is === 'unsaid') return []
  if (Array.isArray(value))
    return value.flatMap((item, at) => inside(item, { ...factsOf(shape), ...shape.items }, [...path, at]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) => member(name, item, shape, [...path, name]))
  return literal(value, shape, path)
}

/** A mapping with keys of the author's own (labels, variables) asserts the keys as well. */
function member(name: string, item: unknown, shape: Shape, path: Path): Literal[] {
  const { properties = {}, additionalProperties: others } = shape
  const known = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (known || typeof others !== 'object') return inside(item, known ?? {}, path)
  return [{ kind: 'value', value: name, path }, ...inside(item, { ...factsOf(shape), ...others }, path)]
}

function literal(value: unknown, shape: Shape, path: Path): Literal[] {
  const isOpen = shape.enum === undefined && shape.const === undefined && value !== shape.default
  if (!isOpen || (typeof value !== 'string' && typeof value !== 'number')) return []
  const text = String(value).trim()
  if (text === '' || shape.usual?.includes(text)) return []
  const { is = 'value', ofHost, onHost } = shape
  const kind = is as LiteralKind
  const service = kind === 'container' ? serviceIn(text) : undefined
  if (service) return ofService(service, path)
  return [
    {
      kind,
      value: withoutRest(kind, text),
      path,
      ...(ofHost && { ofHost }),
      ...(onHost && { onHost }),
    },
  ]
}

/** The project is no name of a container either: whoever owns the lab need not remove it. */
const ofService = ({ service, project }: Service, path: Path): Literal[] => [
  { kind: 'service', value: service, path },
  ...(project === undefined ? [] : [{ kind: 'value' as const, value: project, path }]),
]

/** A port without its protocol, an image of any tag without the `*`. */
function withoutRest(kind: LiteralKind, text: string): string {
  if (kind === 'port') return text.replace(/\/\w+$/, '')
  return kind === 'image' ? text.replace(/:\*$/, '') : text
}

/** What a list or a mapping says of all that is in it. */
const factsOf = (shape: Shape): Shape =>
  Object.fromEntries(FIELD_KEYS.filter((key) => shape[key] !== undefined).map((key) => [key, shape[key]]))
