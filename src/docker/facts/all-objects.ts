import type { ContainerSummary, ImageSummary, ListedOnly, NetworkSummary } from '../port/docker.ts'
import { withAlgorithm } from '../port/image-id.ts'
import { type Json, list, own, record, required, textRecord, texts, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { toSummary } from './container.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toNetworkSummary } from './network.ts'

/** Whole lists, to count. Not every engine heeds a filter by label, so the label itself decides. */

/** `GET /containers/json?all=1`, without what is just being removed. */
export async function allContainers(ask: Ask, dialect: Dialect, label?: string): Promise<ContainerSummary[]> {
  const rows = await engineApi(ask).listContainers({ all: '1' })
  return understood(ask.endpoint, () =>
    labelled(rows, 'containers', label)
      .map((row) => toSummary(row, dialect))
      .filter(({ status }) => status !== 'removing'),
  )
}

/** `GET /images/json`, without those that are only parts of others. */
export async function allImages(
  ask: Ask,
  { familiar }: Dialect,
  { label, dangling }: ListedOnly,
): Promise<ImageSummary[]> {
  const rows = await engineApi(ask).listImages()
  return understood(ask.endpoint, () =>
    labelled(rows, 'images', label)
      .map((row) => ({
        id: withAlgorithm(required(row.Id, 'Id')),
        tags: texts(row.RepoTags, 'RepoTags')
          .filter((name) => !name.startsWith('<none>'))
          .map(familiar),
      }))
      .filter(({ tags }) => !dangling || tags.length === 0),
  )
}

/** The names in `GET /volumes`. The engine itself knows which of them no container uses. */
export async function allVolumes(ask: Ask, { label, dangling }: ListedOnly): Promise<string[]> {
  const answer = await engineApi(ask).listVolumes(
    dangling && { filters: JSON.stringify({ dangling: ['true'] }) },
  )
  return understood(ask.endpoint, () =>
    labelled(record(answer, 'volumes').Volumes, 'Volumes', label).map((row) => required(row.Name, 'Name')),
  )
}

/** `GET /networks`. */
export async function allNetworks(ask: Ask, dialect: Dialect, label?: string): Promise<NetworkSummary[]> {
  const rows = await engineApi(ask).listNetworks()
  return understood(ask.endpoint, () =>
    labelled(rows, 'networks', label).map((row) => toNetworkSummary(row, dialect)),
  )
}

/** The rows that have the label: `KEY`, with any value, or `KEY=VALUE`. */
function labelled(rows: unknown, name: string, label: string | undefined): Json[] {
  const all = list(rows, name).map((row) => record(row, name))
  if (label === undefined) return all
  const [key = '', ...value] = label.split('=')
  return all.filter((row) => {
    const has = own(textRecord(row.Labels, 'Labels'), key)
    return has !== undefined && (value.length === 0 || has === value.join('='))
  })
}
