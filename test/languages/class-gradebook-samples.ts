import type { GradebookTrouble, GradebookWords } from '../../src/languages/en/class-gradebook.ts'
import type { Samples } from './words.ts'

type Code = GradebookTrouble['code']

const reasons: Partial<Record<Code, string>> = {
  unreadable: 'EACCES',
  'cannot-write': 'disk I/O error, 778',
  away: 'ECONNREFUSED',
  lost: 'ECONNRESET',
  'no-tls': 'SELF_SIGNED_CERT_IN_CHAIN',
}

const codes: Record<Code, true> = {
  missing: true,
  'no-folder': true,
  directory: true,
  'no-file': true,
  'no-gradebook': true,
  newer: true,
  'read-only': true,
  'read-only-disk': true,
  unreadable: true,
  'unknown-kind': true,
  'bad-address': true,
  'wrong-password': true,
  'no-database': true,
  'no-rights': true,
  exists: true,
  'no-backup': true,
  'has-grades': true,
  locked: true,
  'disk-full': true,
  'cannot-write': true,
  damaged: true,
  away: true,
  lost: true,
  'no-postgres': true,
  'no-tls': true,
}

const troubles = (Object.keys(codes) as Code[]).map((code) => ({ code, reason: reasons[code] }))

export const gradebookSamples: Samples<GradebookWords> = {
  trouble: [
    ...troubles.map((trouble): [GradebookTrouble] => [trouble as GradebookTrouble]),
    [{ code: 'damaged', attempt: '4f2a' }],
  ],
  heading: [['Alice (alice)', 'deploy-nginx']],
  grade: {
    graded: [
      [7.5, 10],
      [1, 1],
    ],
    best: [['…']],
    last: [['…']],
    earned: [[3, 10]],
    late: [
      [1, 10],
      [3, 10],
    ],
    lateZero: [[6]],
    byHand: [
      [1, 'Dr. Wu'],
      [8.5, 'Dr. Wu'],
    ],
    group: [['bob']],
  },
  due: [['2026-12-01 23:59 +08:00']],
  of: [['bob']],
  points: [[1], [8]],
  by: [['Dr. Wu']],
  noStudent: [['alise']],
  noLab: [['volumes', ['deploy-nginx']]],
  badPoints: [['8 of 10']],
  tooManyPoints: [[80, 'deploy-nginx', 10]],
  decided: { points: [[1], [8]] },
  backedUp: [
    ['class.sqlite', { attempts: 1, overrides: 1 }],
    ['class.sqlite', { attempts: 120, overrides: 0 }],
  ],
  restored: [['postgres://teacher@db/class', { attempts: 1, overrides: 2 }]],
}
