import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { type Daemon, listenOnSocket } from './daemon-socket.ts'

interface Named {
  Id: string
  Name: string
}

/** What is in a fake engine, as its API gives it. Whatever is left out is empty. */
export interface Contents {
  containers?: (Named & { State: { Status: string; [key: string]: unknown }; [key: string]: unknown })[]
  images?: { Id: string; RepoTags: string[]; [key: string]: unknown }[]
  volumes?: { Name: string; [key: string]: unknown }[]
  networks?: (Named & { [key: string]: unknown })[]
  /** By the container's name. */
  logs?: Record<string, string>
  /** By the container's name: what `docker top` lists. */
  programs?: Record<string, string[]>
  /** By the path in any container. */
  files?: Record<string, string>
  /** What a program prints and ends with. */
  exec?: (command: string[]) => { stdout: string; exitCode: number }
  /** Whatever name is asked for, the answer is the first thing of its kind. */
  isLax?: true
  /** Headers of every answer, such as Podman's `Libpod-API-Version`. */
  headers?: Record<string, string>
}

export interface FriendlyDaemon extends Daemon {
  /** Can be changed as it goes. */
  contents: Contents
  /** Sends an event to every client of `/events`. */
  tell(event: object): void
}

/** Answers like Docker: it takes a name, an id or the beginning of an id wherever Docker does. */
export async function friendlyDaemon(contents: Contents = {}): Promise<FriendlyDaemon> {
  const listeners = new Set<ServerResponse>()
  const runs = new Map<string, { stdout: string; exitCode: number }>()

  const first = <T>(all: T[] | undefined) => (contents.isLax ? all?.[0] : undefined)
  const routes: [RegExp, (place: Place) => unknown][] = [
    [/^\/_ping$/, ({ response }) => end(response, 'OK')],
    [/^\/version$/, () => ({ MinAPIVersion: '1.24', ApiVersion: '1.44' })],
    [
      /^\/info$/,
      () => ({ Driver: 'overlay2', OperatingSystem: 'Fake OS', RegistryConfig: { Mirrors: null } }),
    ],
    [/^\/containers\/json$/, () => (contents.containers ?? []).map(rowOf)],
    [/^\/images\/json$/, () => contents.images ?? []],
    [/^\/volumes$/, () => ({ Volumes: contents.volumes ?? [], Warnings: null })],
    [
      /^\/containers\/([^/]+)\/json$/,
      ({ name }) => first(contents.containers) ?? found(contents.containers, name),
    ],
    [
      /^\/images\/(.+)\/json$/,
      ({ name }) => first(contents.images) ?? contents.images?.find((one) => isImage(one, name)),
    ],
    [
      /^\/volumes\/([^/]+)$/,
      ({ name }) => first(contents.volumes) ?? contents.volumes?.find((one) => one.Name === name),
    ],
    [/^\/networks$/, () => contents.networks ?? []],
    [/^\/networks\/([^/]+)$/, ({ name }) => first(contents.networks) ?? found(contents.networks, name)],
    [
      /^\/containers\/([^/]+)\/top$/,
      ({ name }) => {
        const programs = contents.programs?.[name]
        return (
          programs && { Titles: ['PID', 'CMD'], Processes: programs.map((program, at) => [`${at}`, program]) }
        )
      },
    ],
    [
      /^\/containers\/([^/]+)\/logs$/,
      ({ name, response }) => end(response, frame(contents.logs?.[name] ?? '')),
    ],
    [/^\/containers\/([^/]+)\/archive$/, ({ query, response }) => archive(query.get('path') ?? '', response)],
    [
      /^\/containers\/([^/]+)\/exec$/,
      ({ body, response }) => {
        const Id = `${runs.size}`.padStart(64, 'e')
        runs.set(Id, contents.exec?.(JSON.parse(body).Cmd) ?? { stdout: '', exitCode: 0 })
        response.statusCode = 201
        return { Id }
      },
    ],
    [/^\/exec\/([^/]+)\/start$/, ({ name, response }) => end(response, frame(runs.get(name)?.stdout ?? ''))],
    [
      /^\/exec\/([^/]+)\/json$/,
      ({ name }) => runs.has(name) && { Running: false, ExitCode: runs.get(name)?.exitCode },
    ],
    [
      /^\/events$/,
      ({ response }) => {
        response.flushHeaders()
        listeners.add(response)
        response.on('close', () => listeners.delete(response))
        return ANSWERED
      },
    ],
  ]

  function archive(path: string, response: ServerResponse): unknown {
    const content = contents.files?.[path]
    if (content === undefined) return undefined
    const tar = pack()
    tar.entry({ name: path.split('/').at(-1) ?? '' }, content)
    tar.finalize()
    response.setHeader('X-Docker-Container-Path-Stat', Buffer.from('{"mode":420}').toString('base64'))
    // The client can leave in the middle.
    pipeline(Readable.from(tar), response, () => {})
    return ANSWERED
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://docker')
    const path = decodeURIComponent(pathname).replace(/^\/v1\.\d+(?=\/)/, '')
    const headers = { 'Api-Version': '1.44', Server: 'Docker/28.5.2 (linux)', ...contents.headers }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const body = await text(request)
    for (const [pattern, reply] of routes) {
      const match = pattern.exec(path)
      if (!match) continue
      const said = reply({ name: match[1] ?? '', query: searchParams, body, response })
      if (said === ANSWERED) return
      if (said) return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(said))
      return response.writeHead(404).end(JSON.stringify({ message: `no such thing: ${match[1]}` }))
    }
    return response.writeHead(404).end(JSON.stringify({ message: 'page not found' }))
  }

  const daemon = await listenOnSocket((request, response) => void answer(request, response))
  return {
    ...daemon,
    contents,
    tell(event) {
      for (const listener of listeners) listener.write(`${JSON.stringify(event)}\n`)
    },
  }
}

interface Place {
  name: string
  query: URLSearchParams
  body: string
  response: ServerResponse
}

/** What a route gives that answers by itself. */
const ANSWERED = Symbol('answered')

function end(response: ServerResponse, body: string | Buffer) {
  response.end(body)
  return ANSWERED
}

const found = <T extends Named>(all: T[] | undefined, name: string): T | undefined =>
  all?.find((one) => one.Name.replace(/^\//, '') === name) ?? all?.find((one) => one.Id.startsWith(name))

const isImage = ({ Id, RepoTags }: { Id: string; RepoTags: string[] }, name: string) =>
  RepoTags.includes(name.includes(':') ? name : `${name}:latest`) ||
  Id === name ||
  Id.replace('sha256:', '').startsWith(name)

const rowOf = ({ Id, Name, State, HostConfig }: NonNullable<Contents['containers']>[number]) => ({
  Id,
  Names: [Name],
  Image: 'nginx',
  ImageID: '',
  State: State.Status,
  HostConfig,
  Ports: [],
})

/** As a container without a terminal prints it. */
function frame(printed: string): Buffer {
  const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
  header.writeUInt32BE(Buffer.byteLength(printed), 4)
  return printed ? Buffer.concat([header, Buffer.from(printed)]) : Buffer.alloc(0)
}
