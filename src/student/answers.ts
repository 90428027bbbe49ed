import { readable, record, required } from '../docker/port/json.ts'
import type { Answer, Answers } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import { changeState, type State, stateOf } from './state.ts'

/** What the student answered for a lab. */
export const answersFor = (lab: Pick<Lab, 'folder'>): Answers => ({
  answer: async (key) => answerIn(await stateOf('answers', lab), key),
})

function answerIn(answers: State, key: string): Answer | undefined {
  if (!Object.hasOwn(answers, key)) return undefined
  return readable(() => {
    const { text, at } = record(answers[key], key)
    return { text: required(text, 'text'), at: required(at, 'at') }
  })
}

/** Keeps an answer, in place of an earlier one. Rejects where it can't be written. */
export function rememberAnswer(lab: Pick<Lab, 'folder'>, key: string, text: string): Promise<void> {
  const answer: Answer = { text, at: new Date().toISOString() }
  return changeState('answers', lab, (answers) => ({ ...answers, [key]: answer }))
}

/** Forgets all answers for a lab. */
export function forgetAnswers(lab: Pick<Lab, 'folder'>): Promise<void> {
  return changeState('answers', lab, () => ({}))
}
