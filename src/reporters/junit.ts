import { create } from 'xmlbuilder2'
import type { CheckReport, LabReport, Outcome, Report } from '../grading/report.ts'
import type { Messages } from '../languages/en/messages.ts'
import { attributes, forXml } from '../terminal/xml.ts'
import { detailsOf, explainCommand, neededTitles } from './details.ts'

/**
 * The report as JUnit XML, as CI systems read it: `failure` is the student's work, `error` is that we could not
 * look, `skipped` is a check that waits for another. Times are in seconds.
 */
export function junit(report: Report, { report: words }: Messages): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const suites = document.ele(
    'testsuites',
    attributes({
      name: 'docker-lab',
      ...counts(report.labs.flatMap((lab) => lab.checks)),
      time: seconds(report.duration_ms),
    }),
  )
  for (const lab of report.labs) {
    const suite = suites.ele('testsuite', attributes({ name: lab.slug, ...counts(lab.checks) }))
    const properties = suite.ele('properties')
    for (const [name, value] of Object.entries({
      course: report.course.title ?? report.course.name,
      ...report.engine,
      points: lab.points.earned,
      possible: lab.points.possible,
    }))
      properties.ele('property', attributes({ name, value: `${value ?? ''}` }))
    for (const check of lab.checks) addTestCase(suite, check, lab, words)
  }
  return `${document.end({ prettyPrint: true })}\n`
}

/** A check of a lab in a suite. */
export function addTestCase(
  suite: ReturnType<typeof create>,
  check: CheckReport,
  lab: Pick<LabReport, 'slug' | 'checks'>,
  words: Messages['report'],
): void {
  const test = suite.ele(
    'testcase',
    attributes({ classname: lab.slug, name: check.title, time: seconds(check.duration_ms) }),
  )
  const result = resultOf(check, lab, words)
  if (result) test.ele(result.element, attributes(result.attributes)).txt(forXml(result.text))
}

function resultOf(check: CheckReport, lab: Pick<LabReport, 'checks'>, words: Messages['report']) {
  if (check.outcome === 'pass') return undefined
  if (check.outcome === 'blocked') {
    const message = check.message ?? words.waitsFor(neededTitles(check, lab))
    return { element: 'skipped', attributes: { message }, text: '' }
  }
  return {
    element: check.outcome === 'fail' ? 'failure' : 'error',
    attributes: { message: check.message ?? words.notPassed, type: check.diagnosis ?? check.grader },
    text: [...detailsOf(check, words), ...explainCommand(check)].join('\n'),
  }
}

function counts(checks: CheckReport[]) {
  const count = (outcome: Outcome) => checks.filter((check) => check.outcome === outcome).length
  return { tests: checks.length, failures: count('fail'), errors: count('error'), skipped: count('blocked') }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
