import { type Json, record, required, text, texts, understood } from '../docker/port/json.ts'
import type { Ask } from '../docker/wire/ask.ts'
import { LAB_LABEL } from './changes.ts'
import { readList } from './read-list.ts'

/** Something with the label of what `start` makes for a lab. Labels can be copied: `docker commit` keeps them. */
export interface Labelled {
  kind: 'container' | 'network' | 'volume'
  /** A volume has none but its name. */
  id: string
  name: string
}

/** What has the label of what `start` makes for a lab. Not every engine heeds the filter, so the label itself decides. */
export async function madeByStart(ask: Ask, slug: string): Promise<Labelled[]> {
  const filters = JSON.stringify({ label: [`${LAB_LABEL}=${slug}`] })
  const [containers, networks, volumes] = await Promise.all([
    ask.json('/containers/json', { query: { all: '1', filters } }),
    ask.json('/networks', { query: { filters } }),
    ask.json('/volumes', { query: { filters } }),
  ])
  const { Volumes } = understood(ask.endpoint, () => record(volumes, 'volumes'))
  const read = (rows: unknown, name: string, one: (row: Json) => Labelled) =>
    readList(ask, rows, name, (row) => ({
      ...one(row),
      label: text(record(row.Labels, 'Labels')[LAB_LABEL], 'Labels'),
    }))
  const all = [
    ...read(containers, 'containers', ({ Id, Names }) => {
      const id = required(Id, 'Id')
      const names = texts(Names, 'Names').map((name) => name.replace(/^\//, ''))
      // What is just being removed has no name any more.
      const name = names.find((one) => !one.includes('/')) ?? names[0] ?? id.slice(0, SHORT_ID)
      return { kind: 'container', id, name }
    }),
    ...read(networks, 'networks', ({ Id, Name }) => {
      return { kind: 'network', id: required(Id, 'Id'), name: required(Name, 'Name') }
    }),
    ...read(Volumes, 'volumes', ({ Name }) => {
      const name = required(Name, 'Name')
      return { kind: 'volume', id: name, name }
    }),
  ]
  return all.flatMap(({ label, ...one }) => (label === slug ? [one] : []))
}

/** As many digits of an id as Docker shows. */
export const SHORT_ID = 12
