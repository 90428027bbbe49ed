import type { Kinds } from '../grading/grade.ts'
import type { Lab, Text } from '../lab/lab.ts'

/** Something that a lab asks the student. */
export interface Question {
  key: string
  /** What the check of it requires. */
  title: Text
}

/** The questions of a lab, in the order of its checks. */
export async function questionsOf(
  { checks }: Pick<Lab, 'checks'>,
  kinds: Pick<Kinds, 'load'>,
): Promise<Question[]> {
  const asked = await Promise.all(
    checks.map(async ({ grader, want, title }) => {
      const key = (await kinds.load(grader)).authoring?.answers?.(want)
      return key === undefined ? [] : [{ key, title }]
    }),
  )
  return [...new Map(asked.flat().map((one) => [one.key, one])).values()]
}
