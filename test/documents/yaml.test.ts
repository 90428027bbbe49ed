import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { loadRoster } from '../../src/classroom/roster/load-roster.ts'
import { kindNames, kinds } from '../../src/kinds/kinds.ts'
import { loadCases } from '../../src/lab/cases.ts'
import { openCourse } from '../../src/lab/course.ts'
import { readCourseFile } from '../../src/lab/course-file.ts'
import { loadLab } from '../../src/lab/load.ts'
import { LANGUAGES } from '../../src/languages/list.ts'
import { action, type Step } from '../ci/ci-files.ts'
import { inFolder } from '../lab/write-lab.ts'
import { lineAt, markdownFiles, outlineOf, root } from './markdown.ts'

/** Every block of YAML in the documents is read as the program reads it. */

/** The check kind of the guide is made by its own test. */
const files = markdownFiles.filter((path) => path !== 'CONTRIBUTING.md')
const blocks = files.flatMap((path) => {
  const { source, fences } = outlineOf(path)
  const found = fences.filter(({ language }) => /^ya?ml$/.test(language))
  return found.map(({ text, offset }) => ({ path, line: lineAt(source, offset), text }))
})

const loadsAsLab = (text: string) => inFolder({ 'lab.yaml': text }, (folder) => loadLab(folder, kinds))

const loadsAsChecks = (checks: object[]) =>
  loadsAsLab(
    stringify({ title: 'A lab', checks: checks.map((check) => ({ id: 'one', title: 'One', ...check })) }),
  )

/** Of the lab that its language's page shows. */
async function loadsAsCases(text: string, language: string) {
  const lab = blocks.find(({ path }) => path === `docs/${language}/lab-format.md`)?.text ?? ''
  return inFolder({ 'lab.yaml': lab, 'cases.yaml': text }, async (folder) =>
    loadCases(await loadLab(folder, kinds)),
  )
}

const loadsAsRoster = (text: string) =>
  inFolder({ 'roster.yaml': text }, (folder) =>
    loadRoster(join(folder, 'roster.yaml'), async () => (await openCourse(join(root, 'labs'))).labs),
  )

/** GitHub only warns of an input that an action does not have, and takes an output that it does not have as empty. */
function stepsAreRight(steps: Step[], text: string) {
  const ours = steps.find(({ uses }) => uses?.includes('/docker-lab@'))
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(ours?.with ?? {})))
  const outputs = [...text.matchAll(/steps\.(\w+)\.outputs\.(\w+)/g)]
  expect(outputs.map(([, id, output]) => [id, Object.hasOwn(action.outputs, output ?? '')])).toEqual(
    outputs.map(() => [ours?.id, true]),
  )
}

/** Tells what a block is by its keys, and reads it. */
async function read(text: string, path: string): Promise<unknown> {
  const value = parse(text)
  const [, schema] = /^# yaml-language-server: \$schema=\.\.\/(\S+)$/m.exec(text) ?? []
  if (schema) expect(existsSync(join(root, 'labs', schema)), schema).toBe(true)
  if (value === null) return expect(schema).toBeDefined()
  const [first] = [value].flat()
  const has = (key: string) => Object.hasOwn(first, key)
  if (has('checks')) return loadsAsLab(text)
  if (has('students')) return loadsAsRoster(text)
  if (has('uses')) return stepsAreRight(value, text)
  if (has('kind')) return loadsAsCases(text, path.split('/')[1] ?? '')
  if (kindNames.some(has)) return loadsAsChecks([value].flat())
  return inFolder({ 'course.yaml': text }, (folder) => readCourseFile(join(folder, 'course.yaml')))
}

describe('every block of YAML loads', () => {
  test.each(blocks)('$path:$line', async ({ text, path }) => {
    await read(text, path)
  })
})

test.each(LANGUAGES)('every check kind has an example, and the other pages have theirs (%s)', (language) => {
  const of = (page: string) => blocks.filter(({ path }) => path === `docs/${language}/${page}.md`)
  // What is said of all check kinds has an example as well: a list.
  const examples = of('check-kinds').map(({ text }) => parse(text))
  const ofKinds = examples.filter((example) => !Array.isArray(example))
  expect(ofKinds.map((example) => Object.keys(example)[0])).toEqual(kindNames)
  expect(of('lab-format').length).toBeGreaterThan(2)
  expect(of('testing-labs').length).toBeGreaterThan(1)
})

test.each([
  ['a lab', 'title: A lab\nchecks: []\n'],
  ['a check', 'port: { container: web, prot: 80 }\n'],
  ['cases', '- { name: x, kind: mistake, run: docker ps, expect: { nothing: pass } }\n'],
  ['a step', '- { uses: OWNER/docker-lab@TAG, with: { lnit: strict } }\n'],
  ['a course', 'titel: A course\n'],
  ['a roster', 'students: [{ id: alice, hots: "ssh://vm1" }]\n'],
  ['a schema', '# yaml-language-server: $schema=../nothing.schema.json\n'],
])('%s with a mistake would be found', async (_, text) => {
  await expect(read(text, 'docs/en/lab-format.md')).rejects.toThrow()
})
