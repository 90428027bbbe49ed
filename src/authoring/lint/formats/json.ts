import type { LintReport } from '../lint.ts'

/** For programs. */
export function json({ labs, findings, errors, warnings }: LintReport, passed: boolean): string {
  const report = {
    schema: 'docker-lab/lint@1',
    passed,
    labs: labs.map((lab) => ({ ...lab, number: lab.number ?? null })),
    findings: findings.map(({ frame: _, line, column, ...finding }) => ({
      ...finding,
      line: line ?? null,
      column: column ?? null,
    })),
    errors,
    warnings,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}
