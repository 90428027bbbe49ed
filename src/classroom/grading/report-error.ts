import type { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { type Grading, kindsOf } from '../../grading/grade.ts'
import { judge } from '../../grading/judge.ts'
import { type Sight, unseen } from '../../grading/look.ts'
import type { LabReport } from '../../grading/report.ts'
import { tell } from '../../grading/tell.ts'
import type { Lab } from '../../lab/lab.ts'
import { safeValue } from '../../terminal/safe-text.ts'

/** The report on a lab at which we could not look at all, with the reason for every check. */
export async function reportError(
  lab: Lab,
  problem: CouldNotLook,
  { kinds, language }: Pick<Grading, 'kinds' | 'language'>,
): Promise<LabReport> {
  const names = [...new Set(lab.checks.map(({ grader }) => grader))]
  const [loaded, words] = await Promise.all([kindsOf([lab], kinds), kinds.words(names, language)])
  const sights = new Map(lab.checks.map(({ id }): [string, Sight] => [id, unseen(problem)]))
  return safeValue(tell(lab, sights, judge(lab, sights, loaded), words, new Map()))
}
