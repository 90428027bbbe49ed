import type { Docker } from '../../src/docker/port/docker.ts'
import type { World } from '../../src/grading/contract/world.ts'
import { aWorld } from './a-world.ts'

interface AnEngine {
  /** A world with this engine and nothing else. */
  world: World
  docker: Docker
  /** Every question, such as `http http://localhost/`. */
  asked: string[]
}

/**
 * An engine that gives these answers. A function answers by its arguments; a question without an answer is refused,
 * so that no check kind asks too much.
 */
export function anEngine(answers: { [Question in keyof Docker]?: unknown }): AnEngine {
  const asked: string[] = []
  const docker = new Proxy({} as Docker, {
    get:
      (_, question: keyof Docker) =>
      async (...about: unknown[]) => {
        asked.push([question, ...about].filter((word) => word !== undefined).join(' '))
        if (!(question in answers)) throw new Error(`asked for ${question}, which it should not need`)
        const answer = answers[question]
        return typeof answer === 'function' ? answer(...about) : answer
      },
  })
  return { world: aWorld({ docker }), docker, asked }
}
