import { type Field, readFields, writeFields } from './publish.ts'
import type { ShellWord } from './word.ts'

export type MountKind = 'named' | 'anonymous' | 'bind'

/** The value of `--volume`: `SOURCE:TARGET:OPTIONS`. */
export interface Volume {
  kind: MountKind | 'unknown'
  source: string | undefined
  target: string
  options: string[]
}

/** The word is the one that holds the value, if the shell reads it. */
export function readVolume(text: string, word?: ShellWord): Volume | undefined {
  const parts = text.split(':')
  if (parts.length > 3 || parts.includes('')) return undefined
  if (parts.length === 1) return { kind: 'anonymous', source: undefined, target: text, options: [] }
  const [source = '', target = '', options] = parts
  return { kind: kindOf(source, word), source, target, options: options?.split(',') ?? [] }
}

export function writeVolume({ source, target, options }: Omit<Volume, 'kind'>): string {
  const ends = options.length > 0 ? [options.join(',')] : []
  return [...(source === undefined ? [] : [source]), target, ...ends].join(':')
}

/** The working folder, as the shell gives it. */
const WORKING_FOLDER = /^\$(PWD|\{PWD\}|\(pwd\)|HOME)$/

function kindOf(source: string, word: ShellWord | undefined): Volume['kind'] {
  if (source.includes('/') || source.startsWith('.')) return 'bind'
  if (/^\w[\w.-]+$/.test(source)) return 'named'
  const only = source.length === 1 ? word?.expansions[source.charCodeAt(0) - 0xe000] : undefined
  return only && WORKING_FOLDER.test(only.text) ? 'bind' : 'unknown'
}

/** The value of `--mount`. */
export interface Mount {
  kind: MountKind | 'other'
  fields: Field[]
  source: string | undefined
  target: string | undefined
  readOnly: boolean
  /** It has only a type, a source, a target and whether it is read-only. */
  simple: boolean
}

const SOURCE = /^(source|src)$/
const TARGET = /^(target|destination|dst)$/
const READ_ONLY = /^(readonly|ro)$/

export function readMount(text: string): Mount {
  const fields = readFields(text)
  const named = (key: RegExp) => fields.find((field) => key.test(field.key))?.value
  const type = named(/^type$/) ?? 'volume'
  const source = named(SOURCE)
  const kinds: Record<string, Mount['kind']> = { bind: 'bind', volume: source ? 'named' : 'anonymous' }
  return {
    kind: kinds[type] ?? 'other',
    fields,
    source,
    target: named(TARGET),
    readOnly: fields.some(({ key, value }) => READ_ONLY.test(key) && /^(true|1)$/.test(value ?? 'true')),
    simple: fields.every(({ key }) => [/^type$/, SOURCE, TARGET, READ_ONLY].some((one) => one.test(key))),
  }
}

/** A mount with other values: undefined takes a field away. */
export function writeMount(
  { fields }: Mount,
  values: { type?: string; source?: string | undefined; target?: string; readOnly?: boolean },
): string {
  const changed = fields.flatMap((field): Field[] => {
    if (field.key === 'type' && values.type !== undefined) return [{ ...field, value: values.type }]
    if (SOURCE.test(field.key) && 'source' in values)
      return values.source === undefined ? [] : [{ ...field, value: values.source }]
    if (TARGET.test(field.key) && values.target !== undefined) return [{ ...field, value: values.target }]
    return READ_ONLY.test(field.key) && values.readOnly === false ? [] : [field]
  })
  return writeFields(changed)
}
