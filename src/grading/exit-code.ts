import type { Report } from './report.ts'

/** Every exit code of the program. 3 takes precedence over 1: nobody is marked wrong when we could not look. */
export const ExitCode = {
  passed: 0,
  failed: 1,
  /** The command line or a lab file is wrong. */
  badInput: 2,
  couldNotLook: 3,
  /** A bug in docker-lab. */
  bug: 4,
  interrupted: 130,
} as const

/** A report's exit code. Passed means that every check said so, not that none complained. */
export function exitCodeOf(report: Pick<Report, 'complete' | 'passed'>): number {
  if (!report.complete) return ExitCode.couldNotLook
  return report.passed ? ExitCode.passed : ExitCode.failed
}
