import type { Cell, Mistake } from './view.ts'

/** What most students are stuck at now: of each lab and diagnosis those who have it, the commonest first. */
export function mistakesIn(cells: Iterable<Cell>): Mistake[] {
  const found = new Map<string, Mistake>()
  for (const { student, lab, state, failing } of cells) {
    if (state !== 'working' || !failing?.diagnosis) continue
    const { diagnosis } = failing
    const key = JSON.stringify([lab, diagnosis])
    const mistake = found.get(key) ?? { lab, diagnosis, students: [] }
    mistake.students.push(student)
    found.set(key, mistake)
  }
  return [...found.values()].sort((one, other) => other.students.length - one.students.length)
}
