import { numberIn } from '../../src/grading/contract/text/text.ts'
import { answerOf, type HttpFacts, type WebAnswer } from './web-answer.ts'

type Want = { status: number; counts?: string | undefined }

/** The numbers that two requests, one after the other, found on the page. */
export function numbersOf(want: Want, facts: HttpFacts): { first?: number; second?: number } {
  const { counts = '' } = want
  const number = (answer: WebAnswer | undefined) =>
    answer?.status === want.status ? numberIn(counts, answer.body) : undefined
  const again = facts.again && answerOf({ ...facts, answer: facts.again }, want)
  const [first, second] = [number(answerOf(facts, want)), number(again)]
  return { ...(first !== undefined && { first }), ...(second !== undefined && { second }) }
}

/** Why a number on the page does not go up with each request; undefined where it does, or need not. */
export function diagnoseCounter(want: Want, { truncated, unfinished }: WebAnswer, facts: HttpFacts) {
  if (want.counts === undefined) return undefined
  const { first, second } = numbersOf(want, facts)
  if (first === undefined)
    return unfinished ? 'page-unfinished' : truncated ? 'page-too-long' : 'page-without-number'
  if (second === undefined) return 'counter-lost'
  return second > first ? undefined : 'counter-unchanged'
}
