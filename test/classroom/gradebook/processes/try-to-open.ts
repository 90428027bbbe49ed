import { GradebookProblem } from '../../../../src/classroom/gradebook/gradebook-problem.ts'
import { openGradebook } from '../../../../src/classroom/gradebook/open.ts'
import { anAttempt } from '../attempts.ts'

/** Opens a gradebook, writes into it, and prints what became of it. */
try {
  const gradebook = await openGradebook(process.argv[2] ?? '')
  await gradebook.addAttempt(anAttempt())
  await gradebook.close()
  console.log('opened')
} catch (error) {
  if (!(error instanceof GradebookProblem)) throw error
  console.log(error.trouble.code)
}
