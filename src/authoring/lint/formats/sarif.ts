import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LintWords } from '../../../languages/en/lint.ts'
import type { LintFinding } from '../findings.ts'
import type { LintReport } from '../lint.ts'
import { lintRules } from '../rules.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** SARIF 2.1.0, which GitHub and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif({ findings }: LintReport, words: LintWords, version: string): string {
  const rules = lintRules.map(({ name, severity }) => ({
    id: name,
    shortDescription: { text: words.rules[name].about },
    fullDescription: { text: words.rules[name].about },
    help: { text: words.rules[name].about },
    defaultConfiguration: { level: severity },
  }))
  const driver = { name: 'docker-lab', version, semanticVersion: version, rules }
  const results = findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: lintRules.findIndex(({ name }) => name === finding.rule),
    level: finding.severity,
    message: { text: `${finding.message}\n${finding.remedy}` },
    locations: [{ physicalLocation: locationOf(finding) }],
  }))
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

function locationOf({ file, line, column }: LintFinding) {
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split(sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
  return {
    artifactLocation,
    ...(line !== undefined && { region: { startLine: line, startColumn: column ?? 1 } }),
  }
}
