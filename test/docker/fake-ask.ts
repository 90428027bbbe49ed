import { Readable } from 'node:stream'
import type { Answer, Ask, Question } from '../../src/docker/wire/ask.ts'

export interface Said {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer | Readable
}

/** An engine that says what it is told to, for each path; 404 to the rest. `asked` holds what it was asked. */
export function fakeAsk(answers: Record<string, (question: Question) => Said>) {
  const asked: string[] = []
  const ask: Ask = {
    endpoint: 'unix:///fake.sock',
    async stream(path, question = {}): Promise<Answer> {
      asked.push(`${question.method ?? 'GET'} ${path}`)
      const { status = 200, headers = {}, body = '' } = answers[path]?.(question) ?? { status: 404 }
      return { status, headers, body: body instanceof Readable ? body : Readable.from([Buffer.from(body)]) }
    },
    async json<T>(path: string, question?: Question) {
      const { status, body } = await ask.stream(path, question)
      return status === 404 ? undefined : (JSON.parse((await body.toArray()).join('')) as T)
    },
  }
  return { ask, asked }
}
