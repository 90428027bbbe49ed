import { parseJson, record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { eventLines } from '../wire/events.ts'
import type { EngineIdentity } from '../wire/negotiate.ts'
import { dialectOf } from './dialects/dialects.ts'

/** Something changed in the engine. */
export interface Change {
  type: 'container' | 'image' | 'volume' | 'network'
  /** In Docker's words: `start`, `die`, `tag`, `connect` …. */
  action: string
  name: string
}

const TYPES = ['container', 'image', 'volume', 'network'] as const

/** Events that change no facts. Our own looks cause some of them, so that each look would lead to the next one. */
const NO_CHANGE =
  /^(exec|exec_.*|archive-path|mount|unmount|attach|detach|resize|top|export|init|cleanup|sync)$/

/** Changes as the engine tells of them. Ends when the signal aborts; rejects with `CouldNotLook` when the engine goes away. */
export async function* changesOf(
  ask: Ask,
  { name: engine }: Pick<EngineIdentity, 'name'>,
  signal: AbortSignal,
): AsyncGenerator<Change> {
  const { action: toAction } = await dialectOf(engine)
  for await (const line of eventLines(ask, signal)) {
    const change = understood(ask.endpoint, () => toChange(line, toAction))
    if (change) yield change
  }
}

/** An event, or undefined where it tells of no change. @throws WrongShape */
function toChange(line: string, toAction: (word: string) => string): Change | undefined {
  const event = record(parseJson(line), 'event')
  const type = TYPES.find((known) => known === event.Type)
  // Some words come with a detail: `health_status: healthy`, `exec_start: sh`.
  const [word = ''] = text(event.Action, 'Action').split(':')
  const action = toAction(word)
  if (!type || NO_CHANGE.test(action)) return undefined
  const actor = record(event.Actor, 'Actor')
  const { name } = record(actor.Attributes, 'Attributes')
  return { type, action, name: text(name, 'name') || text(actor.ID, 'ID') }
}
