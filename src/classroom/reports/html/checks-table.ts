import type { ClassReportWords } from '../../../languages/en/class-report.ts'
import type { CheckFigures, ClassReport, Count, LabFigures } from '../../class-report.ts'
import { labTitle } from './grades-table.ts'
import { html, type Markup } from './markup.ts'

/** How many diagnoses and values of a check are shown. */
const SHOWN = 2

/** For each check: how many pass and fail, and the most common reason. */
export function checksTable({ labs }: ClassReport, words: ClassReportWords): Markup {
  const heads = [words.passed, words.failed, words.blocked, words.unseen]
  return html`<section class="scroll" aria-labelledby="checks-caption" tabindex="0">
<table>
<caption id="checks-caption">${words.checksCaption}</caption>
<thead><tr><th scope="col">${words.lab}</th><th scope="col">${words.check}</th>${heads.map(
    (head) => html`<th scope="col" class="number">${head}</th>`,
  )}<th scope="col">${words.commonDiagnosis}</th><th scope="col">${words.commonActual}</th></tr></thead>
${labs.map((lab) => labRows(lab, words))}</table>
</section>`
}

function labRows(lab: LabFigures, words: ClassReportWords): Markup {
  return html`<tbody>
${lab.checks.map(
  (check, index) =>
    html`<tr>${
      index === 0 &&
      html`<th scope="rowgroup" rowspan="${lab.checks.length}" class="name">${labTitle(lab)}</th>`
    }<th scope="row" class="wide">${check.title}</th>${cells(check, words)}</tr>
`,
)}</tbody>
`
}

function cells(check: CheckFigures, words: ClassReportWords): Markup {
  const failed = html`<td class="number ${check.fail > 0 && 'zero'}">${check.fail}</td>`
  return html`<td class="number">${check.pass}</td>${failed}<td class="number">${check.blocked}</td><td class="number ${
    check.error > 0 && 'error'
  }">${check.error}</td><td class="wide code">${list(check.diagnoses, words)}</td><td class="wide">${list(check.actual, words)}</td>`
}

const list = (counts: Count[], words: ClassReportWords): Markup =>
  html`${counts.slice(0, SHOWN).map(({ value, students }, index) => html`${index > 0 && html`<br>`}${words.times(value, students)}`)}`
