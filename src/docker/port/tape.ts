import type { Docker } from './docker.ts'

/**
 * The same engine, asked each question at most once: what several checks want to know is fetched for the first
 * and shared with the rest. Make a new one for each new look.
 */
export function askOnce(docker: Docker): Docker {
  const answers = new Map<string, unknown>()
  return new Proxy(docker, {
    get(target, question: string) {
      const ask = Reflect.get(target, question)
      if (typeof ask !== 'function') return ask
      return (...about: unknown[]) => {
        const key = JSON.stringify([question, ...about])
        if (!answers.has(key)) answers.set(key, ask.apply(target, about))
        return answers.get(key)
      }
    },
  })
}
