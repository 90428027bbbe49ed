import type { CheckReport, LabReport, Outcome, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { detailsOf, explainCommand, neededTitles, openedOf } from './details.ts'
import { originOf } from './origin.ts'

const MARKS: Record<Outcome, string> = { pass: '✓', fail: '✗', error: '?', blocked: '–' }

/** The report as GitHub Flavored Markdown, for a comment or a job summary. */
export function markdown(report: Report, { report: words }: Messages): string {
  const sections = report.labs.map((lab) => section(lab, words))
  const parts = [
    `_${originOf(report, words).map(escaped).join(' · ')}_`,
    ...sections,
    `**${escaped(words.summary(report))}**`,
    '',
  ]
  return `${parts.join('\n\n')}\n`
}

function section(lab: LabReport, words: Messages['report']): string {
  const number = lab.number === null ? '' : `${lab.number} · `
  return [
    `## ${number}${escaped(lab.title)}`,
    '',
    `| | ${words.check} | ${words.pointsHeading} | ${words.found} |`,
    '| --- | --- | ---: | --- |',
    ...lab.checks.map((check) => row(check, lab, words)),
    ...openedOf(lab, words).flatMap((text) => ['', escaped(text)]),
  ].join('\n')
}

function row(check: CheckReport, lab: LabReport, words: Messages['report']): string {
  const { earned, possible } = check.points
  return `| ${MARKS[check.outcome]} | ${escaped(check.title)} | ${earned}/${possible} | ${found(check, lab, words)} |`
}

function found(check: CheckReport, lab: LabReport, words: Messages['report']): string {
  const { outcome, message = words.notPassed } = check
  if (outcome === 'pass') return ''
  const parts = [
    check.waits_for ? words.waitsFor(neededTitles(check, lab)) : message,
    ...detailsOf(check, words),
  ]
  const code = explainCommand(check).map((command) => `\`${command}\``)
  return [...parts.map(escaped), ...code].join('<br>')
}

/**
 * Text that Markdown shows as it is: no formatting, no HTML, no end of the table's cell. The comment keeps `@name`
 * from calling people and `#1` from linking: GitHub looks for those after it has resolved entities and escapes.
 */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>&|!~$#]/g, '\\$&')
    .replace(/\\#|@/g, '$&<!-- -->')
    .replace(/:\/\//g, ':<!-- -->//')
}
