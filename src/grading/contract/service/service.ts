/** A service of a Compose file, whose containers stand where a container is named. */
export interface Service {
  service: string
  /** Any project, when left out. */
  project?: string | undefined
}

const SERVICE = /^service\+(?:([\w-]+)\+)?([\w.-]+)$/

/** What stands for it in the place of a container's name, and that no container can be called: `service+shop+web`. */
export const asName = ({ service, project }: Service): string =>
  `service+${project === undefined ? '' : `${project}+`}${service}`

/** The service that stands in the place of a container's name; undefined for a name. */
export function serviceIn(name: string): Service | undefined {
  const [, project, service] = SERVICE.exec(name) ?? []
  return service === undefined ? undefined : { service, ...(project !== undefined && { project }) }
}

/** Every service in what a check asks for, once each, as it stands there. */
export const servicesIn = (want: unknown): string[] => [...new Set(textsIn(want).filter(serviceIn))]

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** How a language calls a service in the middle of a sentence. */
export type ServiceWords = (service: Service) => string

/** The value with every service in it as a language calls it. */
export function spoken<T>(value: T, words: ServiceWords): T {
  return withTexts(value, (text) => {
    const service = serviceIn(text)
    return service ? words(service) : text
  }) as T
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => withTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), withTexts(one, change)]))
}

/**
 * What a check asks for, with the names of containers in place of services: in a list, those of all; anywhere else,
 * one of each, so that there is one for every way to choose. A service without containers stays as it is.
 */
export function wantsOf<Want>(want: Want, containersOf: ReadonlyMap<string, readonly string[]>): Want[] {
  const ways = [...containersOf].reduce<ReadonlyMap<string, string>[]>(
    (before, [service, names]) =>
      names.length === 0
        ? before
        : before.flatMap((way) => names.map((name) => new Map([...way, [service, name]]))),
    [new Map()],
  )
  const all = ways.map((way) => withContainers(want, way, containersOf) as Want)
  return all.filter((one, at) => at === all.findIndex((other) => isSame(one, other)))
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function withContainers(
  value: unknown,
  way: ReadonlyMap<string, string>,
  all: ReadonlyMap<string, readonly string[]>,
): unknown {
  if (typeof value === 'string') return way.get(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withContainers(one, way, all)]))
  return value.flatMap((one: unknown): unknown[] => {
    const names = typeof one === 'string' ? (all.get(one) ?? []) : []
    return names.length > 0 ? [...names] : [withContainers(one, way, all)]
  })
}
