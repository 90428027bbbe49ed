import { create } from 'xmlbuilder2'
import { addTestCase } from '../../reporters/junit.ts'
import { attributes, forXml } from '../../terminal/xml.ts'
import type { ClassReport, LabFigures, StudentFigures, StudentLab } from '../class-report.ts'
import { scriptLines, type Wording } from './feedback.ts'
import { labName } from './grade-table.ts'

/**
 * The class as JUnit XML: a suite for each student, and a test for each check of the attempts that count. `error` is that
 * we could not look; a lab without a grade is a test that was skipped.
 */
export function classJunit(report: ClassReport, wording: Wording): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const suites = document.ele('testsuites', attributes({ name: report.course.name ?? report.roster }))
  for (const student of report.students) {
    const suite = suites.ele('testsuite', attributes({ name: student.id, ...counts(student) }))
    const properties = suite.ele('properties')
    for (const [name, value] of Object.entries(propertiesOf(student, report)))
      properties.ele('property', attributes({ name, value }))
    student.labs.forEach((one, index) => {
      const lab = report.labs[index] as LabFigures
      if (one.attempt) {
        const checks = { slug: lab.slug, checks: one.attempt.checks }
        for (const check of one.attempt.checks) addTestCase(suite, check, checks, wording.report)
      } else {
        const test = suite.ele(
          'testcase',
          attributes({ classname: lab.slug, name: labName(lab), time: '0.000' }),
        )
        test.ele(withoutChecks(one), attributes({ message: statusOf(one, wording) }))
      }
    })
    const scripts = scriptsOf(student, report, wording)
    if (scripts.length > 0) suite.ele('system-out').txt(forXml(scripts.join('\n')))
  }
  return `${document.end({ prettyPrint: true })}\n`
}

const statusOf = ({ status, override }: StudentLab, { words }: Wording) =>
  override ? words.byHand(override.by, override.because) : status === 'graded' ? '' : words[status]

function scriptsOf(student: StudentFigures, { labs }: ClassReport, { words, report }: Wording): string[] {
  return student.labs.flatMap((one, index) => {
    const [said, ...lines] = scriptLines(one, report)
    return said === undefined ? [] : [words.labelled(labName(labs[index] as LabFigures), said), ...lines]
  })
}

const withoutChecks = ({ status }: StudentLab) => (status === 'error' ? 'error' : 'skipped')

function propertiesOf(student: StudentFigures, { labs }: ClassReport): Record<string, string | number> {
  const points = student.labs.map((one, index) => [`points.${labs[index]?.slug}`, one.points ?? ''])
  return { name: student.name, ...Object.fromEntries(points) }
}

function counts({ labs }: StudentFigures) {
  const outcomes = labs.flatMap((one) =>
    one.attempt
      ? one.attempt.checks.map(({ outcome }) => outcome)
      : [one.status === 'error' ? ('error' as const) : ('blocked' as const)],
  )
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return {
    tests: outcomes.length,
    failures: count('fail'),
    errors: count('error'),
    skipped: count('blocked'),
  }
}
