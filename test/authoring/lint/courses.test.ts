import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint, passes } from '../../../src/authoring/lint/lint.ts'
import { commands, edited, linted, soundLab, within } from './a-course.ts'

const course = { ...within('01-web', soundLab), 'course.yaml': 'title: A course\n' }
const rulesOf = async (files: Record<string, string>) =>
  (await linted(files)).findings.map(({ rule, file }) => [rule, file])

test('a sound course has nothing to mend', async () => {
  const report = await linted(course)
  expect(report).toEqual({
    labs: [{ number: 1, slug: 'web', folder: '01-web', errors: 0, warnings: 0 }],
    findings: [],
    errors: 0,
    warnings: 0,
  })
})

test('one broken lab hides nothing of the others', async () => {
  const broken = { ...soundLab, 'lab.yaml': 'title: [\n', 'README.md': '# One\n\n```\n```\n' }
  const other = edited([['lab.yaml', '[pages]', '[pages, seiten]']])
  const report = await linted({ ...within('01-web', broken), ...within('01-other', other) })
  expect(report.findings.map(({ rule, file, line }) => `${file}:${line} ${rule}`)).toEqual([
    '01-web:undefined number-twice',
    '01-other/lab.yaml:5 owns-unused',
    '01-web/README.md:3 fence-language',
    '01-web/lab.yaml:2 schema',
  ])
  expect(report.labs.map(({ errors, warnings }) => [errors, warnings])).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test('what is wrong has a code frame', async () => {
  const broken = within('01-web', edited([['lab.yaml', 'points: 3', 'pionts: 3']]))
  const [finding] = (await linted(broken)).findings
  expect(finding?.frame).toContain('>  9 |     pionts: 3')
  expect(finding).toMatchObject({ line: 9, column: 5, remedy: 'Write "points".' })
})

test('a broken course.yaml is a finding', async () => {
  expect(await rulesOf({ ...course, 'course.yaml': 'titel: A course\n' })).toEqual([
    ['schema', 'course.yaml'],
  ])
})

test('a folder that is not in the course though it has a lab', async () => {
  expect(await rulesOf({ ...course, ...within('networks', soundLab) })).toEqual([
    ['lab-unlisted', 'networks'],
  ])
})

test('a lab without a brief', async () => {
  const files = within('01-web', { ...soundLab, 'README.md': '', 'README.zh.md': '' })
  expect(await rulesOf(files)).toEqual([['brief-missing', '01-web/README.md']])
})

test('a lab that only one half of the course can read', async () => {
  const only = { ...edited([['README.md', 'check 1', 'check 2']]), 'README.zh.md': '' }
  expect(await rulesOf({ ...course, ...within('02-web', only) })).toEqual([
    ['translation-missing', '02-web/README.zh.md'],
  ])
})

test('a file that is a link to something outside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-lab-lint-'))
  try {
    const lab = join(folder, 'course/01-web')
    mkdirSync(lab, { recursive: true })
    for (const [name, text] of Object.entries(soundLab)) writeFileSync(join(lab, name), text)
    writeFileSync(join(folder, 'secret.md'), '')
    symlinkSync('README.md', join(lab, 'inside.md'))
    symlinkSync('../../secret.md', join(lab, 'outside.md'))
    const { findings } = await lint([lab], { language: 'en', commands })
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['file-outside', 'outside.md is a link to something outside the course'],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('paths can be a lab, its file or a course, each lab counts once', async () => {
  const report = await linted(course, ['01-web', '01-web/lab.yaml', '.'])
  expect(report.labs).toHaveLength(1)
})

test.each(['nowhere', '01-web/README.md', '.empty'])('%s is no lab', async (path) => {
  await expect(linted({ ...course, '.empty/file': 'x' }, [path])).rejects.toThrow(/no-(folder|labs)/)
})

test('warnings fail only where that is asked for', () => {
  const report = { labs: [], findings: [], errors: 0, warnings: 1 }
  expect([passes(report, false), passes(report, true)]).toEqual([true, false])
  expect(passes({ ...report, errors: 1 }, false)).toBe(false)
})

test('what a hostile lab says cannot move the cursor', async () => {
  const hostile = edited([['README.md', '(#serve-a-page)', '(a\u202eb.md)']])
  const [finding] = (await linted(within('01-web', hostile))).findings
  expect(JSON.stringify(finding)).not.toContain('\u202e')
})
