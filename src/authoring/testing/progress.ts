import type { LabTestWords } from '../../languages/en/lab-test.ts'
import { isOk, numberOf } from './lab-test.ts'
import type { LabPlan } from './plan.ts'
import type { TrialResult } from './trial.ts'

/** Where progress is shown. */
export interface ProgressLine {
  /** A line that stays. */
  step(text: string): void
  /** A line that the next text replaces. */
  progress(text: string): void
}

/** Shows how far `lab test` is: a line for each lab that is done, and one for the trial that ended last. */
export function labTestProgress(
  plans: LabPlan[],
  repeat: number,
  words: LabTestWords,
  line: ProgressLine,
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
    if (counts.done === counts.all) line.step(words.tried(numberOf(lab), counts.all, counts.wrong))
    const title = `${numberOf(lab)} ${name || words.kinds[kind]}`
    line.progress(words.progress(sum('done'), sum('all'), sum('wrong'), title))
  }
}
