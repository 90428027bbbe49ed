import { isLiteral } from './word.ts'

/** The value of `--publish`. Ports can be ranges. */
export type Publish = ShortPublish | { form: 'long'; fields: Field[] }

export interface ShortPublish {
  form: 'short'
  /** `[::1]` has its brackets. */
  ip: string | undefined
  /** '' where an address comes before a port that is left open. */
  host: string | undefined
  container: string
  protocol: string | undefined
}

/** `key=value`, or `key` alone. */
export interface Field {
  key: string
  value: string | undefined
}

/** Undefined where it depends on the shell, or cannot be read. */
export function readPublish(text: string): Publish | undefined {
  if (!isLiteral(text)) return undefined
  if (text.includes('=')) return { form: 'long', fields: readFields(text) }
  const [, ip, host, container, protocol] =
    /^(?:(?:(\[[^\]]+\]|[\d.]+):)?([\d-]*):)?(\d[\d-]*)(?:\/(\w+))?$/.exec(text) ?? []
  return container === undefined ? undefined : { form: 'short', ip, host, container, protocol }
}

export function writePublish(publish: Publish): string {
  if (publish.form === 'long') return writeFields(publish.fields)
  const { ip, host, container, protocol } = publish
  const start = ip === undefined ? '' : `${ip}:`
  const middle = host === undefined ? '' : `${host}:`
  return `${start}${middle}${container}${protocol === undefined ? '' : `/${protocol}`}`
}

/** The fields of the long syntaxes of `--publish`, `--mount` and `--network`. */
export function readFields(text: string): Field[] {
  return text.split(',').map((field) => {
    const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(field) ?? []
    return { key, value }
  })
}

export function writeFields(fields: readonly Field[]): string {
  return fields.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(',')
}
