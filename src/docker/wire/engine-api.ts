import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import Dockerode from 'dockerode'
import { CouldNotLook } from '../port/could-not-look.ts'
import type { Ask, Question } from './ask.ts'
import { accepted, maxBytesOf, readJsonAnswer } from './read-answer.ts'

/** What we use of dockerode. Whatever an engine answers is unknown until it has been read. */
export interface EngineApi {
  getContainer(name: string): {
    inspect(): Promise<unknown>
    logs(query: Query): Promise<unknown>
    getArchive(query: Query): Promise<unknown>
    exec(options: object): Promise<{ id: unknown }>
  }
  getExec(id: string): { start(options: object): Promise<unknown>; inspect(): Promise<unknown> }
  getImage(name: string): { inspect(): Promise<unknown>; history(): Promise<unknown> }
  getVolume(name: string): { inspect(): Promise<unknown> }
  getNetwork(name: string): { inspect(): Promise<unknown> }
  listContainers(query: Query): Promise<unknown>
  listImages(): Promise<unknown>
  listVolumes(query?: Query): Promise<unknown>
  listNetworks(): Promise<unknown>
  info(): Promise<unknown>
}

type Query = Record<string, string>

/**
 * dockerode on our own way to the engine: an error of the engine rejects with a `Refusal`, whatever else goes wrong
 * with `CouldNotLook`. With a modem given, dockerode neither looks for an engine nor reads the environment.
 */
export function engineApi(ask: Ask): EngineApi {
  // The types of dockerode do not know of the option.
  const options: object = { modem: modemOver(ask) }
  return new Dockerode(options)
}

/** How an answer of the {@link EngineApi}, JSON or a stream, came. */
export function arrivalOf(answer: unknown): Arrival {
  const arrival = typeof answer === 'object' && answer !== null ? arrivals.get(answer) : undefined
  return arrival ?? { headers: {}, at: Date.now() }
}

export interface Arrival {
  headers: IncomingHttpHeaders
  /** By the clock of this machine, in ms since 1970. */
  at: number
}

const arrivals = new WeakMap<object, Arrival>()

/** The stream that the {@link EngineApi} gave. */
export function streamOf(answer: unknown): Readable {
  if (answer instanceof Readable) return answer
  throw new TypeError('dockerode gave no stream')
}

/** What dockerode asks of its modem. */
interface Dial {
  method: NonNullable<Question['method']>
  /** With `?` at its end where the options are its query. */
  path: string
  options?: Record<string, unknown>
  isStream?: unknown
}

type Callback = (error: unknown, answer?: unknown) => void

/** In the place of docker-modem. {@link https://github.com/apocas/docker-modem} */
function modemOver(ask: Ask) {
  async function answerTo({ path, method, options = {}, isStream }: Dial): Promise<unknown> {
    const question: Question = {
      method,
      ...(path.endsWith('?') && { query: queryOf(options) }),
      ...(method === 'POST' && { body: options }),
    }
    const place = path.replace(/\?$/, '')
    const answer = await ask.stream(place, question)
    const arrival = { headers: answer.headers, at: Date.now() }
    const { body } = await accepted(answer, ask.endpoint)
    const given = isStream ? body : await readJsonAnswer(answer, ask.endpoint, maxBytesOf(place))
    // dockerode reads the fields of some answers itself.
    if (typeof given !== 'object' || given === null)
      throw new CouldNotLook('engine-answer', ask.endpoint, { why: 'wrong-type', name: path })
    arrivals.set(given, arrival)
    return given
  }
  return {
    dial: (dial: Dial, callback: Callback) =>
      void answerTo(dial).then((answer) => callback(null, answer), callback),
  }
}

const queryOf = (options: Record<string, unknown>): Query =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]))
