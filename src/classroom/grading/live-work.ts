import { resolveEndpoint } from '../../docker/address/endpoint.ts'
import { connect } from '../../docker/connect.ts'
import { CouldNotLook, type DetailCode } from '../../docker/port/could-not-look.ts'
import { gradeAndRecord } from '../../grading/grade.ts'
import { orLate } from '../../grading/look.ts'
import type { Source, Student } from '../roster/roster.ts'
import { askForNamed } from '../snapshot/named.ts'
import { tapeOf } from './tape-of.ts'
import type { Reaching } from './ways.ts'
import type { Looked, Part, Work } from './work.ts'

type Live = Extract<Source, { kind: 'live' }>

/**
 * A student's engine, looked at as `check` does. The rest of the student's machine is not to be seen from here, so what
 * asks for it is `error`.
 */
export async function liveWork(student: Student, from: Live, reaching: Reaching): Promise<Work> {
  const labs = await reaching.labsOf(student)
  // Nothing of it can be kept but what this run sees.
  const parts = labs.map(({ lab, unseen }): Part => ({ lab, of: reaching.run.id, unseen }))
  return {
    way: 'live',
    trust: 'practice',
    parts,
    look: (some, signal) => look(some, signal, from, reaching),
    close: async () => {},
  }
}

async function* look(
  parts: Part[],
  signal: AbortSignal,
  from: Live,
  reaching: Reaching,
): AsyncGenerator<Looked> {
  const { kinds, language, origin, onBug } = reaching
  const resolving = resolveEndpoint({ host: from.host, context: from.context })
  const endpoint = await resolving.then(
    ({ url }) => url,
    (problem: CouldNotLook) => problem.endpoint,
  )
  const refuse = (why: DetailCode) => () =>
    Promise.reject(new CouldNotLook('out-of-reach', endpoint, { why }))
  const folder = refuse('their-folder')
  const labs = parts.map(({ lab }) => lab)
  // The connection ends with the look, whatever the run does then.
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const connecting = resolving.then((at) => connect(at, { signal: until }))
  // Whatever is wrong with it is in the report.
  connecting.catch(() => {})
  try {
    const { report, tape } = await gradeAndRecord(labs, {
      connect: () => connecting,
      endpoint,
      signal,
      kinds,
      language,
      origin,
      folder: { file: folder, archive: folder, place: folder },
      answers: () => ({ answer: refuse('their-answers') }),
      started: () => ({ record: refuse('their-start') }),
      ...(onBug && { onBug }),
    })
    // So that it can be judged by a lab that is corrected later.
    const docker = await orLate(connecting, { signal, endpoint }).then(
      (connection) => connection.docker,
      () => undefined,
    )
    if (docker) await askForNamed(labs, tape, { docker, kinds, deadline: { signal, endpoint } })
    const { engine, time } = report
    for (const [index, part] of parts.entries()) {
      const seen = report.labs[index]
      if (!seen) continue
      const own = tapeOf(tape, part.lab.slug)
      yield { part, report: seen, origin: { ...origin, engine, language }, tape: own, workAt: time }
    }
  } finally {
    over.abort()
  }
}
