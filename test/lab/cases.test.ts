import { describe, expect, test } from 'vitest'
import { differenceOn, loadCases } from '../../src/lab/cases.ts'
import { loadLab } from '../../src/lab/load.ts'
import { inFolder, refusalOf, testKinds, told } from './write-lab.ts'

const check = (id: string, needs: string) =>
  `  - id: ${id}\n    title: A check\n    needs: [${needs}]\n    port: { container: web, port: 80 }\n`
const lab = `title: A lab\nchecks:\n${check('running', '')}${check('published', 'running')}${check('answers', 'published')}${check('kept', '')}`

const read = async (folder: string) => loadCases(await loadLab(folder, testKinds))
const casesOf = (yaml: string) => inFolder({ 'lab.yaml': lab, 'cases.yaml': yaml }, read)
const wrong = (yaml: string) => refusalOf({ 'lab.yaml': lab, 'cases.yaml': yaml }, read)

const mistake = (expected: string) =>
  `- name: a mistake\n  kind: mistake\n  run: docker ps\n  expect: ${expected}\n`

test('a solution passes every check', async () => {
  const [solution] = await casesOf('- name: docker run\n  kind: solution\n  run: docker run -d nginx\n')
  expect(solution).toEqual({
    name: 'docker run',
    kind: 'solution',
    reason: undefined,
    run: 'docker run -d nginx',
    setup: undefined,
    catalogue: [],
    expect: { running: 'pass', published: 'pass', answers: 'pass', kept: 'pass' },
    equivalentMutants: [],
    differsOn: {},
  })
})

test('a solution names its mutants that are right as well', async () => {
  const [solution] = await casesOf(
    '- name: renamed\n  kind: solution\n  run: docker run --name web nginx\n  equivalent_mutants:\n' +
      '    - { mutant: docker run --name web-x nginx, reason: any name will do }\n',
  )
  expect(solution?.equivalentMutants).toEqual([
    { mutant: 'docker run --name web-x nginx', reason: 'any name will do' },
  ])
})

test('a case says on which engine its outcomes differ, or that it is not tried there', async () => {
  const differing = (more: string) =>
    `${mistake('{ running: fail port-taken-by-program, kept: pass }')}  differs_on: { podman: { reason: it says no more${more} } }\n`
  const [other] = await casesOf(differing(', expect: { running: fail created-not-started, kept: pass }'))
  expect(other?.differsOn?.podman).toEqual({
    reason: 'it says no more',
    expect: { running: 'fail created-not-started', published: 'blocked', answers: 'blocked', kept: 'pass' },
  })
  const [untried] = await casesOf(differing(''))
  expect(untried?.differsOn?.podman).toEqual({ reason: 'it says no more', expect: undefined })
  const unknown = await wrong(differing(', expect: { runing: fail created-not-started }'))
  expect(told(unknown)).toContain('"runing"')
})

test.each([
  ['28.5', 'its own version'],
  ['28.5-containerd', 'its own name'],
  ['podman-5', 'the family'],
  ['podman', 'the version'],
  ['podman-4', 'the version'],
  ['26.1', undefined],
  ['20.10-containerd', 'the store'],
])('on %s, what differs is found by the longest part of its name', (engine, reason) => {
  const difference = (why: string) => ({ reason: why, expect: undefined })
  const found = differenceOn(engine, {
    '28.5': difference('its own version'),
    '28.5-containerd': difference('its own name'),
    containerd: difference('the store'),
    podman: difference('the family'),
    'podman-4': difference('the version'),
  })
  expect(found?.reason).toBe(reason)
})

test('a limit passes every check, says why, and can be seen on a different engine', async () => {
  const [limit] = await casesOf(
    '- name: the server imitated\n  kind: limit\n  reason: { en: the same answer, zh: 响应相同 }\n  run: docker ps\n' +
      '  differs_on: { containerd: { reason: it tells more, expect: { running: fail image-retagged, kept: pass } } }\n',
  )
  expect(limit).toMatchObject({
    kind: 'limit',
    reason: { en: 'the same answer', zh: '响应相同' },
    expect: { running: 'pass', published: 'pass', answers: 'pass', kept: 'pass' },
  })
  expect(limit?.differsOn.containerd?.expect).toMatchObject({ running: 'fail image-retagged' })
})

