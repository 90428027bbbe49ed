import type { ClassGradeWords } from '../../languages/en/class-grade.ts'
import type { Progress } from '../../terminal/progress.ts'
import type { Student } from '../roster/roster.ts'
import type { Watched } from './grade-class.ts'
import type { StudentResult } from './grade-student.ts'

/** Shows how far a class is: whose work is being graded, and each thing that could not be looked at. */
export function classProgress(
  all: number | undefined,
  words: ClassGradeWords,
  shown: Progress,
): Required<Watched> & { clear(): void } {
  const now = new Set<string>()
  let done = 0
  let errors = 0
  const draw = () => shown.progress(words.progress(done, all, errors, [...now]))
  return {
    onStart({ id }: Student) {
      now.add(id)
      draw()
    },
    onEnd({ id }: Student, { labs, notes = [] }: StudentResult) {
      now.delete(id)
      done += 1
      const failed = labs.filter(({ outcome }) => outcome === 'error')
      if (failed.length > 0) errors += 1
      // Most often it is the same for all labs.
      for (const why of new Set(failed.map((lab) => lab.why)))
        if (why) {
          const its = failed.filter((lab) => lab.why === why).map(({ lab }) => lab)
          shown.step(words.couldNot(id, its, why))
        }
      for (const note of notes) shown.step(words.noted(id, note))
      draw()
    },
    clear: () => shown.progress(''),
  }
}
