import { own } from '../../../docker/port/json.ts'
import { isModel, type Model } from './model.ts'
import { toDependency, toPort, toReference, toTest, toVolume, toWords } from './short-forms.ts'

/** A Compose file in which everything that can be written in two ways is written in one. */
export function normalised(file: Model): Model {
  return {
    ...file,
    ...mapping(file, 'services', normalisedService),
    ...mapping(file, 'networks', withEmpty),
    ...mapping(file, 'volumes', withEmpty),
  }
}

/** The mapping under a key, with each of its values changed; nothing where there is none. */
function mapping(file: Model, key: string, change: (value: unknown) => unknown): Model {
  const value = file[key]
  return isModel(value) ? { [key]: values(value, change) } : {}
}

const values = (model: Model, change: (value: unknown, key: string) => unknown): Model =>
  Object.fromEntries(Object.entries(model).map(([key, value]) => [key, change(value, key)]))

/** `data:` with nothing after it asks for one with the usual settings. */
const withEmpty = (value: unknown): unknown => value ?? {}

/** What is made of a key of a service. */
const KEYS: Record<string, (value: unknown) => unknown> = {
  build: (value) => normalisedBuild(typeof value === 'string' ? { context: value } : value),
  command: toWords,
  configs: (value) => each(value, toReference),
  depends_on: (value) => named(value, toDependency),
  deploy: (value) => normalisedBuild(value),
  entrypoint: toWords,
  env_file: (value) => [value].flat().map(pathOf),
  environment: pairs,
  extra_hosts: (value) => pairs(value, /[=:]/),
  labels: pairs,
  networks: (value) => named(value, withEmpty),
  ports: (value) => each(value, toPort),
  secrets: (value) => each(value, toReference),
  sysctls: pairs,
  volumes: (value) => each(value, toVolume),
}

function normalisedService(service: unknown): unknown {
  if (!isModel(service)) return service
  const { healthcheck, ...rest } = values(service, (value, key) => (own(KEYS, key) ?? same)(value))
  return { ...rest, ...(isChecked(healthcheck) && { healthcheck: withTest(healthcheck) }) }
}

const same = (value: unknown) => value

/** One that is switched off is none. */
function isChecked(healthcheck: unknown): healthcheck is Model {
  if (!isModel(healthcheck)) return false
  return healthcheck.disable !== true && [healthcheck.test].flat()[0] !== 'NONE'
}

const withTest = (healthcheck: Model): Model =>
  'test' in healthcheck ? { ...healthcheck, test: toTest(healthcheck.test) } : healthcheck

/** `build` and `deploy`: their own `args` and `labels` can be lists as well. */
const normalisedBuild = (value: unknown): unknown =>
  isModel(value)
    ? values(value, (inner, key) => (key === 'args' || key === 'labels' ? pairs(inner) : inner))
    : value

/** `env_file: [{ path: .env }]` says the same as `env_file: .env`. */
const pathOf = (value: unknown): unknown => (isModel(value) ? value.path : value)

const each = (value: unknown, change: (one: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : value

/** A list of names as a mapping with nothing said of them. */
function named(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return Object.fromEntries(value.map((name) => [String(name), change(undefined)]))
  return isModel(value) ? values(value, change) : value
}

/** A list such as `- KEY=value` as a mapping; a key without a value has null. */
function pairs(value: unknown, between: string | RegExp = '='): unknown {
  if (!Array.isArray(value)) return value
  return Object.fromEntries(
    value.map((pair) => {
      const text = String(pair)
      const at = text.search(between)
      return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