test('a mistake or a cheat says what fails; what waits for that can be left out', async () => {
  const [cheat] = await casesOf(
    '- name: renamed\n  kind: cheat\n  catalogue: [A05, M01]\n  setup: python3 -m http.server &\n  run: |\n    docker ps\n    docker ps -a\n' +
      '  expect: { running: fail image-mismatch, kept: pass }\n',
  )
  expect(cheat).toMatchObject({
    kind: 'cheat',
    run: 'docker ps\ndocker ps -a\n',
    setup: 'python3 -m http.server &',
    catalogue: ['A05', 'M01'],
    expect: { running: 'fail image-mismatch', published: 'blocked', answers: 'blocked', kept: 'pass' },
  })
})

describe('refused', () => {
  test.each([
    ['no cases', '[]', '1:1  this file must have at least one case'],
    ['a mapping', 'name: docker run', '1:1  this file must be a list, not a mapping'],
    [
      'an unknown kind',
      '- name: a\n  kind: solutoin\n  run: docker ps',
      '2:9  kind must be one of "solution", "mistake", "cheat", "limit", not "solutoin"',
    ],
    ['nothing to run', '- name: a\n  kind: solution', '1:3  missing key "run"'],
    [
      'a name twice',
      '- &a { name: a, kind: solution, run: docker ps }\n- { name: a, kind: solution, run: docker ps }',
      '2:11  case 1 already has this name',
    ],
    [
      'a mistake that expects nothing',
      '- { name: a, kind: mistake, run: docker ps }',
      '1:3  missing key "expect": which check of this mistake fails, and how',
    ],
    [
      'an unknown check',
      mistake('{ runing: fail exited, kept: pass }'),
      '4:13  this lab has no check "runing"; did you mean "running"?',
    ],
    [
      'a failure without a code',
      mistake('{ running: fail, kept: pass }'),
      '4:22  running must be pass, blocked, "fail CODE" or "error CODE", not "fail"',
    ],
    [
      'an unknown outcome',
      mistake('{ running: skipped, kept: pass }'),
      '4:22  running must be pass, blocked, "fail CODE" or "error CODE", not "skipped"',
    ],
    [
      'a mistake that passes',
      mistake('{ running: pass, published: pass, answers: pass, kept: pass }'),
      '4:3  a mistake does not pass: say which check fails, and how',
    ],
    [
      'a check that nothing stops, left out',
      mistake('{ published: fail port-reversed }'),
      '4:3  no check that running, kept need fails here, so say what they give',
    ],
    [
      'a solution that fails',
      '- name: a\n  kind: solution\n  run: docker ps\n  expect: { running: fail exited }',
      '4:3  a solution passes every check',
    ],
    [
      'a limit without a reason',
      '- { name: a, kind: limit, run: docker ps }',
      '1:3  missing key "reason": why no check can catch this',
    ],
    [
      'a reason for a mistake',
      '- { name: a, kind: mistake, run: docker ps, reason: it is wrong, expect: { running: fail exited } }',
      '1:45  only a limit or a solution has a reason, and this is a mistake',
    ],
    [
      'a limit that fails',
      '- name: a\n  kind: limit\n  reason: none\n  run: docker ps\n  expect: { running: fail exited }',
      '5:3  a limit passes every check: if a check fails, it is a cheat',
    ],
    [
      'a limit that is one on a different engine, too',
      '- name: a\n  kind: limit\n  reason: none\n  run: docker ps\n  differs_on: { podman: { reason: none, expect: { running: pass, published: pass, answers: pass, kept: pass } } }',
      '5:41  a limit does not pass: say which check fails, and how',
    ],
    [
      'an engine that cannot be',
      `${mistake('{ running: fail exited, kept: pass }')}  differs_on: { Podman: { reason: none } }`,
      '5:17  the key "Podman" is not allowed here',
    ],
    [
      'a mutant of a mistake',
      `${mistake('{ running: fail exited, kept: pass }')}  equivalent_mutants: [{ mutant: docker ps, reason: none }]`,
      '5:3  only a solution has mutants, and this is a mistake',
    ],
    [
      'a mutant without a reason',
      '- name: a\n  kind: solution\n  run: docker ps\n  equivalent_mutants:\n    - mutant: docker ps -a',
      '5:7  missing key "reason"',
    ],
    [
      'an id that the catalogue cannot have',
      '- { name: a, kind: solution, run: docker ps, catalogue: [M1] }',
      '1:58  entry 1 of catalogue must be an id such as M01, not "M1"',
    ],
  ])('%s', async (_, yaml, line) => {
    expect(told(await wrong(yaml)).split('\n')[0]).toBe(`cases.yaml:${line}`)
  })
})
