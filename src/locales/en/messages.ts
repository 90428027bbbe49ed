import type { Report } from '../../grading/report.ts'

/** What the program itself says in English; what graders say stands beside their logic. */
const report = {
  engine: (engine: string, api: string, endpoint: string) => `${engine} (API ${api}) at ${endpoint}`,
  noEngine: (endpoint: string) => `no engine answered${endpoint && ` at ${endpoint}`}`,
  expected: 'expected',
  actual: 'actual',
  why: 'why',
  tryThis: 'try',
  more: 'more',
  check: 'check',
  pointsHeading: 'points',
  found: 'what was found',
  waitsFor: (titles: string[]) => `waits for «${titles.join('», «')}»`,
  notPassed: 'This check did not pass.',
  sameReason: 'could not be looked at, for the reason above',
  summary({ complete, passed, points }: Pick<Report, 'complete' | 'passed' | 'points'>): string {
    const { earned, possible } = points
    if (passed) return `${earned} of ${possible} points. Well done: everything is as it should be.`
    if (complete)
      return `${earned} of ${possible} points. Begin with the first failure, and check again whenever you like.`
    return `The score is incomplete (${earned} of ${possible} points so far), because not everything could be looked at. That is not your mistake.`
  },
}

export const messages = { report }

export type Messages = typeof messages
