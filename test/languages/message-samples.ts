import type { Messages } from '../../src/languages/en/messages.ts'
import type { Samples } from './words.ts'

const points = (earned: number, possible = 10) => ({ earned, possible })
const container = { kind: 'container', name: 'web' } as const
const program = { kind: 'program' } as const
const rights = { path: '/var/run/docker.sock', mode: '0660', group: 'docker' }
const socket = 'unix:///var/run/docker.sock'

export const messageSamples: Samples<Messages> = {
  report: {
    course: [['Docker from zero']],
    fetched: [['https://git.example/course.git', '8df94b3e1c55b6a0a9c']],
    labelled: [['expected', 'host port 8080 → container port 80']],
    engine: [['docker 28.5.2', '1.51', socket]],
    noEngine: [[''], [socket]],
    opened: [
      [1, undefined],
      [3, 'gave-up'],
      [0, 'after-solving'],
    ],
    scriptEnded: [
      [125, true],
      [3, false],
    ],
    waitsFor: [[['nginx01 runs']], [['nginx01 runs', 'Port 80 is published']]],
    summary: [
      [{ complete: true, passed: true, points: points(10) }],
      [{ complete: true, passed: false, points: points(3) }],
      [{ complete: false, passed: false, points: points(0, 1) }],
    ],
  },
  errors: {
    usage: [['docker-lab show LAB']],
    noCommand: [['chekc'], ['chekc', 'check']],
    noOption: [['--jsn'], ['--jsn', '--json']],
    unexpected: [['4']],
    missing: [['LAB']],
    missingOption: [[{ option: 'output' }]],
    notWhole: [[{ option: '--timeout', value: 'soon' }]],
    tooSmall: [[{ option: '--timeout', value: '0', least: '1' }]],
    tooLarge: [[{ option: '--level', value: '4', most: '3' }]],
    notOneOf: [[{ option: '--lang', value: 'xx', all: 'en, zh' }], [{ value: 'foo', all: 'lab, course' }]],
    onlyOnce: [[{ option: '--host' }]],
    noValue: [[{ option: '--host' }], [{ option: '--lang', all: 'en, zh' }]],
    notTogether: [[{ option: '--json', other: '--reporter' }]],
    commandLine: [['Invalid argument spec']],
    bug: [['x is not a function']],
    whichLab: [['check LAB…']],
    noCode: [['port-revered']],
    noCheck: [
      ['runing', ['running']],
      ['runing', ['running', 'published']],
    ],
    tooManyOutputs: [
      [1, 0],
      [2, 1],
      [3, 2],
    ],
    unwritable: [['EACCES']],
    tooManyWords: [[1000]],
    noOutput: [['ENOSPC']],
  },
  hint: {
    none: [['3']],
    step: [
      [1, 3],
      [3, 3],
    ],
  },
  start: {
    fetching: [['https://git.example/course.git#v2']],
    imageHere: [['nginx']],
    pulling: [
      ['nginx', 0, 0],
      ['nginx', 0, 1],
      ['nginx', 2, 7],
    ],
    pulled: [['nginx']],
    notPulled: [['nginx', 'i/o timeout']],
    portTaken: [
      [8080, container],
      [8080, program],
      [5000, { kind: 'program', server: 'nginx' }],
      [5000, { kind: 'airplay' }],
    ],
    standIn: [['lab-registry', 5000]],
    serviceRuns: [['lab-registry']],
    serviceStarted: [['lab-registry']],
    serviceSilent: [['lab-registry']],
    otherLogin: [['lab-registry', '23']],
    login: [['localhost:5001', 'anna', 'secret']],
    serviceRefused: [['lab-registry', 'port is already allocated']],
    notASeed: [['autumn']],
    begunOtherwise: [[['7']], [['7', '23']]],
    sceneKept: [['4']],
    sceneSet: [[[]], [['web', 'db']]],
    sceneRefused: [['web', 'no space left on device']],
    inTheWay: [
      ['container', 'web', false, '4'],
      ['volume', 'data', true, '4'],
    ],
    handedOut: [['site/index.html']],
    fileKept: [['site/index.html']],
    fileIgnored: [['build/']],
    next: [['3']],
  },
  answer: {
    kept: [['ip', '172.17.0.2', '7']],
    noQuestion: [
      ['id', ['ip']],
      ['id', ['ip', 'image']],
    ],
    noValue: [['7', 'ip']],
    tooLong: [[200]],
  },
  reset: {
    nothing: [[socket]],
    list: [
      [socket, false],
      [socket, true],
    ],
    removed: [['container web']],
    leftImages: [[['nginx']], [['nginx', 'centos']]],
    leftFiles: [[['Dockerfile', 'site/index.html']]],
    refused: [['container web', 'permission denied']],
  },
  doctor: {
    runtime: [['Node.js 24.21.0', '/usr/bin/node']],
    endpoint: (['--host', 'DOCKER_HOST', 'context', 'default-socket', 'sandbox'] as const).map((source) => [
      socket,
      source,
      'colima',
    ]),
    engine: [['docker', '28.5.2', '1.51']],
    settings: [['Debian GNU/Linux 13', 'overlay2']],
    mirrors: [[[]], [['https://mirror.example/', 'https://other.example/']]],
    otherSocket: (
      ['docker', 'rootless-docker', 'docker-desktop', 'colima', 'rancher-desktop', 'podman'] as const
    ).map((owner) => [owner, socket]),
    useSocket: [[socket]],
    imageHere: [['nginx']],
    imagesHere: [[['nginx', 'centos']]],
    imageMissing: [
      ['nginx', true],
      ['nginx', false],
    ],
    imagesMissing: [
      [['nginx', 'centos'], true],
      [['nginx', 'centos'], false],
    ],
    notPullable: [
      ['nginx', 'manifest unknown'],
      ['nginx', ''],
    ],
    portsFree: [[[80, 8080]]],
    leftovers: [['3', [{ kind: 'container', name: 'web' }]]],
    removeLeft: [['3']],
    rights: {
      root: [[rights]],
      owner: [[rights]],
      group: [[rights]],
      everyone: [[rights]],
      'next-login': [[rights]],
      nothing: [[rights]],
    },
    getRights: { 'next-login': [[rights]], nothing: [[rights]] },
    proxy: [
      ['http://proxy.example:3128', ''],
      ['', 'http://proxy.example:3128'],
    ],
    memory: [
      [{ free: 2 ** 31, total: 2 ** 33, need: 2 ** 32 }],
      [{ free: undefined, total: 2 ** 33, need: undefined }],
      [{ free: undefined, total: undefined, need: 2 ** 32 }],
    ],
    disk: [
      [{ free: 2 ** 33, total: 2 ** 36, need: 2 ** 32 }],
      [{ free: undefined, total: undefined, need: 2 ** 32 }],
    ],
    fetch: [['3']],
    portFree: [[8080]],
    portTaken: [
      [8080, container, ['3']],
      [8080, program, ['3', '21']],
    ],
    freePort: [[8080]],
  },
  docs: {
    mistakesPage: { about: [[95, 80]] },
    oneOf: [[['text']], [['`tcp`', '`udp`', '`sctp`']]],
    list: [['text']],
    map: [['text']],
    range: [
      ['whole number', 1, 65535],
      ['whole number', undefined, 10],
      ['whole number', 1, undefined],
    ],
    fallback: [['tcp']],
    by: [['port']],
    mistakes: [['M01, M02']],
    label: [
      ['required', ''],
      ['required', 'the name'],
    ],
    written: [['docs']],
    unwritable: [['EACCES']],
  },
  pack: {
    notAFile: [[true], [false]],
    lostLink: [['../notes.md']],
    unwritable: [['EACCES']],
    packed: [['course.tar.gz', '12.3 KiB']],
    summary: [
      [1, 1],
      [4, 12],
    ],
  },
  scaffold: {
    unwritable: [['EACCES']],
    labName: [['My Lab']],
    labTaken: [['07-my-lab']],
    courseName: [['my course']],
    graderName: [['My Kind']],
    editLab: [['labs/07-my-lab']],
    lint: [['labs/07-my-lab']],
    test: [['7']],
    editCourse: [['my-course/course.yaml']],
    editGrader: [['graders/my-kind/my-kind.ts']],
    testGrader: [['test/graders/my-kind.test.ts']],
  },
}
