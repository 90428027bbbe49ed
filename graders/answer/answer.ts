import * as z from 'zod'
import type { ContainerStatus } from '../../src/docker/port/docker.ts'
import { field } from '../../src/grading/contract/field.ts'
import { defineKind } from '../../src/grading/contract/kind.ts'
import type { Answer } from '../../src/grading/contract/world.ts'
import { codes } from './codes.ts'
import { isInBillionths, isRight, isSameText } from './compare.ts'
import { ofAnotherContainer } from './of-another.ts'
import { COUNTED, changesAtStart, FACTS, isFactOf, isUp, needsToRun, readFact } from './read-fact.ts'

/** What the student answered, and what the engine says. */
export interface AnswerFacts {
  given: Answer | undefined
  /** The container that the question is about, for a fact of one. What else is known of it could hold the answer. */
  container: { status: ContainerStatus; startedAt?: string | undefined } | undefined
  /** What the engine says: each of these is right. Empty where it says nothing; undefined where the thing is not there. */
  right: string[] | undefined
  /** Only for a wrong answer: the other container of which it is the same fact. */
  of: string | undefined
}

const fact = () =>
  z
    .strictObject({
      container: field.container().optional(),
      image: field.image().optional(),
      network: field.network().optional(),
      count: z.enum(COUNTED).optional(),
      is: z.enum(FACTS).optional(),
      name: z.string().min(1).optional(),
      begins: z.string().min(1).optional(),
    })
    .refine(isFactOf, { error: 'fact-of-other-thing' })
    .refine(({ is, name }) => (is === 'env') === (name !== undefined), { error: 'name-for-env' })
    .refine(({ is, begins }) => (is === 'word') === (begins !== undefined), { error: 'begins-for-word' })

export default defineKind({
  schema: () =>
    z
      .strictObject({
        key: z.string().regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, { error: 'kebab-case' }),
        fact: fact().optional(),
        equals: field.unsaid(z.string().regex(/\S/, { error: 'empty' })).optional(),
      })
      .refine((want) => (want.fact === undefined) !== (want.equals === undefined), {
        error: 'fact-or-equals',
      }),
  example: { key: 'ip', fact: { container: 'web', is: 'ip' } },

  async observe({ key, fact }, { answers, docker }): Promise<AnswerFacts> {
    const given = await answers.answer(key)
    if (given === undefined || fact === undefined)
      return { given, container: undefined, right: undefined, of: undefined }
    const found = fact.container === undefined ? undefined : await docker.container(fact.container)
    const right = await readFact(fact, found, docker)
    const isWrong = right !== undefined && !isRight(given.text, right, fact)
    return {
      given,
      container: found && { status: found.state.status, startedAt: found.state.startedAt },
      right,
      of: isWrong && found ? await ofAnotherContainer(given.text, fact, docker) : undefined,
    }
  },

  judge({ fact, equals }, { given, container, right, of }) {
    if (given === undefined) return 'answer-missing'
    if (fact === undefined) return isSameText(given.text, equals ?? '') ? 'pass' : 'answer-wrong'
    if (right === undefined) return 'answer-about-nothing'
    if (isRight(given.text, right, fact)) return 'pass'
    if (right.length === 0)
      return container && needsToRun(fact) && !isUp(container)
        ? 'answer-about-stopped'
        : 'answer-about-nothing'
    if (isInBillionths(given.text, right, fact)) return 'answer-in-billionths'
    const startedAt = container?.startedAt
    if (changesAtStart(fact) && startedAt && Date.parse(startedAt) > Date.parse(given.at))
      return 'answer-outdated'
    return of === undefined ? 'answer-wrong' : 'answer-of-other'
  },

  codes,
  authoring: { subject: ['key'], single: ['equals'], answers: ({ key }) => key },
})
