import { expect, test } from 'vitest'
import { github } from '../../../src/authoring/lint/formats/github.ts'
import { json } from '../../../src/authoring/lint/formats/json.ts'
import { pretty } from '../../../src/authoring/lint/formats/pretty.ts'
import { sarif } from '../../../src/authoring/lint/formats/sarif.ts'
import type { LintReport } from '../../../src/authoring/lint/lint.ts'
import { lintRules } from '../../../src/authoring/lint/rules.ts'
import words from '../../../src/languages/en/lint.ts'
import chinese from '../../../src/languages/zh/lint.ts'

const report: LintReport = {
  labs: [
    { number: 3, slug: 'web', folder: 'labs/03-web', errors: 1, warnings: 1 },
    { number: undefined, slug: 'own', folder: '/tmp/own', errors: 0, warnings: 0 },
  ],
  findings: [
    {
      rule: 'brief-drift',
      severity: 'error',
      file: 'labs/03-web/lab.yaml',
      line: 9,
      column: 5,
      message: '"100%" is asked for here',
      remedy: 'Say it.',
      frame: '> 9 |   x\n    |   ^',
    },
    {
      rule: 'brief-missing',
      severity: 'warning',
      file: '/tmp/a b/README.md',
      message: 'none',
      remedy: 'Write.',
    },
  ],
  errors: 1,
  warnings: 1,
}
const screen = { columns: 80, colour: false, unicode: true }

test('pretty', () => {
  expect(
    pretty(report, words, screen),
  ).toBe(`labs/03-web/lab.yaml:9:5  error  "100%" is asked for here  brief-drift
> 9 |   x
    |   ^
  Say it.

/tmp/a b/README.md  warning  none  brief-missing
  Write.

2 labs, 1 error, 1 warning
`)
  expect(pretty(report, chinese, screen)).toContain('2 个实验，1 个错误，1 个警告')
})

test('json', () => {
  expect(JSON.parse(json(report, false))).toEqual({
    schema: 'docker-lab/lint@1',
    passed: false,
    labs: [report.labs[0], { ...report.labs[1], number: null }],
    findings: [
      {
        rule: 'brief-drift',
        severity: 'error',
        file: 'labs/03-web/lab.yaml',
        line: 9,
        column: 5,
        message: '"100%" is asked for here',
        remedy: 'Say it.',
      },
      {
        rule: 'brief-missing',
        severity: 'warning',
        file: '/tmp/a b/README.md',
        line: null,
        column: null,
        message: 'none',
        remedy: 'Write.',
      },
    ],
    errors: 1,
    warnings: 1,
  })
})

test('github: what the commands of a run use is escaped', () => {
  expect(
    github(report, words),
  ).toBe(`::error file=labs/03-web/lab.yaml,line=9,col=5,title=brief-drift::"100%25" is asked for here%0ASay it.
::warning file=/tmp/a b/README.md,title=brief-missing::none%0AWrite.
docker-lab: 2 labs, 1 error, 1 warning
`)
})

test('sarif: every rule, and every finding with its rule and its place', () => {
  const { version, runs } = JSON.parse(sarif(report, words, '1.2.3'))
  const [{ tool, results }] = runs
  expect([version, tool.driver.name, tool.driver.version]).toEqual(['2.1.0', 'docker-lab', '1.2.3'])
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(lintRules.map(({ name }) => name))
  for (const { help, shortDescription, defaultConfiguration } of tool.driver.rules) {
    expect(help.text && shortDescription.text).toBeTruthy()
    expect(defaultConfiguration.level).toMatch(/^(error|warning)$/)
  }
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
  expect(results.map(({ locations }: { locations: unknown[] }) => locations)).toEqual([
    [
      {
        physicalLocation: {
          artifactLocation: { uri: 'labs/03-web/lab.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 9, startColumn: 5 },
        },
      },
    ],
    [{ physicalLocation: { artifactLocation: { uri: 'file:///tmp/a%20b/README.md' } } }],
  ])
})
