import type { ClassReportWords } from '../../../languages/en/class-report.ts'
import type { ClassReport, LabFigures, StudentFigures, StudentLab } from '../../class-report.ts'
import { labLabel } from '../mark.ts'
import { html, type Markup } from './markup.ts'

type Words = ClassReportWords

/** With more labs than this, the table is set closer. */
const DENSE = 10

/** The class and its labs: a table with points in each cell, and a colour that says the same. */
export function gradesTable(report: ClassReport, words: Words): Markup {
  const { labs, students } = report
  return html`<section class="scroll" aria-labelledby="grades-caption" tabindex="0">
<table class="grades${labs.length > DENSE && ' dense'}">
<caption id="grades-caption">${words.gradesCaption}</caption>
<thead><tr><th scope="col">${words.student}</th>${labs.map(
    (lab) =>
      html`<th scope="col" title="${lab.title}">${labLabel(lab)}<span class="hidden"> ${lab.title}</span> <span class="possible dim">/${lab.possible}</span></th>`,
  )}<th scope="col">${words.total}</th></tr></thead>
<tbody>
${students.map((student, index) => row(student, index, words))}</tbody>
<tfoot><tr><th scope="row">${words.average}</th>${labs.map(
    ({ average }) => html`<td>${average === null ? words.cells.pending : average.toFixed(1)}</td>`,
  )}<td></td></tr></tfoot>
</table>
</section>
${legend(words)}`
}

function row(student: StudentFigures, index: number, words: Words): Markup {
  const id = student.id === student.name ? '' : html` <span class="id dim">${student.id}</span>`
  return html`<tr><th scope="row" class="name"><a href="#student-${index + 1}">${student.name}</a>${id}</th>${student.labs.map(
    (one) => html`<td class="${heatOf(one)}">${cellText(one, words)}</td>`,
  )}<td>${total(student, words)}</td></tr>
`
}

/** A grade with what changed it, or why there is none; the meaning of a mark is there for screen readers too. */
export function cellText(one: StudentLab, words: Words): Markup {
  const { status, points, late_days, override } = one
  if (points === null) {
    const why = status === 'graded' ? 'pending' : status
    return html`<span aria-hidden="true">${words.cells[why]}</span><span class="hidden">${words.statuses[why]}</span>`
  }
  const byHand = override !== null && override.points !== null
  return html`${points}${late_days > 0 && !byHand && mark(words.cells.late, words.legend.late)}${
    byHand && mark(words.cells.byHand, words.legend.byHand)
  }`
}

const mark = (letter: string, meaning: string): Markup =>
  html`<span class="mark" title="${meaning}" aria-hidden="true">${letter}</span><span class="hidden"> ${meaning}</span>`

export function total({ total: { points, possible, without } }: StudentFigures, words: Words): Markup {
  const open =
    without > 0 &&
    html` <span class="dim" title="${words.openTitle}">+${without}<span class="hidden"> ${words.openTitle}</span></span>`
  return html`${possible === 0 ? words.cells.pending : `${points}/${possible}`}${possible > 0 && open}`
}

/** The class of a cell's colour. */
export function heatOf({ status, points, possible }: StudentLab): string {
  if (points === null) return status === 'graded' ? 'pending' : status
  if (points >= possible) return 'full'
  if (points <= 0) return 'zero'
  return points >= 0.75 * possible ? 'high' : points >= 0.5 * possible ? 'middle' : 'low'
}

function legend({ cells, legend: meanings, openTitle }: Words): Markup {
  const key = (heat: string, sign: string, meaning: string) =>
    html`<li><span class="key ${heat}" aria-hidden="true">${sign || '\u00a0'}</span>${meaning}</li>`
  return html`<ul class="legend" aria-label="${meanings.heading}">${[
    key('full', '', meanings.full),
    key('high', '', meanings.high),
    key('middle', '', meanings.middle),
    key('low', '', meanings.low),
    key('zero', '0', meanings.zero),
    key('missing', cells.missing, meanings.missing),
    key('error', cells.error, meanings.error),
    key('pending', cells.pending, meanings.pending),
    key('', cells.late, meanings.late),
    key('', cells.byHand, meanings.byHand),
    key('', '+1', openTitle),
  ]}</ul>`
}

/** How a page names a lab: `03 Deploy nginx`. */
export const labTitle = (lab: Pick<LabFigures, 'number' | 'slug' | 'title'>): string =>
  lab.number === null ? lab.title : `${labLabel(lab)} ${lab.title}`
