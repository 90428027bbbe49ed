import type { CheckReport } from '../../../grading/report.ts'
import type { ClassReportWords } from '../../../languages/en/class-report.ts'
import type { Messages } from '../../../languages/en/messages.ts'
import { openedOf } from '../../../reporters/details.ts'
import type { ScriptEnd } from '../../attempt.ts'
import type {
  ClassReport,
  CountedAttempt,
  LabFigures,
  StudentFigures,
  StudentLab,
} from '../../class-report.ts'
import { scriptTexts } from '../../script-end.ts'
import { type Clock, langOf, timeElement } from './document.ts'
import { cellText, heatOf, labTitle, total } from './grades-table.ts'
import { html, type Markup } from './markup.ts'

/** What pages say, and how they show times. */
export interface Telling {
  words: ClassReportWords
  /** The labels of what was found. */
  labels: Pick<
    Messages['report'],
    'expected' | 'actual' | 'why' | 'tryThis' | 'more' | 'labelled' | 'opened' | 'scriptEnded'
  >
  clock: Clock
  /** How deep a lab's heading is; 4 where nothing is said. */
  labs?: 2 | 4
}

const heading = (title: string, level: Telling['labs']): Markup =>
  level === 2 ? html`<h2 class="lab">${title}</h2>` : html`<h4>${title}</h4>`

/** All of one student, and nothing of anybody else. */
export function studentBody(
  student: StudentFigures,
  { labs, language }: ClassReport,
  telling: Telling,
): Markup {
  const found = student.labs.map((one, index) => labFound(one, labs[index] as LabFigures, language, telling))
  return html`${labsTable(student, labs, telling)}${found}`
}

function labsTable(student: StudentFigures, labs: LabFigures[], { words, labels, clock }: Telling): Markup {
  const heads = [words.points, words.tries, words.handedIn, words.time, words.trust]
  const rows = student.labs.map((one, index) => {
    const { attempt } = one
    const trust =
      attempt && html`<span title="${words.trustTitles[attempt.trust]}">${words.trusts[attempt.trust]}</span>`
    const points = html`${cellText(one, words)}${one.points !== null && html` <span class="dim">/${one.possible}</span>`}`
    return html`<tr><th scope="row" class="wide">${labTitle(labs[index] as LabFigures)}</th><td class="number ${heatOf(one)}">${points}</td><td class="number">${one.tries}</td><td>${
      attempt && timeElement(attempt.work_at, clock)
    }</td><td>${one.minutes !== null && words.took(one.minutes)}</td><td>${trust}</td></tr>
`
  })
  return html`<section class="scroll" aria-label="${labels.labelled(words.labs, student.name)}" tabindex="0">
<table>
<thead><tr><th scope="col">${words.lab}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">${words.total}</th><td class="number">${total(student, words)}</td><td colspan="4"></td></tr></tfoot>
</table>
</section>
`
}

/** What was seen in a lab, and why its points are what they are. Nothing where all is well. */
function labFound(
  one: StudentLab,
  lab: LabFigures,
  language: ClassReport['language'],
  telling: Telling,
): Markup | undefined {
  const notes = notesOf(one, telling)
  const open = one.attempt?.checks.filter(({ outcome }) => outcome !== 'pass') ?? []
  const script = one.attempt?.script
  if (notes.length === 0 && open.length === 0 && !script) return undefined
  return html`${heading(labTitle(lab), telling.labs)}
${notes}${one.attempt && open.length > 0 && checksFound(open, one.attempt, language, telling)}${script && scriptFound(script, telling)}`
}

function scriptFound(script: ScriptEnd, { labels }: Telling): Markup {
  const [said, ...lines] = scriptTexts(script, labels)
  return html`<figure class="script"><figcaption>${said}</figcaption>${lines.length > 0 && html`<pre class="code">${lines.join('\n')}</pre>`}</figure>
`
}

function notesOf(
  { override, late_days, earned, attempt }: StudentLab,
  { words, labels, clock }: Telling,
): Markup[] {
  const before = earned === null ? undefined : `${earned}`
  const decided =
    override && (override.points === null ? words.comment : words.byHand(`${override.points}`, before))
  return [
    ...(override
      ? [
          html`<p class="note"><strong>${decided}</strong> ${override.because} <span class="dim">(${words.by(override.by, clock(override.at))})</span></p>
`,
        ]
      : []),
    ...(attempt && late_days > 0 && before !== undefined && (override?.points ?? null) === null
      ? [
          html`<p class="note">${words.late(late_days, before)}</p>
`,
        ]
      : []),
    ...(attempt ? openedOf(attempt, labels) : []).map(
      (line) => html`<p class="note">${line}</p>
`,
    ),
  ]
}

function checksFound(
  open: CheckReport[],
  attempt: CountedAttempt,
  language: ClassReport['language'],
  { words, labels }: Telling,
): Markup {
  const titleOf = (id: string) => attempt.checks.find((check) => check.id === id)?.title ?? id
  const lang = attempt.language !== language && html` lang="${langOf(attempt.language)}"`
  return html`<dl class="found"${lang}>
${open.map(
  (
    check,
  ) => html`<div><dt><span class="outcome ${check.outcome}" lang="${langOf(language)}">${words.outcomes[check.outcome]}</span>${check.title}</dt>
${said(check, titleOf, words, labels).map(
  (line) => html`<dd>${line}</dd>
`,
)}</div>
`,
)}</dl>
`
}

function said(
  check: CheckReport,
  titleOf: (id: string) => string,
  words: ClassReportWords,
  labels: Telling['labels'],
): Markup[] {
  const labelled: [string, string | undefined][] = [
    [labels.expected, check.expected],
    [labels.actual, check.actual],
    [labels.why, check.message],
    [labels.tryThis, check.next],
  ]
  const lines = labelled.flatMap(([label, text]) =>
    text ? [html`<span class="dim">${labels.labelled(label, '')}</span>${text}`] : [],
  )
  const more =
    check.diagnosis &&
    html`<span class="dim">${labels.labelled(labels.more, '')}</span><span class="code">docker-lab explain ${check.diagnosis}</span>`
  const waits = check.waits_for && html`${words.waitsFor(check.waits_for.map(titleOf))}`
  return [...(waits ? [waits] : []), ...lines, ...(more ? [more] : [])]
}
