import { CouldNotLook, type Detail, type LookProblem } from './could-not-look.ts'

/** A question with what it is about: `["docker","container","web"]`. */
export type Key = string

/** What a question gave, as plain data. Undefined is no `gave` at all, as in JSON. */
export type Answer = { gave?: unknown } | { unseen: LookProblem; endpoint: string; detail: Detail }

/** Every question that was asked of the world, with its answer, and the checks that asked it: plain data, to keep. */
export interface Tape {
  answers: Record<Key, Answer>
  /** Ids of the askers, in the order in which they first asked. */
  askedBy: Record<Key, string[]>
  /**
   * Of a tape that has left the student's machine: goes into the hashes that it has in place of what is private. Whoever
   * copies such a tape, or a part of it, copies this as well.
   */
  salt?: string
}

export const blankTape = (): Tape => ({ answers: {}, askedBy: {} })

/** Methods that give plain data, by promise: what can be taped. */
type Part = object

/** A tape that is being filled. */
export interface Recorder {
  tape: Tape
  /** Gets the errors that are not a {@link CouldNotLook}, which the tape keeps as `probe-broke`. */
  onBug?: ((error: unknown) => void) | undefined
  /** Questions that were asked and are not answered yet. */
  underway: Map<Key, Promise<Answer>>
}

export const recordOn = (tape: Tape, onBug?: (error: unknown) => void): Recorder => ({
  tape,
  onBug,
  underway: new Map(),
})

/**
 * A part of the world, such as the port to an engine, whose questions go by way of the tape: what is on it is given
 * from there, anything else is asked of `live` once and kept. Without `live`, what is not on the tape is
 * `CouldNotLook('not-recorded')`. Answers are as JSON gives them back, so that a replay sees what a look saw.
 * @param path comes first in the keys: `['docker']`
 * @param asker the id that `askedBy` notes
 */
export function taped<P extends Part>(
  live: P | undefined,
  path: readonly string[],
  asker: string,
  recorder: Recorder,
): P {
  const { tape, underway, onBug } = recorder
  async function ask(question: string, about: unknown[]): Promise<unknown> {
    const key = keyOf(path, question, about)
    const askers = tape.askedBy[key] ?? []
    if (!askers.includes(asker)) tape.askedBy[key] = [...askers, asker]
    const answer = tape.answers[key] ?? (await (underway.get(key) ?? askLive(key, question, about)))
    // Whoever recorded it did not see it: every other answer comes first, as it did then.
    if (!live && 'unseen' in answer && answer.unseen === 'deadline') await turn()
    return given(answer)
  }

  function askLive(key: Key, question: string, about: unknown[]): Promise<Answer> {
    const asking = answerOf(live, question, about, { key, onBug }).then((answer) => {
      // Where it was forgotten meanwhile, a newer question is under way.
      if (underway.get(key) === asking) {
        underway.delete(key)
        tape.answers[key] = answer
      }
      return answer
    })
    underway.set(key, asking)
    return asking
  }

  return new Proxy({} as P, {
    get: (_, question) =>
      typeof question === 'string' && question !== 'then'
        ? (...about: unknown[]) => ask(question, about)
        : undefined,
  })
}

/** Forgets the answers, so that the questions are asked again, and the askers, who will ask again. */
export function forget({ tape, underway }: Recorder, keys: Iterable<Key>): void {
  for (const key of keys) {
    delete tape.answers[key]
    delete tape.askedBy[key]
    underway.delete(key)
  }
}

/** Answers every question that is under way with the reason why nobody waits for it any more. */
export function cutOff({ tape, underway }: Recorder, { code, endpoint, detail }: CouldNotLook): void {
  for (const key of underway.keys()) tape.answers[key] = { unseen: code, endpoint, detail }
  underway.clear()
}

/** Until everything that is already under way has gone on. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

const keyOf = (path: readonly string[], question: string, about: unknown[]): Key =>
  JSON.stringify([...path, question, ...about.filter((one) => one !== undefined)])

async function answerOf(
  live: object | undefined,
  question: string,
  about: unknown[],
  { key, onBug }: Pick<Recorder, 'onBug'> & { key: Key },
): Promise<Answer> {
  if (!live) return { unseen: 'not-recorded', endpoint: '', detail: { asked: key } }
  try {
    const ask = Reflect.get(live, question) as (...about: unknown[]) => unknown
    const gave: unknown = await ask.apply(live, about)
    return gave === undefined ? {} : { gave: JSON.parse(JSON.stringify(gave)) }
  } catch (error) {
    if (error instanceof CouldNotLook)
      return { unseen: error.code, endpoint: error.endpoint, detail: error.detail }
    onBug?.(error)
    return { unseen: 'probe-broke', endpoint: '', detail: { said: String(error) } }
  }
}

function given(answer: Answer): unknown {
  if ('unseen' in answer) throw new CouldNotLook(answer.unseen, answer.endpoint, answer.detail)
  return answer.gave
}
