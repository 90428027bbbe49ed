import type { ServeWords } from '../../src/languages/en/class-serve.ts'
import type { ClassWebWords } from '../../src/languages/en/class-web.ts'
import type { Samples } from './words.ts'

const server = 'http://127.0.0.1:8650'

export const serveSamples: Samples<ServeWords> = {
  open: [[server]],
  loginLink: [[`${server}/#login=CODE`]],
  nextLink: [[`${server}/#login=CODE`]],
  onNetwork: [['0.0.0.0']],
  cannotListen: [
    ['127.0.0.1', 8650, 'EADDRINUSE'],
    ['127.0.0.1', 80, 'EACCES'],
  ],
  tlsUnreadable: [['ENOENT']],
  notAProxy: [['nginx']],
  problem: [['the gradebook is locked']],
  tokens: {
    made: [
      [1, 'tokens.csv'],
      [30, 'tokens.csv'],
    ],
    unknownStudent: [['alic']],
    replaced: [[1], [30]],
    kept: [[1], [30]],
    nothingToRevoke: [['alic']],
    revoked: [[['alice']], [['alice', 'teacher:1a2b3c4d']]],
    notAnAddress: [['class.example.org']],
  },
  submit: {
    received: [['deploy-nginx', 6, 10]],
    again: [['deploy-nginx']],
    incomplete: [['deploy-nginx']],
    ignored: [['volumes']],
    refused: [['The token is not valid.']],
    unreachable: [[server, 'ECONNREFUSED']],
    badAnswer: [[server]],
  },
}

export const webSamples: Samples<ClassWebWords> = {
  filters: {
    found: [
      [1, 1],
      [3, 30],
    ],
  },
  grid: {
    points: [[3, 10]],
    tries: [[1], [4]],
    passedOf: [[3, 30]],
    at: [['09:41']],
    firstFailing: [['nginx01 runs']],
  },
  mistakes: { students: [[1], [6]] },
  progress: { bar: [[12, 6, 30]] },
  details: {
    heading: [['Alice', '3 Deploy nginx']],
    engine: [['docker 28.5.2']],
    waitsFor: [[['nginx01 runs', 'Port 80 is published']]],
    override: [
      [8, 'teacher'],
      [null, 'teacher'],
    ],
  },
  announce: { passed: [['Alice', '3 Deploy nginx']], several: [[12]] },
}
