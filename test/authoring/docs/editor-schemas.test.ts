import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorSchemas } from '../../../src/authoring/docs/editor-schemas.ts'
import { optionsIn } from '../../../src/authoring/docs/options.ts'
import { FIELD_KEYS } from '../../../src/grading/contract/field.ts'
import { everyKind } from '../../../src/kinds/kinds.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'))
const schemas = await editorSchemas()
const kinds = Object.entries(await everyKind())

const ajv = new Ajv({ strictTypes: false, allErrors: true })
const validators = Object.fromEntries(
  Object.entries(schemas).map(([name, text]) => [name, ajv.compile(JSON.parse(text))]),
)

/** As an editor does it: by the schema alone. */
function mistakes(schema: string, value: unknown): string[] {
  const validate = validators[schema]
  validate?.(value)
  return (validate?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const labs = readdirSync(join(root, 'labs')).filter((name) => /^\d/.test(name))

describe('an editor finds nothing wrong', () => {
  test.each(labs)('with labs/%s', (lab) => {
    expect(mistakes('lab.schema.json', read(`labs/${lab}/lab.yaml`))).toEqual([])
    expect(mistakes('cases.schema.json', read(`labs/${lab}/cases.yaml`))).toEqual([])
  })

  test('with a course', () => {
    expect(mistakes('course.schema.json', read('test/cli/course/course.yaml'))).toEqual([])
  })

  test.each(kinds)('with the example of %s', (name, { example }) => {
    const lab = { title: 'A lab', checks: [{ id: 'one', title: 'One', [name]: example }] }
    expect(mistakes('lab.schema.json', lab)).toEqual([])
  })
})

test.each(['64m', '64MB', '1.5G', '512kb', '1048576', '1048576b', '64 MB', '64x', '-1m'])(
  'an editor and docker-lab agree on the size %s',
  async (memory) => {
    const limits = { container: 'web', memory }
    const lab = { title: 'A lab', checks: [{ id: 'one', title: 'One', limits }] }
    const { schema } = (await everyKind()).limits ?? {}
    expect(mistakes('lab.schema.json', lab).length === 0).toBe(schema?.().safeParse(limits).success)
  },
)

test.each([
  ['a number', { cpus: `\${cpus}` }, []],
  ['a name', { image: `\${image}:1` }, []],
  [
    'what is no value',
    { cpus: 'many' },
    ['/environment/containers/0/cpus must match pattern "\\$\\{\\w+\\}"'],
  ],
])('an editor takes what varies for %s', (_, parts, found) => {
  const containers = [{ name: 'web', image: 'nginx', ...parts }]
  const checks = [{ id: 'one', title: 'One', container: { name: 'web' } }]
  expect(mistakes('lab.schema.json', { title: 'A lab', environment: { containers }, checks })).toEqual(found)
})

describe('an editor finds', () => {
  test.each([
    ['unknown-key-of-a-lab', 'additional properties'],
    ['unknown-key-of-a-check', 'additional properties'],
    ['unknown-key-of-a-grader', 'additional properties'],
    ['missing-title', "required property 'title'"],
    ['missing-key-of-a-grader', "required property 'port'"],
    ['no-grader', 'exactly one schema in oneOf'],
    ['two-graders', 'exactly one schema in oneOf'],
    ['points-are-a-fraction', 'must be integer'],
    ['points-below-zero', 'must be >= 0'],
    ['port-out-of-range', 'must be <= 65535'],
    ['protocol-unknown', 'equal to one of the allowed values'],
    ['id-with-capitals', 'must match pattern'],
    ['no-checks', 'must NOT have fewer than 1 items'],
    ['hints-too-many', 'must NOT have more than 3 items'],
  ])('%s', (name, message) => {
    expect(mistakes('lab.schema.json', read(`test/lab/broken/${name}.yaml`)).join('\n')).toContain(message)
  })

  test.each([
    [[{ name: 'x', kind: 'mistake', run: 'docker ps', expect: { one: 'failed' } }], 'must match pattern'],
    [[{ name: 'x', kind: 'trick', run: 'docker ps' }], 'equal to one of the allowed values'],
    [[], 'must NOT have fewer than 1 items'],
  ])('what is wrong with the cases %j', (cases, message) => {
    expect(mistakes('cases.schema.json', cases).join('\n')).toContain(message)
  })
})

describe.each(Object.entries(schemas))('%s', (_, text) => {
  test('says what each key means', () => {
    const options = optionsIn(JSON.parse(text))
    expect(options.filter(({ type }) => !type.description).map(({ name }) => name)).toEqual([])
  })

  test('has nothing that only lint understands', () => {
    // A key of a lab file can have the same name: what comes after it is a schema.
    const keys = new Set([...text.matchAll(/"(\w+)": *(?![ {])/g)].map(([, key]) => key))
    expect(FIELD_KEYS.filter((key) => keys.has(key))).toEqual([])
  })
})
