import type { DockerLine } from '../docker-cli/docker-line.ts'
import { withValue } from '../docker-cli/flag-edits.ts'
import { type Publish, readPublish, writePublish } from '../docker-cli/publish.ts'
import type { Script } from '../docker-cli/script.ts'
import { everywhere, type Rewrite } from './rewrite.ts'

/** Other ways to publish the same ports: those of one command at once. */
export function otherPublishing(script: Script): Rewrite[] {
  const lines = script.commands.flatMap(({ docker }) =>
    docker && /^(run|create)$/.test(docker.command) ? [docker] : [],
  )
  const hosts = lines.flatMap(published).flatMap(({ publish }) => hostOf(publish) ?? [])
  const isShared = (publish: Publish) => hosts.filter((host) => host === hostOf(publish)).length > 1
  return lines.flatMap((line) => {
    const rewritten = (rewrite: string, change: (publish: Publish) => Publish | undefined) => {
      const edits = published(line).flatMap(({ flag, publish }) => {
        const changed = isPlain(publish) && !isShared(publish) ? change(publish) : undefined
        return changed ? [withValue(flag, writePublish(changed))] : []
      })
      return everywhere(rewrite, [{ edits, span: { start: line.start, end: line.end } }])
    }
    return [
      ...rewritten('publish-every-address', withEveryAddress),
      ...rewritten('publish-no-address', withoutAddress),
      ...rewritten('publish-protocol', withProtocol),
      ...rewritten('publish-no-protocol', withoutProtocol),
      ...rewritten('publish-long-syntax', toLong),
      ...rewritten('publish-short-syntax', toShort),
    ]
  })
}

function published({ flags }: DockerLine) {
  return flags.flatMap((flag) => {
    const publish = flag.name === 'publish' && flag.value !== undefined ? readPublish(flag.value) : undefined
    return publish ? [{ flag, publish }] : []
  })
}

const field = (publish: Extract<Publish, { form: 'long' }>, key: string) =>
  publish.fields.find((one) => one.key === key)?.value
const hostOf = (publish: Publish) => (publish.form === 'short' ? publish.host : field(publish, 'published'))

/** One port of the host for one of the container. */
const isPlain = (publish: Publish) =>
  [hostOf(publish), publish.form === 'short' ? publish.container : field(publish, 'target')].every((port) =>
    /^\d+$/.test(port ?? ''),
  )

type Change = (publish: Publish) => Publish | undefined

const withEveryAddress: Change = (publish) =>
  publish.form === 'short' && publish.ip === undefined ? { ...publish, ip: '0.0.0.0' } : undefined
const withoutAddress: Change = (publish) =>
  publish.form === 'short' && publish.ip === '0.0.0.0' ? { ...publish, ip: undefined } : undefined
const withProtocol: Change = (publish) =>
  publish.form === 'short' && publish.protocol === undefined ? { ...publish, protocol: 'tcp' } : undefined
const withoutProtocol: Change = (publish) =>
  publish.form === 'short' && publish.protocol === 'tcp' ? { ...publish, protocol: undefined } : undefined

/** It has no address. */
const toLong: Change = (publish) => {
  if (publish.form === 'long' || publish.ip !== undefined) return undefined
  const { host, container, protocol } = publish
  const fields = [
    { key: 'published', value: host },
    { key: 'target', value: container },
    ...(protocol === undefined ? [] : [{ key: 'protocol', value: protocol }]),
  ]
  return { form: 'long', fields }
}

const toShort: Change = (publish) => {
  if (publish.form === 'short') return undefined
  const isKnown = publish.fields.every(({ key, value }) =>
    key === 'mode' ? value === 'ingress' : /^(published|target|protocol)$/.test(key),
  )
  const container = field(publish, 'target')
  if (!isKnown || container === undefined) return undefined
  const protocol = field(publish, 'protocol')
  return { form: 'short', ip: undefined, host: field(publish, 'published'), container, protocol }
}
