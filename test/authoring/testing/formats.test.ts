import { describe, expect, test } from 'vitest'
import { differences } from '../../../src/authoring/testing/differences.ts'
import { junit } from '../../../src/authoring/testing/formats/junit.ts'
import { pretty } from '../../../src/authoring/testing/formats/pretty.ts'
import type { LabTest, LabTestReport } from '../../../src/authoring/testing/report.ts'
import type { LabTestWords } from '../../../src/languages/en/lab-test.ts'
import en from '../../../src/languages/en/lab-test.ts'
import zh from '../../../src/languages/zh/lab-test.ts'
import { width } from '../../../src/terminal/width.ts'

const both = { running: 'pass', published: 'pass', answers: 'pass' }
const reversed = { running: 'pass', published: 'fail port-reversed', answers: 'blocked' }
const sure = {
  mutants: {
    total: 0,
    killed: 0,
    equivalent: 0,
    survived: [],
    unclear: [],
    not_run: [],
    uncounted: 0,
    wrongly_declared: [],
    score: 100,
  },
  equivalents: { total: 0, uncounted: 0, failed: [] },
  idle_checks: [],
}
const solution = {
  name: 'docker run',
  kind: 'solution' as const,
  expected: both,
  said: {},
  duration_ms: 2345,
}

const right: LabTest = {
  engine: 'docker 28.5.2',
  number: 3,
  slug: 'deploy-nginx',
  title: 'Deploy nginx',
  passed: true,
  complete: true,
  every_case: true,
  untried: 0,
  cases: [{ ...solution, ok: true, got: both }],
  skipped: [],
  ...sure,
  mutants: { ...sure.mutants, total: 8, killed: 7, equivalent: 1 },
  equivalents: { total: 5, uncounted: 0, failed: [] },
}

const line = {
  mutation: 'drop-flag',
  before:
    'docker run -d --name nginx01 --network net -v "$PWD/site:/usr/share/nginx/html:ro" -p 8080:80 nginx',
  command: 'docker run -d --name nginx01 --network net -v "$PWD/site:/usr/share/nginx/html" -p 8080:80 nginx',
}

/** Everything that can be wrong, once. */
const wrong: LabTest = {
  ...right,
  engine: 'podman 4.3.1',
  number: undefined,
  slug: 'mine',
  passed: false,
  complete: false,
  cases: [
    {
      ...solution,
      ok: false,
      got: reversed,
      said: { published: 'Port 8080 of the container is port 80 of the host: the two are reversed.' },
    },
    { ...solution, name: 'docker compose', ok: false, got: both, other_results: [reversed] },
    { ...solution, name: 'waits', ok: false, got: null, problem: en.timeout(90) },
    {
      ...solution,
      name: 'fails',
      ok: false,
      got: null,
      problem: en.exit(
        1,
        'docker: Error response from daemon: \u001b[31mdriver failed\u001b[0m\nRun docker --help',
      ),
    },
    {
      ...solution,
      name: 'the server imitated',
      kind: 'limit',
      ok: false,
      got: reversed,
      reason: 'The answer is the same.',
    },
    {
      ...solution,
      name: 'the log imitated',
      kind: 'limit',
      ok: true,
      got: both,
      reason: 'The lines are the same.',
    },
    {
      ...solution,
      name: '',
      kind: 'empty',
      ok: false,
      expected: null,
      got: { running: 'fail container-missing', published: 'pass' },
    },
  ],
  untried: 2,
  mutants: {
    total: 15,
    killed: 7,
    equivalent: 1,
    survived: [
      { ...line, score: 100, check: 'mounted' },
      { ...line, mutation: 'change-value', score: 100, check_kind: 'restart' },
    ],
    unclear: [{ ...line, mutation: 'other-image', problem: 'running: error image-gone' }],
    not_run: [{ ...line, mutation: 'other-tag', problem: en.exit(1, 'manifest for nginx:1.22 not found') }],
    uncounted: 3,
    wrongly_declared: ['docker run -d nginx'],
    score: 87.5,
  },
  equivalents: {
    total: 5,
    uncounted: 0,
    failed: [
      { ...line, mutation: 'mount-syntax', got: reversed, said: { published: 'The two are reversed.' } },
    ],
  },
  idle_checks: [
    { check: 'running', fails_with: ['published', 'answers'] },
    { check: 'answers', fails_with: [] },
  ],
}

const report = (...labs: LabTest[]): LabTestReport => ({
  schema: 'docker-lab/labtest@1',
  passed: labs.every(({ passed }) => passed),
  complete: labs.every(({ complete }) => complete),
  ...(labs.some(({ untried }) => untried > 0) && { stopped: 'Cannot connect to the Docker daemon' }),
  labs,
  differences: differences(labs),
  duration_ms: 61_400,
})
const sameLab = {
  ...right,
  engine: 'podman 4.3.1',
  passed: false,
  cases: [{ ...solution, ok: false, got: reversed }],
  skipped: [{ name: 'on ::1 alone', kind: 'solution' as const, reason: 'Podman sends nothing on from ::1.' }],
}

const situations: [string, LabTestReport][] = [
  ['right', report(right)],
  ['wrong', report(right, wrong)],
  ['differing', report(right, sameLab)],
]
const languages: [string, LabTestWords][] = [
  ['en', en],
  ['zh', zh],
]
const screen = { columns: 80, colour: false, unicode: true }

describe.each(languages)('in %s', (language, words) => {
  test.each(situations)('for people: %s', async (situation, made) => {
    const text = pretty(made, words, screen)
    await expect(text).toMatchFileSnapshot(`snapshots/pretty-${situation}-${language}.txt`)
    const tooWide = text.split('\n').filter((row) => width(row) > 80 && !/^ {4}[-+] /.test(row))
    expect(tooWide).toEqual([])
  })

  test('as JUnit', async () => {
    await expect(junit(report(right, wrong), words)).toMatchFileSnapshot(`snapshots/junit-${language}.xml`)
  })
})

test('without Unicode', () => {
  const text = pretty(report(right, sameLab), en, { ...screen, unicode: false })
  expect(text).toMatch(/^x 03/m)
  expect(text).toMatch(/^\+ {2}03 deploy-nginx/m)
})

test('with colour, it is the same text', () => {
  const made = report(right, wrong)
  const colourful = pretty(made, en, { ...screen, colour: true })
  expect(colourful).not.toBe(pretty(made, en, screen))
  const withoutMarks = colourful.replace(/\u001b\[\d+m/g, '')
  expect(withoutMarks).toBe(pretty(made, en, screen))
})
