import { type Publish, readPublish, writePublish } from '../docker-cli/publish.ts'
import type { Other } from './other-images.ts'

/** Other values for a published port. */
export function otherPorts(value: string): Other[] {
  const publish = readPublish(value)
  if (!publish) return []
  const changes = publish.form === 'short' ? shortChanges(publish) : longChanges(publish)
  return changes.map(([mutation, changed]) => [mutation, writePublish(changed)])
}

type Short = Extract<Publish, { form: 'short' }>
type Long = Extract<Publish, { form: 'long' }>
const isPort = (text: string | undefined): text is string => /^\d+$/.test(text ?? '')
const next = (port: string) => String(Number(port) + (port === '65535' ? -1 : 1))

function shortChanges(publish: Short): [string, Publish][] {
  const { host, container } = publish
  if (!isPort(container)) return []
  const shifted: [string, Publish] = ['shift-container-port', { ...publish, container: next(container) }]
  if (!isPort(host)) return [shifted]
  return [
    ...swapped(host, container, { ...publish, host: container, container: host }),
    ['shift-host-port', { ...publish, host: next(host) }],
    shifted,
    ['drop-host-port', { ...publish, host: publish.ip === undefined ? undefined : '' }],
  ]
}

const HOST = 'published'
const CONTAINER = 'target'

function longChanges(publish: Long): [string, Publish][] {
  const named = (key: string) => publish.fields.find((field) => field.key === key)?.value
  const host = named(HOST)
  const container = named(CONTAINER)
  const becomes = (values: Record<string, string>): Publish => ({
    ...publish,
    fields: publish.fields.map(({ key, value }) => ({ key, value: values[key] ?? value })),
  })
  if (!isPort(container)) return []
  const shifted: [string, Publish] = ['shift-container-port', becomes({ [CONTAINER]: next(container) })]
  if (!isPort(host)) return [shifted]
  return [
    ...swapped(host, container, becomes({ [HOST]: container, [CONTAINER]: host })),
    ['shift-host-port', becomes({ [HOST]: next(host) })],
    shifted,
    ['drop-host-port', { ...publish, fields: publish.fields.filter(({ key }) => key !== HOST) }],
  ]
}

const swapped = (host: string, container: string, publish: Publish): [string, Publish][] =>
  host === container ? [] : [['swap-ports', publish]]
