import type { Docker } from '../../src/docker/port/docker.ts'

/**
 * An engine that gives these answers, with every question it was asked, such as `http http://localhost/`.
 * A function answers by its arguments; a question without an answer is refused, so that no grader asks too much.
 */
export function anEngine(answers: { [Question in keyof Docker]?: unknown }): {
  docker: Docker
  asked: string[]
} {
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
  return { docker, asked }
}
