import type { ClassReportWords } from '../../languages/en/class-report.ts'
import type { ClassReport } from '../class-report.ts'
import { labLabel } from './mark.ts'
import type { SharedIds } from './shared-ids.ts'

/** How many values of a kind are named for a pair of students. */
const NAMED = 3

/** How a report names the two students and the lab. */
export function namesOf({ students, lab }: SharedIds, report: ClassReport) {
  const nameOf = (id: string) => report.students.find((student) => student.id === id)?.name ?? id
  const found = report.labs.find(({ slug }) => slug === lab)
  return { one: nameOf(students[0]), other: nameOf(students[1]), lab: found ? labLabel(found) : lab }
}

/** What two students' work has in common: a line for each kind. */
export function sharedTexts({ shared }: SharedIds, words: ClassReportWords): string[] {
  return [...Map.groupBy(shared, ({ kind }) => kind)].map(([kind, same]) => {
    const more = same.length - NAMED
    const named = same.slice(0, NAMED).map(({ value }) => shortId(value))
    return `${words.sharedKinds[kind]}: ${[...named, ...(more > 0 ? [words.sharedMore(more)] : [])].join(', ')}`
  })
}

/** An id as Docker's lists show it. */
const shortId = (id: string) =>
  /^(sha256:)?[0-9a-f]{64}$/.test(id) ? id.replace('sha256:', '').slice(0, 12) : id
