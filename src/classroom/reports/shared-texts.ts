import type { ClassReportWords } from '../../languages/en/class-report.ts'
import type { ClassReport } from '../class-report.ts'
import type { SharedIds } from '../snapshot/shared-ids.ts'

/** How many values of a kind are named for a pair of students. */
const NAMED = 3

/** How a report names a pair. */
export function pairText({ students }: SharedIds, report: ClassReport, words: ClassReportWords): string {
  const nameOf = (id: string) => report.students.find((student) => student.id === id)?.name ?? id
  return words.sharedPair(nameOf(students[0]), nameOf(students[1]))
}

/** What two students' work has in common: a line for each kind. */
export function sharedTexts(pair: SharedIds, words: ClassReportWords): string[] {
  return (['containers', 'images', 'times'] as const).flatMap((kind) => {
    const more = pair[kind].length - NAMED
    const named = pair[kind].slice(0, NAMED).map(shortId)
    const all = [...named, ...(more > 0 ? [words.sharedMore(more)] : [])]
    return named.length > 0 ? [words.labelled(words.sharedKinds[kind], all.join(', '))] : []
  })
}

/** An id as Docker's lists show it. */
const shortId = (id: string) =>
  /^(sha256:)?[0-9a-f]{64}$/.test(id) ? id.replace('sha256:', '').slice(0, 12) : id
