import { posix } from 'node:path'
import { isModel, type Model } from './model.ts'

/** The long forms of what a Compose file says in one word. What is long already keeps what it says. */

/** Each text is read in one way only, so that none takes long. */
const VALUE = String.raw`(?:\$\{[^}]*\}|\$(?!\{)|[^:$])`
const PORT = new RegExp(String.raw`^(?:(?:(\[[^\]]+\]|[\d.]+|\$\{[^}]*\}):)?(${VALUE}*):)?(${VALUE}+)$`)

/** `8080:80`, `127.0.0.1:8080:80/udp`, `80`. @see https://docs.docker.com/reference/compose-file/services/#ports */
export function toPort(port: unknown): unknown {
  if (isModel(port)) return { protocol: 'tcp', ...texts(port) }
  const [rest = '', protocol = 'tcp'] = String(port).split('/')
  const [, hostIp, published, target = rest] = PORT.exec(rest) ?? []
  return {
    target,
    protocol,
    ...(published && { published }),
    ...(hostIp && { host_ip: hostIp.replace(/^\[|\]$/g, '') }),
  }
}

const texts = (model: Model): Model =>
  Object.fromEntries(
    Object.entries(model).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
  )

/** `data:/data:ro`, `./site:/srv`, `/data`. @see https://docs.docker.com/reference/compose-file/services/#volumes */
export function toVolume(volume: unknown): unknown {
  if (isModel(volume)) {
    const { source, type } = volume
    const isPath = type === 'bind' && typeof source === 'string'
    return { read_only: false, ...volume, ...(isPath && { source: cleanPath(source) }) }
  }
  const text = String(volume)
  const drive = /^[a-z]:[\\/]/i.exec(text)?.[0] ?? ''
  const parts = text.slice(drive.length).split(/:(?![-?+])/)
  const [first = '', target, mode = ''] = parts
  const read_only = mode.split(',').includes('ro')
  if (target === undefined) return { type: 'volume', target: text, read_only }
  const source = drive + first
  if (drive === '' && !/^[./~\\$]/.test(source)) return { type: 'volume', source, target, read_only }
  return { type: 'bind', source: cleanPath(source), target, read_only }
}

/** `./site/` and `site` are one folder. */
const cleanPath = (path: string) => posix.normalize(path).replace(/(?<=.)\/$/, '')

/** Of `configs` and `secrets`. */
export const toReference = (value: unknown): unknown =>
  typeof value === 'string' ? { source: value } : value

/** @see https://docs.docker.com/reference/compose-file/services/#depends_on */
export const toDependency = (value: unknown): unknown => ({
  condition: 'service_started',
  ...(isModel(value) ? value : {}),
})

/** A line of a command as its words. Nothing is expanded. */
export function toWords(command: unknown): unknown {
  if (typeof command !== 'string') return command
  return (command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  )
}

/** What a line asks a shell. @see https://docs.docker.com/reference/compose-file/services/#healthcheck */
export const toTest = (test: unknown): unknown => (typeof test === 'string' ? ['CMD-SHELL', test] : test)
