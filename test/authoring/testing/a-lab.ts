import type { Trial, TrialChange, TrialResult } from '../../../src/authoring/testing/trial.ts'
import type { Check, Lab } from '../../../src/lab/lab.ts'
import { anEnvironment } from '../../grading/a-lab.ts'

/** A check about a container, with nothing else to it. */
export const aCheck = (id: string, want: unknown = { container: 'web' }): Check => ({
  id,
  title: id,
  points: 1,
  needs: [],
  withinMs: 0,
  hints: [],
  reveal: 'full',
  grader: 'container',
  want,
})

export const aLab = (checks: Check[], about: Partial<Lab> = {}): Lab => ({
  number: 3,
  slug: 'deploy-nginx',
  folder: '/labs/03-deploy-nginx',
  digest: 'sha256:00',
  title: { en: 'Deploy nginx', zh: '部署 nginx' },
  chapter: undefined,
  minutes: undefined,
  varied: {},
  environment: anEnvironment(),
  owns: { containers: [], images: [], volumes: [], networks: [], services: [] },
  checks,
  ...about,
})

export const aTrial = (lab: Lab, about: Partial<Trial> = {}): Trial => ({
  lab,
  name: 'docker run',
  kind: 'solution',
  script: 'docker run',
  expected: undefined,
  ...about,
})

/** A line of a solution that was changed. */
export const aChange = (about: Partial<TrialChange> = {}): TrialChange => ({
  kind: 'drop-flag',
  of: 'docker run',
  before: 'docker run -d --name web -p 8080:80 nginx',
  after: 'docker run -d --name web nginx',
  ...about,
})

/** The result of a trial, check by check; each check is worth a point. */
export function aResult(
  trial: Trial,
  got: Record<string, string> | undefined,
  about: Partial<TrialResult> = {},
): TrialResult {
  const outcomes = Object.values(got ?? {})
  const points = { earned: outcomes.filter((one) => one === 'pass').length, possible: outcomes.length }
  return { trial, got, points: got && points, said: {}, problem: undefined, durationMs: 1000, ...about }
}
