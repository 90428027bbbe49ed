import { type ProblemWords, sayProblem } from '../grading/problems/problems.ts'
import type { Messages } from '../languages/en/messages.ts'
import type { Examined } from './examine.ts'

/** Something that was examined, in words, with what to do where it is not as it should be. */
export interface ExaminedLine extends Pick<Examined, 'about' | 'ok'> {
  text: string
  next?: string
}

/** What was examined, in words: one line or more for each. */
export function tellExamined(
  examined: readonly Examined[],
  words: Messages['doctor'],
  problems: ProblemWords,
): ExaminedLine[] {
  return examined.flatMap((one) =>
    linesOf(one, words, problems).map(([text, next]) => ({
      about: one.about,
      ok: one.ok,
      text,
      ...(next !== undefined && { next }),
    })),
  )
}

type Line = [text: string, next?: string | undefined]

function linesOf(one: Examined, words: Messages['doctor'], problems: ProblemWords): Line[] {
  switch (one.about) {
    case 'runtime':
      return [[words.runtime(one.runtime, one.path)]]
    case 'endpoint': {
      const { url, source, context = '' } = one.endpoint
      return [[words.endpoint(url, source, context)]]
    }
    case 'engine': {
      if (one.ok) return [[words.engine(one.engine.name, one.engine.version ?? '?', one.engine.api)]]
      const { message, next } = sayProblem(one.problem, problems)
      return [[message, next]]
    }
    case 'settings': {
      const { system, storageDriver, mirrors } = one.settings
      return [[words.settings(system, storageDriver)], [words.mirrors(mirrors)]]
    }
    case 'sockets':
      return [[words.otherSocket(one.socket.owner, one.socket.host), words.useSocket(one.socket.host)]]
    case 'image':
      return [one.ok ? [words.imageHere(one.image)] : [words.imageMissing(one.image), words.fetch(one.lab)]]
    case 'port':
      if (one.owner === undefined) return [[words.portFree(one.port)]]
      return [[words.portTaken(one.port, one.owner), one.ok ? undefined : words.freePort(one.port)]]
  }
}
