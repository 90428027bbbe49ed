import { create } from 'xmlbuilder2'
import type { LabTestWords } from '../../../languages/en/lab-test.ts'
import { attributes, forXml } from '../../../terminal/xml.ts'
import type { LabTest, LabTestReport } from '../report.ts'
import { inShort, unexpected } from './unexpected.ts'

interface Test {
  name: string
  ms: number
  /** Why it was not tried. */
  skipped?: string
  /** Why it is wrong. `error`: nobody knows whether it is. */
  wrong?: { as: 'failure' | 'error'; message: string; text: string }
}

/** As JUnit XML: a suite for each lab on each engine, a test for each case, and one for each change that got the wrong outcome. */
export function junit(report: LabTestReport, words: LabTestWords): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const root = document.ele('testsuites', { name: 'docker-lab lab test', time: seconds(report.duration_ms) })
  for (const lab of report.labs) {
    const tests = [...caseTests(lab, words), ...skippedTests(lab, words), ...changeTests(lab, words)]
    if (lab.untried > 0) {
      const text = words.stopped(report.stopped ?? words.none, lab.untried)
      tests.push({ name: lab.slug, ms: 0, wrong: { as: 'error', message: text, text } })
    }
    const count = (as: string) => tests.filter(({ wrong }) => wrong?.as === as).length
    const suite = root.ele(
      'testsuite',
      attributes({
        name: `${lab.slug} (${lab.engine})`,
        tests: tests.length,
        failures: count('failure'),
        errors: count('error'),
        ...(tests.some((test) => test.skipped !== undefined) && {
          skipped: tests.filter((test) => test.skipped !== undefined).length,
        }),
      }),
    )
    for (const { name, ms, skipped, wrong } of tests) {
      const test = suite.ele('testcase', attributes({ classname: lab.slug, name, time: seconds(ms) }))
      if (skipped !== undefined) test.ele('skipped', attributes({ message: skipped }))
      if (wrong) test.ele(wrong.as, attributes({ message: wrong.message })).txt(forXml(wrong.text))
    }
  }
  return `${document.end({ prettyPrint: true })}\n`
}

function caseTests({ cases }: LabTest, words: LabTestWords): Test[] {
  return cases.map((one) => {
    const { name, kind, ok, said, problem, other_results: others = [], duration_ms: ms } = one
    const title = [words.kinds[kind], name].filter(Boolean).join(': ')
    if (ok) return { name: title, ms }
    const wrong = unexpected(one, words)
    const lines = [
      ...wrong.map(({ id, line }) => [line, said[id]].filter(Boolean).join('\n')),
      ...others.map((other) => `${words.alsoGot} ${inShort(other)}`),
    ]
    const gone = kind === 'limit' && !problem ? words.limitGone : undefined
    const message = problem ?? gone ?? wrong[0]?.line ?? lines[0] ?? words.none
    return { name: title, ms, wrong: { as: problem ? 'error' : 'failure', message, text: lines.join('\n') } }
  })
}

const skippedTests = ({ skipped }: LabTest, words: LabTestWords): Test[] =>
  skipped.map(({ kind, name, reason }) => ({
    name: `${words.kinds[kind]}: ${name}`,
    ms: 0,
    skipped: reason,
  }))

function changeTests({ mutants, equivalents }: LabTest, words: LabTestWords): Test[] {
  const test = (
    kind: string,
    changed: { mutation: string; before: string; command: string },
    message: string,
    as: 'failure' | 'error' = 'failure',
  ): Test => ({
    name: `${kind}: ${changed.mutation}`,
    ms: 0,
    wrong: {
      as,
      message,
      text: [...(changed.before ? [`- ${changed.before}`] : []), `+ ${changed.command}`].join('\n'),
    },
  })
  return [
    ...mutants.survived.map((one) => test(words.kinds.mutant, one, words.survived(one.score))),
    ...mutants.unclear.map((one) => test(words.kinds.mutant, one, one.problem, 'error')),
    ...mutants.not_run.map((one) => ({
      name: `${words.kinds.mutant}: ${one.mutation}`,
      ms: 0,
      skipped: `${words.notRun}: ${one.problem}`,
    })),
    ...mutants.wrongly_declared.map((line) =>
      test(words.kinds.mutant, { mutation: line, before: line, command: line }, words.wronglyDeclared),
    ),
    ...equivalents.failed.map((one) => test(words.kinds.equivalent, one, words.falseFailure)),
  ]
}

const seconds = (ms: number) => (ms / 1000).toFixed(3)
