import { CouldNotLook } from '../../docker/port/could-not-look.ts'
import { type Grading, grade } from '../../grading/grade.ts'
import type { Report } from '../../grading/report.ts'
import { InputError } from '../../lab/input-error.ts'
import type { Lab, Language } from '../../lab/lab.ts'
import { wordsIn } from '../../languages/loader.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take.ts'
import { submitAddress } from './address.ts'
import { handIn } from './hand-in.ts'
import { tellHandedIn } from './tell.ts'

/** What a student hands in to a server. */
export interface Submission {
  /** Grades labs as `grade` does, and keeps what there is to hand in. */
  grade(labs: readonly Lab[], grading: Grading): Promise<Report>
  /** Hands in what was graded last, and says what came of it. Whether the server has it now; never rejects. */
  submit(say: (sentence: string) => void): Promise<boolean>
}

/** @param text the address, as a teacher gave it out @throws InputError where it is none */
export async function openSubmission(text: string, language: Language): Promise<Submission> {
  const words = await wordsIn('class-serve', language)
  const address = submitAddress(text)
  if (!address) throw new InputError([{ message: words.submit.notAnAddress }])
  let last: Snapshot | undefined
  return {
    async grade(labs, grading) {
      last = undefined
      try {
        const { report, snapshot } = await takeSnapshot(labs, grading, null)
        last = snapshot
        return report
      } catch (error) {
        // Without an engine there is nothing to hand in, and a report that says why.
        if (error instanceof CouldNotLook) return grade(labs, grading)
        throw error
      }
    },
    async submit(say) {
      if (!last) {
        say(words.submit.nothing)
        return false
      }
      const came = await handIn(last, address, language)
      for (const sentence of tellHandedIn(came, address, words)) say(sentence)
      return came.is === 'received' && came.labs.length > 0
    },
  }
}
