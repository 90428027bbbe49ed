import type { Attempt } from '../../../src/classroom/attempt.ts'

/** An attempt like one of a student's, of whom nobody has heard. */
export function anAttempt({
  earned = 3,
  possible = 10,
  ...given
}: Partial<Attempt> & { earned?: number; possible?: number } = {}): Attempt {
  const points = { earned, possible }
  const outcome = earned === possible ? 'pass' : 'fail'
  const lab = given.lab ?? 'deploy-nginx'
  return {
    id: crypto.randomUUID(),
    student: 'alice',
    lab,
    way: 'live',
    trust: 'practice',
    workAt: '2026-11-30T10:00:00.000Z',
    gradedAt: '2026-11-30T10:00:05.000Z',
    report: {
      number: 3,
      slug: lab,
      title: 'Deploy nginx',
      digest: 'sha256:00',
      outcome,
      points,
      score: Math.floor((100 * earned) / possible),
      checks: [{ id: 'published', title: 'The port', grader: 'port', outcome, points, duration_ms: 4 }],
    },
    origin: {
      program: { name: 'docker-lab', version: '0.1.0' },
      course: { name: 'labs', title: 'Docker' },
      engine: { endpoint: 'unix:///var/run/docker.sock', name: 'docker', version: '28.5.2', api: '1.51' },
      language: 'en',
    },
    tape: {
      answers: { '["docker","ping"]': { gave: 'OK' } },
      askedBy: { '["docker","ping"]': ['published'] },
    },
    ...given,
  }
}

/** The time, so many seconds after a lesson began. */
export const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-30T10:00:00Z') + seconds * 1000).toISOString()
