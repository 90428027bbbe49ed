import { at } from '../../src/grading/contract/compose/find.ts'
import { excerpt } from '../../src/grading/contract/text/text.ts'
import type { ComposeFileFacts } from './compose-file.ts'

/** What a file says at a path, or what is asked for there, as it would be in one line of YAML. */
export const shown = (value: unknown): string => excerpt(flow(value), 120)

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${flow(one)}`)
      .join(', ')} }`
  return typeof value === 'string' && (value === '' || /[\s,:#[\]{}]/.test(value))
    ? JSON.stringify(value)
    : String(value)
}

/** What the file says at a path. */
export function valueAt(path: string | undefined, { read }: ComposeFileFacts): string {
  const found = read && 'model' in read && path !== undefined ? at(read.model, path) : undefined
  return found ? shown(found.value) : ''
}

/** The names of the services in the file. */
export function servicesOf({ read }: ComposeFileFacts): string[] {
  const found = read && 'model' in read ? at(read.model, 'services') : undefined
  return Object.keys(Object(found?.value))
}

export const lineOf = ({ read }: ComposeFileFacts): number => (read && 'line' in read ? read.line : 1)
