import type { DetailCode, LookProblem } from '../../src/docker/port/could-not-look.ts'
import type { ProblemWords } from '../../src/grading/problems/problems.ts'
import type { Samples } from './words.ts'

/** The name or the limit that each of them is about. */
const details: Record<DetailCode, { name?: string; bytes?: number }> = {
  'no-such-context': {},
  'context-unreadable': {},
  'context-without-host': {},
  'not-an-address': {},
  'unknown-scheme': { name: 'ftp' },
  'pipes-on-windows-only': {},
  'no-host': {},
  'password-in-address': {},
  'leading-dash': {},
  'path-in-address': {},
  'path-characters': {},
  ssh: {},
  proxy: {},
  'api-version': { name: '1.20' },
  'no-minimum-api': {},
  'too-long': { bytes: 1048576 },
  'cut-off': {},
  'not-json': {},
  'too-complex': {},
  unfinished: {},
  'tls-only': {},
  'missing-field': { name: 'Id' },
  'wrong-type': { name: 'Id' },
  'unknown-value': { name: 'State.Status' },
  'not-multiplexed': {},
  'empty-archive': {},
  'exec-gone': {},
  'in-memory': { name: '/tmp/page.html' },
  'mount-at-link': { name: 'web' },
  'no-memory-left': { name: 'web' },
  'no-processes-left': { name: 'web' },
  emptying: {},
  'not-prepared': {},
  leftovers: {},
  'image-lost': { name: 'nginx' },
  'their-folder': {},
  'their-answers': {},
  'their-start': {},
  'their-values': {},
  'too-large': { bytes: 1048576 },
  'too-many-files': { name: '2000' },
  'name-not-utf8': { name: 'notes-\ufffd\ufffd.txt' },
  'not-readable': { name: 'notes.txt' },
  'not-shell': { name: 'python3' },
  'still-running': { name: '60' },
  'no-network': {},
  'no-plugin': { name: 'compose' },
}

const CODES: LookProblem[] = [
  'engine-unreachable',
  'engine-permission',
  'engine-tls',
  'engine-too-old',
  'engine-timeout',
  'engine-answer',
  'context-missing',
  'endpoint-unsupported',
  'changed-meanwhile',
  'service-twice',
  'not-started',
  'image-gone',
  'path-unreadable',
  'no-room',
  'exec-failed',
  'deadline',
  'not-recorded',
  'out-of-reach',
  'submission-not-run',
  'snapshot-refused',
  'probe-broke',
]

const said: Samples<ProblemWords['codes'][LookProblem]> = {
  message: [
    ['unix:///var/run/docker.sock', ''],
    ['unix:///var/run/docker.sock', 'ECONNREFUSED'],
  ],
}

export const problemSamples: Samples<ProblemWords> = {
  detail: [
    ...Object.entries(details).map(([why, more]) => [{ why: why as DetailCode, ...more }] as const),
    [{ asked: 'GET /_ping', status: 500, said: 'oops' }],
    [{ name: 'nginx' }],
  ].map(([one]) => [one] as [typeof one]),
  codes: Object.fromEntries(CODES.map((code) => [code, said])) as Record<LookProblem, typeof said>,
}
