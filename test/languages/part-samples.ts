import type { ClassSnapshotWords } from '../../src/languages/en/class-snapshot.ts'
import type { LabTestWords } from '../../src/languages/en/lab-test.ts'
import type { ProgressWords } from '../../src/languages/en/progress.ts'
import type { SandboxWords } from '../../src/languages/en/sandbox.ts'
import type { WatchWords } from '../../src/languages/en/watch.ts'
import type { HelpTexts } from '../../src/languages/help.ts'
import type { Samples } from './words.ts'

const id = 'c0ffee'.padEnd(64, '0')

export const classSnapshotSamples: Samples<ClassSnapshotWords> = {
  inside: [
    [['3'], null],
    [['3', '13'], 'alice'],
  ],
  engine: [['unix:///var/run/docker.sock']],
  contents: {
    opened: [['deploy-nginx, volumes']],
    containers: [['nginx01']],
    images: [['nginx, me/app:1']],
    volumes: [['data']],
    networks: [['net']],
    lists: [['']],
    files: [['Dockerfile']],
    filesInside: [['nginx01:/etc/hosts']],
    logs: [['nginx01']],
    commands: [['nginx01: nginx -v']],
    pages: [['http://localhost:8080/']],
    answers: [['inspect: ip']],
  },
  hidden: [[1], [12]],
  readable: [[1], [2]],
  more: [[7]],
  written: [['lab3.json', 12]],
  contradictions: {
    'no-question': [[{ code: 'no-question', key: '["docker","rm"]' }]],
    'other-name': [[{ code: 'other-name', asked: 'web', name: 'db' }]],
    'two-names': [[{ code: 'two-names', id, names: ['web', 'db'] }]],
  },
  notes: {
    'lab-changed': [[{ code: 'lab-changed', lab: 'deploy-nginx' }]],
    'lab-not-in-it': [[{ code: 'lab-not-in-it', lab: 'deploy-nginx' }]],
    younger: [[{ code: 'younger', name: 'web', created: '2026-01-02T00:00:00Z' }]],
  },
  errors: {
    unreadable: [['ENOENT']],
    unwritable: [['EACCES']],
    tooLarge: [[16 * 1024 * 1024]],
    newer: [[2]],
    malformed: [[''], ['labs.0.digest']],
    contradicts: [[{ code: 'other-name', asked: 'web', name: 'db' }]],
    otherStudent: [['alice', 'bob']],
    noValues: [['inspect']],
    otherValues: [['inspect', '0123456789abcdef0123456789abcdef']],
    notInCourse: [['deploy-nginx', 'labs']],
    studentId: [['../alice']],
  },
}

export const labTestSamples: Samples<LabTestWords> = {
  timeout: [[90]],
  exit: [[1, 'no such file\n']],
  flood: [[1, 'y']],
  missing: [['compose']],
  sandbox: [['the engine does not answer']],
  late: [[180, ['published', 'answers']]],
  changes: [[['container /web: RestartCount: 0 → 1']]],
  replay: [[['en', 'zh']]],
  opening: [
    ['28.5', 2, 'all'],
    ['20.10', 2, 'selection'],
    ['20.10', 2, 'part'],
  ],
  progress: [
    [3, 40, 0, 'docker run'],
    [3, 40, 1, 'docker run'],
  ],
  tried: [
    ['03-deploy-nginx', 40, 0],
    ['03-deploy-nginx', 40, 2],
  ],
  named: [['ports reversed']],
  outcome: [['published', 'pass', 'fail port-reversed']],
  said: [['Host port 80 leads to port 8080.']],
  survived: [[100]],
  shouldSee: [['published']],
  nothingLooks: [['port']],
  uncounted: [[1], [2]],
  limits: [[1], [2]],
  stopped: [
    ['the engine does not answer', 1],
    ['the engine does not answer', 2],
  ],
  idle: [
    ['published', []],
    ['published', ['answers', 'runs']],
  ],
  skipped: [[1], [2]],
  summary: [
    [1, 4, 60],
    [3, 4, 60],
    [1, 1, 60],
    [4, 4, 60],
  ],
  noCase: [['nothing']],
  unknownEngine: [['minikube']],
}

export const progressSamples: Samples<ProgressWords> = {
  took: [[0], [12], [65]],
  solved: [[3, 26]],
  begin: [['3']],
  carryOn: [['3']],
  notSolved: [['3', 7, 10]],
  cleanUp: [['3']],
  solution: {
    title: [['3', 'Deploy nginx']],
    way: [[2, 'create, then start']],
    more: [
      [1, '3'],
      [36, '3'],
    ],
    notYet: [['3']],
  },
  next: [['4', 'A life']],
}

export const watchSamples: Samples<WatchWords> = {
  waiting: [['The page comes from nginx01', 12]],
  staying: [['nginx01 runs', 1]],
  hint: [[1, 3]],
  passed: [['nginx01 runs']],
  notPassed: [
    ['nginx01 runs', ''],
    ['nginx01 runs', 'There is no container named nginx01.'],
  ],
  passing: [[1], [8]],
  waitingChecks: [[1], [8]],
  points: [[3, 10]],
}

export const sandboxSamples: Samples<SandboxWords> = {
  making: [['docker-lab/engine:28.5', 'docker:28.5-dind']],
  bootstrapping: [['docker-lab/engine:podman', 'trixie']],
  trouble: [
    [{ code: 'image-out-of-reach', base: 'docker:28.5-dind', refusal: 'i/o timeout' }],
    [{ code: 'no-mmdebstrap', base: 'docker:28.5-dind', refusal: 'i/o timeout', suite: 'trixie' }],
    [{ code: 'bootstrap-failed', suite: 'trixie', output: 'E: no route\nE: gave up' }],
    [{ code: 'other-engine', wanted: '28.5', got: '27.1' }],
    [{ code: 'no-way', endpoint: 'ssh://host' }],
    [{ code: 'not-closed', endpoint: 'tcp://host:2375' }],
    [{ code: 'no-network', refusal: 'no address pool left' }],
  ],
}

export const helpSamples: Samples<HelpTexts> = { fallback: [['60']], options: [['en|zh']] }
