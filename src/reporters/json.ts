import type { Report } from '../grading/report.ts'

/** The report as one JSON object: the contract `docker-lab/report@1`. */
export function json(report: Report): string {
  const { language: _, ...contract } = report
  return `${JSON.stringify(contract, null, 2)}\n`
}
