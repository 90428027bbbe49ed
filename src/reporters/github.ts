import type { CheckReport, LabReport, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { detailsOf, explainCommand } from './details.ts'
import { originOf } from './origin.ts'

/**
 * The report as annotations of a GitHub Actions run, and a summary
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). A check that waits for another
 * needs no annotation of its own.
 */
export function github(report: Report, { report: words }: Messages): string {
  const annotations = report.labs.flatMap((lab) =>
    lab.checks
      .filter(({ outcome, waits_for }) => outcome !== 'pass' && !waits_for)
      .map((check) => annotation(lab, check, words)),
  )
  const summary = [...originOf(report, words), words.summary(report)].map((line) => `docker-lab: ${line}`)
  return `${[...annotations, ...summary].join('\n')}\n`
}

function annotation(lab: LabReport, check: CheckReport, words: Messages['report']): string {
  const level = check.outcome === 'fail' ? 'error' : 'warning'
  const text = [check.message ?? words.notPassed, ...detailsOf(check, words), ...explainCommand(check)]
  const title = words.labelled(lab.title, check.title)
  return `::${level} title=${property(title)}::${data(text.join('\n'))}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
