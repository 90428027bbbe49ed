import { appendFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { openGradebook } from '../../../../src/classroom/gradebook/open.ts'
import { gradeStudent } from '../../../../src/classroom/grading/grade-student.ts'
import { openQueue } from '../../../../src/classroom/grading/queue/class-queue.ts'
import { aGrading, aStudent, aWork } from '../a-class.ts'

/** A worker in a process of its own: notes in a file whom it begins with, and takes a while for each. */
const [where = '', roster = '', log = '', ms = ''] = process.argv.slice(2)
const gradebook = await openGradebook(where)
const queue = await openQueue(where, roster)
await queue.work(2, async ({ student, run, deadlineMs }, signal) => {
  appendFileSync(log, `${process.pid} ${student}\n`)
  const { work } = aWork(['pass'])
  const look = work.look
  work.look = async function* (parts, aborted) {
    for await (const looked of look(parts, aborted)) {
      await delay(Number(ms))
      yield looked
    }
  }
  return gradeStudent(
    aStudent(student),
    aGrading(async () => work, { gradebook, run, deadlineMs, signal }),
  )
})
process.send?.('ready')
