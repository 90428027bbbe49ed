import type { Readable } from 'node:stream'
import { CouldNotLook } from '../port/could-not-look.ts'
import { parseJson, readable, record, understood } from '../port/json.ts'
import type { Ask, EngineAnswer } from './ask.ts'

/** The list of a crowded engine. */
const MAX_LIST_BYTES = 8 * 1024 * 1024
/** One thing, with more labels than anybody gives it. */
const MAX_BYTES = 1024 * 1024
const MAX_REFUSAL_BYTES = 8 * 1024
const LONGEST_QUOTE = 300

/** The engine's answer was an error. Where nobody expects that, it could not be looked at. */
export class Refusal extends CouldNotLook {
  readonly status: number
  /** The engine's own words, shortened. */
  readonly said: string
  /** It is in the engine's own form, and not the page of a proxy in between. */
  readonly isTheEngines: boolean
  /** It says, in the engine's own form, that there is no such thing. */
  readonly isAbsence: boolean

  constructor(endpoint: string, status: number, text: string) {
    const said = quote(text)
    super('engine-answer', endpoint, { status, said })
    this.status = status
    this.said = said
    this.isTheEngines = isEngines(text)
    this.isAbsence = status === 404 && this.isTheEngines
  }
}

/** What was asked for, or undefined where the engine says that there is no such thing. */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.isAbsence) return undefined
    throw error
  }
}

/** An answer that is no error. @throws Refusal */
export async function accepted(answer: EngineAnswer, endpoint: string): Promise<EngineAnswer> {
  if (answer.status >= 200 && answer.status <= 299) return answer
  throw new Refusal(endpoint, answer.status, (await readText(answer.body, MAX_REFUSAL_BYTES)).text)
}

/** The JSON of an answer. @throws Refusal */
export async function readJsonAnswer(
  answer: EngineAnswer,
  endpoint: string,
  maxBytes: number,
): Promise<unknown> {
  const { body } = await accepted(answer, endpoint)
  const { text, truncated } = await readText(body, maxBytes)
  if (truncated) throw new CouldNotLook('engine-answer', endpoint, { why: 'too-long', bytes: maxBytes })
  return understood(endpoint, () => parseJson(text))
}

/** The most that the answer at a path can be long. */
export const maxBytesOf = (path: string): number =>
  /^\/(containers\/json|images\/json|volumes|networks|events)$/.test(path) ? MAX_LIST_BYTES : MAX_BYTES

/** {@link Ask.json} for a way to ask. */
export function jsonBy(stream: Ask['stream'], endpoint: string): Ask['json'] {
  return (path, question) =>
    unlessAbsent(
      stream(path, question).then((answer) =>
        readJsonAnswer(answer, endpoint, question?.maxBytes ?? maxBytesOf(path)),
      ),
    )
}

/** At most `maxBytes` of a body; what is more is never read. */
export async function readText(
  body: Readable,
  maxBytes: number,
): Promise<{ text: string; truncated: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) break
  }
  const all = Buffer.concat(chunks)
  return { text: all.subarray(0, maxBytes).toString(), truncated: size > maxBytes }
}

/** The engine's own words, shortened: its `message`, or the text as it is. */
export function quote(text: string): string {
  return (messageIn(text) ?? text).trim().slice(0, LONGEST_QUOTE)
}

/** In the engine's own form; not a proxy's page, nor about a path that the engine doesn't know. */
function isEngines(text: string): boolean {
  const message = messageIn(text)
  return message !== undefined && message !== 'page not found'
}

function messageIn(answer: string): string | undefined {
  return readable(() => {
    const { message } = record(parseJson(answer), 'error')
    return typeof message === 'string' ? message : undefined
  })
}
