import * as z from 'zod'
import { FIELD_KEYS } from '../../grading/contract/field.ts'
import { everyKind, ownWords } from '../../kinds/kinds.ts'
import { casesSchema } from '../../lab/cases-file.ts'
import { courseSchema } from '../../lab/course-file.ts'
import { labSchema } from '../../lab/schema.ts'
import type { LabFormatWords } from '../../languages/en/lab-format.ts'
import { FALLBACK } from '../../languages/list.ts'
import { wordsIn } from '../../languages/loader.ts'
import { optionsIn, type Type } from './options.ts'

/** What an editor completes and checks: the JSON Schemas of a course's files, by the names of their own files. */
export async function editorSchemas(): Promise<Record<string, string>> {
  const kinds = Object.entries(await everyKind())
  const schemas = Object.fromEntries(kinds.map(([name, { schema }]) => [name, schema()]))
  const meanings = await wordsIn('lab-format', FALLBACK)
  const ofKinds = await Promise.all(kinds.map(([name]) => meaningsOf(name)))
  const lab = labSchema(schemas).meta({ title: 'A lab of docker-lab' })
  const ofLab = Object.assign({}, meanings.lab, ...ofKinds)
  const ofCases = mapKeys(meanings.cases, (path) => `[].${path}`)
  return {
    'lab.schema.json': json(lab, meanings, ofLab, VARIES),
    'cases.schema.json': json(casesSchema.meta({ title: 'The cases of a lab' }), meanings, ofCases),
    'course.schema.json': json(
      courseSchema.meta({ title: 'A course of docker-lab' }),
      meanings,
      meanings.course,
    ),
  }
}

/** What a check kind says of itself and of its options, by their paths in a lab file. */
async function meaningsOf(name: string): Promise<Record<string, string>> {
  const { summary, options } = await ownWords(name, FALLBACK)
  const key = `checks[].${name}`
  return { [key]: summary, ...mapKeys(options, (path) => `${key}.${path}`) }
}

const mapKeys = (meanings: Record<string, string>, to: (path: string) => string) =>
  Object.fromEntries(Object.entries(meanings).map(([path, meaning]) => [to(path), meaning]))

/** Draft 7, which every editor knows, with what each key means. */
function json(
  schema: z.ZodType,
  everywhere: Pick<LabFormatWords, 'text' | 'container'>,
  meanings: Record<string, string>,
  varies?: typeof VARIES,
): string {
  const plain = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override({ jsonSchema }) {
      if (jsonSchema.is === 'container') describeService(jsonSchema as Type, everywhere.container)
      for (const key of FIELD_KEYS) delete jsonSchema[key]
      // The pattern beside it says the same, and can say more: not every format is one of JSON Schema, or can vary.
      if (jsonSchema.pattern !== undefined) delete jsonSchema.format
    },
  }) as Type & { definitions?: { Text?: Type } }
  describe(plain.definitions?.Text, everywhere.text)
  for (const { name, type } of optionsIn(plain)) {
    describe(type, meanings[name])
    if (varies) orVaried(type, varies)
  }
  return `${JSON.stringify(plain, null, 2)}\n`
}

/** Only in a lab file: `${NAME}` may stand wherever a value does. */
const VARIES = String.raw`\$\{\w+\}`

/** A pattern says nothing of a number, and a limit says nothing of a text: so both can stand in one schema. */
function orVaried(type: Type, varies: string): void {
  if (type.type === 'number' || type.type === 'integer') {
    type.type = [type.type, 'string']
    type.pattern = varies
  } else if (type.pattern !== undefined) type.pattern = `(?:${type.pattern})|${varies}`
  for (const inner of [...(type.anyOf ?? []), ...(type.items ? [type.items] : [])]) orVaried(inner, varies)
}

function describeService({ anyOf = [] }: Type, meanings: Readonly<Record<string, string>>): void {
  for (const { properties = {} } of anyOf)
    for (const [key, type] of Object.entries(properties)) describe(type, meanings[key])
}

/** Beside a `$ref`, draft 7 knows nothing else. */
function describe(type: Type | undefined, meaning: string | undefined): void {
  if (!type || meaning === undefined) return
  const { $ref } = type
  type.description = meaning
  if ($ref === undefined) return
  delete type.$ref
  type.allOf = [{ $ref }]
}
