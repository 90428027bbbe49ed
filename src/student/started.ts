import { readable, record, required, text, textRecord } from '../docker/port/json.ts'
import type { Started, StartRecord } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import { changeState, stateOf } from './state.ts'

/** What `start` noted when it last prepared a lab on the engine at this endpoint. */
export const startedFor = (lab: Pick<Lab, 'folder'>, endpoint: string): Started => ({
  async record() {
    const records = await stateOf('started', lab)
    if (!Object.hasOwn(records, endpoint)) return undefined
    return readable(() => readRecord(records[endpoint]))
  },
})

/** Keeps what `start` noted, in place of an earlier note. Rejects where it can't be written. */
export function rememberStart(lab: Pick<Lab, 'folder'>, endpoint: string, noted: StartRecord): Promise<void> {
  return changeState('started', lab, (records) => ({ ...records, [endpoint]: noted }))
}

/** Forgets what `start` noted for a lab on this engine. */
export function forgetStart(lab: Pick<Lab, 'folder'>, endpoint: string): Promise<void> {
  return changeState('started', lab, ({ [endpoint]: _, ...others }) => others)
}

/** @throws WrongShape */
function readRecord(value: unknown): StartRecord {
  const { at, containers, images, volumes, networks, danglingImages, anonymousVolumes } = record(
    value,
    'record',
  )
  const started = Object.entries(record(containers, 'containers')).map(([name, one]) => {
    const { id, startedAt } = record(one, name)
    return [name, { id: required(id, 'id'), startedAt: text(startedAt, 'startedAt') || undefined }] as const
  })
  return {
    at: required(at, 'at'),
    containers: Object.fromEntries(started),
    images: textRecord(images, 'images'),
    volumes: textRecord(volumes, 'volumes'),
    networks: textRecord(networks, 'networks'),
    danglingImages: textRecord(danglingImages, 'danglingImages'),
    anonymousVolumes: textRecord(anonymousVolumes, 'anonymousVolumes'),
  }
}
