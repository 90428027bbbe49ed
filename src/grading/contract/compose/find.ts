import { own } from '../../../docker/port/json.ts'
import { isModel, type Model } from './model.ts'
import { toPort, toReference, toTest, toVolume, toWords } from './short-forms.ts'

/** What an author asks for at a path: `any` for whatever is there. */
export type Wanted = Scalar | (Scalar | { [key: string]: Scalar })[]
type Scalar = string | number | boolean

/** What is at a path such as `services.web.depends_on.db`: undefined where nothing is. Keys can have dots of their own. */
export function at(model: unknown, path: string): { value: unknown } | undefined {
  if (path === '') return { value: model }
  const parts = path.split('.')
  if (Array.isArray(model)) {
    const [place = '', ...rest] = parts
    return Object.hasOwn(model, place) ? at(model[Number(place)], rest.join('.')) : undefined
  }
  if (!isModel(model)) return undefined
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('.')
    const found = Object.hasOwn(model, key) ? at(model[key], parts.slice(length).join('.')) : undefined
    if (found) return found
  }
  return undefined
}

/** Whether the model has what is wanted at a path. Of a list, all must be there, in any order; a command is compared as a whole. */
export function has(model: Model, path: string, wanted: Wanted): boolean {
  const found = at(model, path)
  if (!found) return false
  if (wanted === 'any') return true
  const { value } = found
  const key = path.split('.').at(-1) ?? ''
  const whole = own(WHOLE, key)
  if (whole) return isSame(whole(wanted), value)
  const long = own(LONG, key) ?? ((one: unknown) => one)
  return [wanted].flat().every((one) => isIn(value, one, long(one)))
}

/** By the key: what is a line or a list of words. */
const WHOLE: Record<string, (value: unknown) => unknown> = {
  command: toWords,
  entrypoint: toWords,
  test: toTest,
}

/** By the key: what has a long form. */
const LONG: Record<string, (value: unknown) => unknown> = {
  configs: toReference,
  ports: (value) => (isModel(value) ? value : toPort(value)),
  secrets: toReference,
  volumes: (value) => (isModel(value) ? value : toVolume(value)),
}

function isIn(value: unknown, wanted: unknown, long: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => isPart(long, one))
  if (!isModel(value)) return isPart(wanted, value)
  if (isModel(wanted)) return isPart(wanted, value)
  const text = String(wanted)
  if (Object.hasOwn(value, text)) return true
  const equals = text.indexOf('=')
  return equals > 0 && isPart(text.slice(equals + 1), value[text.slice(0, equals)])
}

/** Whether everything that a mapping says, the other says as well. Numbers and texts are the same in YAML's eyes, nearly. */
function isPart(wanted: unknown, value: unknown): boolean {
  if (!isModel(wanted)) return !isModel(value) && isSame(wanted, value)
  return isModel(value) && Object.entries(wanted).every(([key, one]) => isPart(one, own(value, key)))
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  return !Array.isArray(one) && !Array.isArray(other) && other !== undefined && String(one) === String(other)
}

/** Whether a part of the model is in a different file, so that what is not here can be there. */
export function isElsewhere(model: Model, path: string): boolean {
  const [, service] = /^services\.([^.]+)/.exec(path) ?? []
  return (
    Object.hasOwn(model, 'include') ||
    (service !== undefined && at(model, `services.${service}.extends`) !== undefined)
  )
}
