import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { engineDocker } from '../../src/docker/engine.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import type { Docker } from '../../src/docker/port/docker.ts'
import type { Ask, Question } from '../../src/docker/wire/ask.ts'
import { inVersion, negotiate } from '../../src/docker/wire/negotiate.ts'
import { jsonBy } from '../../src/docker/wire/read-answer.ts'

/** What a real engine answered, as it came. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** All that was asked while a state of an engine was graded, and whatever else it has. */
export interface Recording {
  /** Of the engine's API, by {@link keyOf}. */
  engine: Record<string, Reply>
  /** Of what is behind its ports: facts, by method and arguments. */
  behind: Record<string, unknown>
}

const HEADERS = ['api-version', 'server', 'date', 'content-type', 'x-docker-container-path-stat']

/** By its path alone, or by all that is asked. Names that are made up for each question are the same here. */
export function keyOf(path: string, { method = 'GET', query, body }: Question = {}, whole = true): string {
  const place = `${method} ${path.replace(/^\/v\d+\.\d+(?=\/)/, '')}`
  if (!whole) return place
  const rest = `${new URLSearchParams(query)} ${body === undefined ? '' : JSON.stringify(body)}`
  return `${place} ${rest.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')}`.trim()
}

/** Asks an engine, and keeps what it answers. */
export function recording(ask: Ask, engine: Recording['engine']): Ask {
  const stream: Ask['stream'] = async (path, question) => {
    const answer = await ask.stream(path, question)
    const body = await buffer(answer.body)
    const headers = Object.fromEntries(
      HEADERS.map((name) => [name, answer.headers[name]]).filter(([, value]) => value),
    )
    engine[keyOf(path, question)] = { status: answer.status, headers, body: body.toString('latin1') }
    return { ...answer, body: Readable.from([body]) }
  }
  return { endpoint: ask.endpoint, stream, json: jsonBy(stream, ask.endpoint) }
}

/** The engine of a recording: where it was asked something else at the same place, that is its answer. */
export function replaying({ engine }: Recording): Ask {
  const byPlace = new Map(
    Object.entries(engine).map(([key, reply]) => [key.split(' ').slice(0, 2).join(' '), reply]),
  )
  const absent = { status: 404, headers: {}, body: '{"message":"No such thing"}' }
  const stream: Ask['stream'] = async (path, question) => {
    const { status, headers, body } =
      engine[keyOf(path, question)] ?? byPlace.get(keyOf(path, question, false)) ?? absent
    return { status, headers, body: Readable.from([Buffer.from(body, 'latin1')]) }
  }
  return { endpoint: 'unix:///recorded', stream, json: jsonBy(stream, 'unix:///recorded') }
}

const BEHIND = ['http', 'tcp', 'registry'] as const

/** The engine of a recording, as checks see it. */
export async function recordedEngine(recorded: Recording, signal: AbortSignal) {
  const unversioned = replaying(recorded)
  const engine = await negotiate(unversioned)
  const endpoint = { kind: 'unix', path: '/recorded', url: unversioned.endpoint, source: '--host' } as const
  const docker = engineDocker(inVersion(unversioned, engine), engine, endpoint, signal)
  const noted = (key: string) => {
    if (!Object.hasOwn(recorded.behind, key))
      throw new CouldNotLook('not-recorded', endpoint.url, { asked: key })
    return recorded.behind[key]
  }
  return { engine, docker: { ...docker, ...behind(docker, noted) } }
}

/** Those methods that leave the engine, each by what was noted for its arguments. */
export function behind(
  docker: Docker,
  note: (key: string, ask: () => Promise<unknown>) => unknown,
): Partial<Docker> {
  return Object.fromEntries(
    BEHIND.map((name) => [
      name,
      async (...words: never[]) =>
        note(JSON.stringify([name, ...words]), () =>
          (docker[name] as (...words: never[]) => Promise<unknown>)(...words),
        ),
    ]),
  )
}
