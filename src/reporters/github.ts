import type { CheckReport, LabReport, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'

/**
 * The report as annotations of a GitHub Actions run, and a summary line
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). What waits for another
 * check needs no annotation of its own.
 */
export function github(report: Report, { report: words }: Messages): string {
  const annotations = report.labs.flatMap((lab) =>
    lab.checks
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
      .map((check) => annotation(lab, check, words)),
  )
  const summary = `docker-lab: ${words.summary(report)}`
  return `${[...annotations, summary].join('\n')}\n`
}

function annotation(lab: LabReport, check: CheckReport, words: Messages['report']): string {
  const level = check.outcome === 'fail' ? 'error' : 'warning'
  const { expected, actual, message, next, diagnosis } = check
  const text = [
    message ?? words.notPassed,
    expected && `${words.expected}: ${expected}`,
    actual && `${words.actual}: ${actual}`,
    next,
    diagnosis && `docker-lab explain ${diagnosis}`,
  ]
  return `::${level} title=${property(`${lab.title}: ${check.title}`)}::${data(text.filter(Boolean).join('\n'))}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
