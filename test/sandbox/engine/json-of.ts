import type { Ask } from '../../../src/docker/wire/ask.ts'

/** An engine's JSON in the shape that a test relies on. */
export async function jsonOf<T>(ask: Ask, ...question: Parameters<Ask['json']>): Promise<T | undefined> {
  return (await ask.json(...question)) as T | undefined
}
