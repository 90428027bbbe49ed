import { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import { readable, record, text } from '../port/json.ts'
import type { Ask, Question } from './ask.ts'
import { jsonBy, quote, readText } from './read-answer.ts'

/** The engine that answers, as reports name it. */
export interface EngineIdentity {
  endpoint: string
  name: 'docker' | 'podman'
  version: string | null
  /** The API version that is spoken with it. */
  api: string
}

/** The shapes that we read were checked between these two. */
const OLDEST_API = '1.40'
const NEWEST_API = '1.51'

/**
 * Who answers, and which API version both sides speak: the engine's newest, but none above 1.51. One round trip.
 * @see https://docs.docker.com/reference/api/engine/#versioned-api-and-sdk
 */
export async function negotiate(ask: Ask): Promise<EngineIdentity> {
  const { status, headers, body } = await ask.stream('/_ping')
  const { text: said } = await readText(body, 1000)
  const newest = `${headers['api-version'] ?? ''}`
  if (/HTTP request to an HTTPS server/.test(said))
    throw new CouldNotLook('engine-tls', ask.endpoint, { why: 'tls-only' })
  if (status !== 200 || !/^\d+\.\d+$/.test(newest)) {
    throw new CouldNotLook('engine-answer', ask.endpoint, { asked: 'GET /_ping', status, said: quote(said) })
  }
  if (order(newest) < order(OLDEST_API)) {
    throw new CouldNotLook('engine-too-old', ask.endpoint, { why: 'api-version', name: newest })
  }
  const podman = headers['libpod-api-version'] !== undefined
  return {
    endpoint: ask.endpoint,
    name: podman ? 'podman' : 'docker',
    version: /\/(\d+(?:\.\d+)*(?:-[a-z0-9.]+)?)/i.exec(`${headers.server ?? ''}`)?.[1] ?? null,
    api: order(newest) < order(NEWEST_API) ? newest : NEWEST_API,
  }
}

/**
 * The same engine, asked in the version that was agreed. An engine that finds it too old, which only its answer to
 * a first question tells, is asked for its lowest once; `engine.api` then says that one.
 */
export function inVersion(ask: Ask, engine: EngineIdentity): Ask {
  let raised: Promise<void> | undefined

  async function stream(path: string, question?: Question) {
    const answer = await ask.stream(`/v${engine.api}${path}`, question)
    if (answer.status !== 400) return answer
    const { text: said } = await readText(answer.body, 1000)
    if (!/client version .* is too old/i.test(said))
      return { ...answer, body: Readable.from([Buffer.from(said)]) }
    raised ??= raise(ask, engine)
    await raised
    return ask.stream(`/v${engine.api}${path}`, question)
  }

  return {
    endpoint: ask.endpoint,
    stream,
    json: jsonBy(stream, ask.endpoint),
    ...(ask.afterwards && { afterwards: () => inVersion(ask.afterwards?.() ?? ask, engine) }),
  }
}

async function raise(ask: Ask, engine: EngineIdentity) {
  const version = await ask.json('/version')
  const lowest = readable(() => text(record(version, 'the version').MinAPIVersion, 'MinAPIVersion'))
  if (lowest === undefined || !/^\d+\.\d+$/.test(lowest)) {
    throw new CouldNotLook('engine-answer', ask.endpoint, { asked: 'GET /version', why: 'no-minimum-api' })
  }
  engine.api = lowest
}

function order(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 10_000 + minor
}
