import type { Answers } from '../grading/contract/world.ts'
import type { Lab } from '../lab/lab.ts'
import { changeState, stateOf } from './state.ts'

/** What the student answered for a lab. */
export const answersFor = (lab: Pick<Lab, 'folder'>): Answers => ({
  async answer(key) {
    const answers = await stateOf('answers', lab)
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined
    return typeof answer === 'string' ? answer : undefined
  },
})

/** Keeps an answer, in place of an earlier one. Rejects where it can't be written. */
export function rememberAnswer(lab: Pick<Lab, 'folder'>, key: string, value: string): Promise<void> {
  return changeState('answers', lab, (answers) => ({ ...answers, [key]: value }))
}

/** Forgets all answers for a lab. */
export function forgetAnswers(lab: Pick<Lab, 'folder'>): Promise<void> {
  return changeState('answers', lab, () => ({}))
}
