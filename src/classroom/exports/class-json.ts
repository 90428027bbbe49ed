import type { ClassReport } from '../class-report.ts'

/** The report as one JSON object: the contract `docker-lab/class@1`. */
export const classJson = (report: ClassReport): string => `${JSON.stringify(report, null, 2)}\n`
