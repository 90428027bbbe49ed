import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as z from 'zod'
import type { Language } from '../../languages/list.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { textOf } from '../snapshot/write.ts'
import type { SubmitAddress } from './address.ts'

/** What came of it. */
export type HandedIn =
  | { is: 'received'; labs: ReceivedLab[]; ignored: string[] }
  /** The server's own words, which it has in the student's language. */
  | { is: 'refused'; message: string }
  /** The system's word for why there is no answer. */
  | { is: 'unreachable'; reason: string }
  /** Something answers that is no server of ours. */
  | { is: 'bad-answer' }

type ReceivedLab = z.infer<typeof received>['labs'][number]

const received = z.object({
  labs: z
    .array(
      z.object({
        lab: z.string().max(200),
        isNew: z.boolean(),
        outcome: z.enum(['pass', 'fail', 'blocked', 'error']),
        points: z.object({ earned: z.number(), possible: z.number() }),
      }),
    )
    .max(1000),
  ignored: z.array(z.string().max(200)).max(1000),
})
const refused = z.object({ error: z.object({ message: z.string().max(2000) }) })

const pack = promisify(gzip)

/** The waits before each new try, in ms: a class that hands in at once is no reason to give up. */
const WAITS_MS = [500, 1500, 4000]
/** For one try, in ms. */
const PATIENCE_MS = 20_000
const LARGEST_ANSWER = 4 * 1024 * 1024
/** Worth another try: the server is busy, or something in front of it is. */
const PASSING = [429, 502, 503, 504]

/** Hands a snapshot in; never rejects. The same one can be handed in again: it counts once. */
export async function handIn(
  snapshot: Snapshot,
  address: SubmitAddress,
  language: Language,
  waitsMs: readonly number[] = WAITS_MS,
): Promise<HandedIn> {
  const body = await pack(textOf(snapshot))
  for (const wait of [...waitsMs, undefined]) {
    const { answer, isPassing } = await attempt(body, address, language)
    if (!isPassing || wait === undefined) return answer
    // Not all of a class at the same moment.
    await delay(wait * (0.75 + Math.random() / 2))
  }
  return { is: 'bad-answer' }
}

async function attempt(
  body: Buffer,
  { endpoint, token }: SubmitAddress,
  language: Language,
): Promise<{ answer: HandedIn; isPassing: boolean }> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        'Accept-Language': language,
      },
      body: new Uint8Array(body),
      // A token is for this server, and for no other.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return {
      answer: read(response.status, await textIn(response)),
      isPassing: PASSING.includes(response.status),
    }
  } catch (error) {
    return { answer: { is: 'unreachable', reason: reasonOf(error) }, isPassing: true }
  }
}

function read(status: number, text: string): HandedIn {
  const json = parsed(text)
  const yes = status === 200 ? received.safeParse(json) : undefined
  if (yes?.success) return { is: 'received', ...yes.data }
  const no = refused.safeParse(json)
  return status >= 400 && no.success
    ? { is: 'refused', message: no.data.error.message }
    : { is: 'bad-answer' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Empty where it is longer than any answer of ours. */
async function textIn(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LARGEST_ANSWER) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function reasonOf(error: unknown): string {
  const { cause = error, name } = error as Error
  const code = (cause as NodeJS.ErrnoException).code
  if (code) return code
  return name === 'TimeoutError' ? 'ETIMEDOUT' : `${(cause as Error).message}`
}
