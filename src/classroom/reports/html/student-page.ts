import type { ClassReport, StudentFigures } from '../../class-report.ts'
import { courseName, page, timeElement } from './document.ts'
import { html } from './markup.ts'
import { studentBody, type Telling } from './student-section.ts'

/** A page for one student: their own grades and what was seen, and nothing of others. */
export function studentPage(student: StudentFigures, report: ClassReport, telling: Telling): string {
  const { words, clock } = telling
  const title = words.studentTitle(student.name, courseName(report))
  const body = html`<header>
<h1>${title}</h1>
<p class="dim">${words.asOf} ${timeElement(report.time, clock)} · docker-lab ${report.program.version}</p>
</header>
<main>
${studentBody(student, report, { ...telling, labs: 2 })}</main>`
  return page(title, report.language, body)
}

/** The name of each student's page, by their id: different also where a file system takes `Ann` and `ann` for the same. */
export function pageNames(students: readonly StudentFigures[]): Map<string, string> {
  const taken = new Map<string, number>()
  return new Map(
    students.map(({ id }) => {
      const same = id.toLowerCase()
      const before = taken.get(same) ?? 0
      taken.set(same, before + 1)
      return [id, `${id}${before > 0 ? `~${before + 1}` : ''}.html`]
    }),
  )
}
