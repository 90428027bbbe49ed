import type { LabTestWords } from '../../languages/en/lab-test.ts'
import type { Progress } from '../../terminal/progress.ts'
import { isOk } from './is-ok.ts'
import { numberOf } from './lab-test.ts'
import type { LabPlan } from './plan.ts'
import type { TrialResult } from './trial.ts'

/** Shows how far `lab test` is: a step for each lab that is done, and the trial that ended last. */
export function labTestProgress(
  plans: LabPlan[],
  repeat: number,
  words: LabTestWords,
  shown: Progress,
): (result: TrialResult) => void {
  const labs = new Map(
    plans.map(({ lab, trials }) => [lab, { all: trials.length * repeat, done: 0, wrong: 0 }]),
  )
  const sum = (key: 'all' | 'done' | 'wrong') =>
    [...labs.values()].reduce((total, lab) => total + lab[key], 0)
  return (result) => {
    const { lab, name, kind } = result.trial
    const counts = labs.get(lab)
    if (!counts) return
    counts.done += 1
    if (!isOk(result)) counts.wrong += 1
    if (counts.done === counts.all) shown.step(words.tried(numberOf(lab), counts.all, counts.wrong))
    const title = `${numberOf(lab)} ${name || words.kinds[kind]}`
    shown.progress(words.progress(sum('done'), sum('all'), sum('wrong'), title))
  }
}
