import { gradesOf } from '../src/classroom/grades/grades.ts'
import { attempt, DAY, hours, override, roster, student } from '../test/classroom/grades/a-class.ts'

/** `npm run bench:grades`: how much CPU and memory the grades of a school take, from attempts that are read already. */

const STUDENTS = 3000
const LABS = 26
const ATTEMPTS = 5

const ids = Array.from({ length: STUDENTS }, (_, index) => `s${index}`)
const labs = Array.from({ length: LABS }, (_, index) => `lab-${index}`)
const school = roster({
  labs,
  due: new Map(labs.map((lab, index) => [lab, hours(24 * index)])),
  students: ids.map((id, index) =>
    student(id, { extension: { allMs: index % 10 === 0 ? 3 * DAY : 0, labs: new Map() } }),
  ),
  groups: Array.from({ length: 500 }, (_, index) => [`s${2 * index}`, `s${2 * index + 1}`]),
})
const attempts = Array.from({ length: ATTEMPTS }, (_, round) =>
  ids.flatMap((id, index) =>
    labs.map((lab, at) =>
      attempt({
        student: id,
        lab,
        trust: round % 2 === 0 ? 'assessed' : 'practice',
        workAt: hours(24 * at + ((7 * index + 13 * round + at) % 200) - 150),
        outcome: round === ATTEMPTS - 1 ? 'error' : 'fail',
        earned: (index + round) % 11,
      }),
    ),
  ),
).flat()
const overrides = ids
  .slice(0, 500)
  .map((id, index) => override({ student: id, lab: labs[index % LABS] ?? '' }))

const [cpu, memory] = [process.cpuUsage(), process.memoryUsage().heapUsed]
const grades = gradesOf(school, attempts, overrides, hours(24 * LABS))
const { user, system } = process.cpuUsage(cpu)
console.table({
  attempts: attempts.length,
  grades: grades.length,
  'CPU, ms': Math.round((user + system) / 1000),
  'memory, MB': Math.round((process.memoryUsage().heapUsed - memory) / 1e6),
})
