import type { Docker } from '../../src/docker/port/docker.ts'
import { forExplanation } from '../../src/grading/contract/for-explanation.ts'
import { isRight } from './compare.ts'
import { type Fact, isUp, needsToRun, readFact } from './read-fact.ts'

/** So many others are looked at, the newest first. */
const MOST_OTHERS = 10

/** The name of a different container of which an answer would be right: to explain, never to judge. */
export async function ofAnotherContainer(
  answer: string,
  fact: Fact,
  docker: Docker,
): Promise<string | undefined> {
  const all = (await forExplanation(docker.containers())) ?? []
  const others = all.filter(({ name, status }) => {
    return name !== fact.container && (!needsToRun(fact) || isUp({ status }))
  })
  const looked = await Promise.all(
    others.slice(0, MOST_OTHERS).map(async ({ name }) => {
      const right = await forExplanation(
        docker.container(name).then((container) => readFact({ ...fact, container: name }, container, docker)),
      )
      return right && isRight(answer, right, fact) ? [name] : []
    }),
  )
  return looked.flat()[0]
}
