import type { Naming } from '../../port/docker.ts'
import { type Json, number, parseJson, record, text } from '../../port/json.ts'
import { familiar } from '../../port/reference.ts'
import type { Ask } from '../../wire/ask.ts'
import { accepted, readText } from '../../wire/read-answer.ts'
import { engineTime } from '../settle.ts'

/** More than an engine keeps: it remembers the last 256 events. */
const MAX_BYTES = 1024 * 1024

/**
 * What Docker's events say of the names of images. A pull does not say which image came; without containerd's image
 * store, losing a name does not say which. `until` has to be the engine's own time: it waits for one that is to come.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/System/operation/SystemEvents
 * @throws WrongShape
 */
export async function dockerNamings(ask: Ask): Promise<Naming[]> {
  const { headers, body: pong } = await ask.stream('/_ping')
  pong.resume()
  const until = (engineTime(headers.date, Date.now()) / 1000).toFixed(3)
  const filters = JSON.stringify({ type: ['image'], event: ['pull', 'tag', 'untag'] })
  const answer = await ask.stream('/events', { query: { since: '0', until, filters } })
  const { body } = await accepted(answer, ask.endpoint)
  const { text: lines } = await readText(body, MAX_BYTES)
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => toNaming(record(parseJson(line), 'event')))
}

function toNaming({ Action, Actor, time }: Json): Naming[] {
  const at = number(time, 'time') * 1000
  const actor = record(Actor, 'Actor')
  const subject = text(actor.ID, 'ID')
  const name = text(record(actor.Attributes, 'Attributes').name, 'name')
  switch (text(Action, 'Action')) {
    case 'pull':
      return [{ action: 'pull', name: familiar(subject), id: '', at }]
    case 'tag':
      return [{ action: 'tag', name: familiar(name), id: subject, at }]
    case 'untag':
      return [{ action: 'untag', name: name.startsWith('sha256:') ? '' : familiar(name), id: subject, at }]
    default:
      return []
  }
}
