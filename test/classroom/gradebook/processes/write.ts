import { openGradebook } from '../../../../src/classroom/gradebook/open.ts'
import { anAttempt } from '../attempts.ts'

/**
 * Writes as a grading process does, and prints the id of each attempt once it is noted: WHERE STUDENT COUNT. The
 * attempts of one lab are the same for all who write.
 */
const [where = '', student = '', count = ''] = process.argv.slice(2)
const gradebook = await openGradebook(where)
for (let index = 0; index < Number(count); index++) {
  const own = anAttempt({ id: `${student}-${index}`, student })
  const shared = anAttempt({ id: `shared-${index}`, student: 'group', lab: 'volumes' })
  await Promise.all([gradebook.addAttempt(own), gradebook.addAttempt(shared)])
  process.stdout.write(`${own.id}\n${shared.id}\n`)
}
await gradebook.close()
