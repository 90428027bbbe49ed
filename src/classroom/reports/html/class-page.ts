import type { ClassReport } from '../../class-report.ts'
import { pairText, sharedTexts } from '../shared-texts.ts'
import { statuses } from '../statuses.ts'
import { uncheckedIn } from '../unchecked.ts'
import { checksTable } from './checks-table.ts'
import { courseName, page, timeElement } from './document.ts'
import { gradesTable, labTitle } from './grades-table.ts'
import { html, type Markup } from './markup.ts'
import { studentBody, type Telling } from './student-section.ts'

/** How many pairs are listed: those that have the most in common. */
const PAIRS = 200

/** The whole class as one page, for its teacher. */
export function classPage(report: ClassReport, telling: Telling): string {
  const { words, clock } = telling
  const title = words.title(courseName(report))
  const body = html`<header>
<h1>${title}</h1>
<p class="dim">${words.counts(report.students.length, report.labs.length)} · ${words.asOf} ${timeElement(report.time, clock)} · docker-lab ${report.program.version}</p>
<p>${words.summary(statuses(report))}</p>
</header>
<main>
<h2 id="grades">${words.gradesHeading}</h2>
${report.students.length === 0 ? html`<p>${words.noStudents}</p>` : gradesTable(report, words)}
<h2>${words.checksHeading}</h2>
${checksTable(report, words)}
${errors(report, telling)}${shared(report, telling)}<section class="students">
<h2>${words.studentsHeading}</h2>
${report.students.map(
  (student, index) => html`<section id="student-${index + 1}" aria-labelledby="name-${index + 1}">
<h3 id="name-${index + 1}">${student.name}${student.id !== student.name && html` <span class="dim">${student.id}</span>`}</h3>
${studentBody(student, report, telling)}<p class="back"><a href="#grades">${words.backToTable}</a></p>
</section>
`,
)}</section>
</main>`
  return page(title, report.language, body)
}

function errors(report: ClassReport, { words }: Telling): Markup | undefined {
  const found = uncheckedIn(report).map(({ student, labs, why }) => {
    const index = report.students.indexOf(student)
    const titles = labs.map(labTitle).join(', ')
    return html`<li><a href="#student-${index + 1}">${student.name}</a>, ${why === undefined ? titles : words.labelled(titles, why)}</li>
`
  })
  if (found.length === 0) return undefined
  return html`<h2>${words.errorsHeading}</h2>
<p>${words.errorsNote}</p>
<ul>
${found}</ul>
`
}

function shared(report: ClassReport, { words }: Telling): Markup | undefined {
  if (report.shared_ids.length === 0) return undefined
  return html`<h2>${words.sharedHeading}</h2>
<p>${words.sharedNote}</p>
<ul>
${report.shared_ids.slice(0, PAIRS).map((pair) => {
  return html`<li>${pairText(pair, report, words)}${sharedTexts(pair, words).map((text) => html`<br><span class="code">${text}</span>`)}</li>
`
})}${
  report.shared_ids.length > PAIRS &&
  html`<li>${words.sharedMore(report.shared_ids.length - PAIRS)}</li>
`
}</ul>
`
}
