import { Readable } from 'node:stream'
import type { Ask, EngineAnswer, Question } from '../../src/docker/wire/ask.ts'
import { jsonBy } from '../../src/docker/wire/read-answer.ts'

export interface Said {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer | Readable
}

const ABSENT: Said = { status: 404, body: '{"message":"no such thing"}' }

/** An engine that gives these answers, by path, and 404 for the rest. `asked` holds what it was asked. */
export function fakeAsk(answers: Record<string, (question: Question) => Said>) {
  const asked: string[] = []
  const ask: Ask = {
    endpoint: 'unix:///fake.sock',
    async stream(path, question = {}): Promise<EngineAnswer> {
      asked.push(`${question.method ?? 'GET'} ${path}`)
      const { status = 200, headers = {}, body = '' } = answers[path]?.(question) ?? ABSENT
      return { status, headers, body: body instanceof Readable ? body : Readable.from([Buffer.from(body)]) }
    },
    json: (...about) => jsonBy(ask.stream, ask.endpoint)(...about),
  }
  return { ask, asked }
}
