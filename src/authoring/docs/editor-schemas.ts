import * as z from 'zod'
import type { AnyGrader } from '../../grading/contract/contract.ts'
import { everyGrader } from '../../kinds/every.ts'
import { casesSchema } from '../../lab/cases.ts'
import { courseSchema } from '../../lab/course-file.ts'
import { labSchema } from '../../lab/schema.ts'

/** What an editor completes and checks: the JSON Schemas of a course's files, by the names of their own files. */
export async function editorSchemas(): Promise<Record<string, string>> {
  return {
    'lab.schema.json': labJsonSchema(await everyGrader()),
    'cases.schema.json': json(casesSchema.meta({ title: 'The cases of a lab' })),
    'course.schema.json': json(courseSchema.meta({ title: 'A course of docker-lab' })),
  }
}

/** That of a lab file: the engine's schema with every grader's in it. */
function labJsonSchema(graders: Record<string, AnyGrader>): string {
  const kinds = Object.entries(graders).map(
    ([key, { schema, summary }]) => [key, schema().describe(summary)] as const,
  )
  return json(labSchema(Object.fromEntries(kinds)).meta({ title: 'A lab of docker-lab' }))
}

/** Draft 7, which every editor knows. */
function json(schema: z.ZodType): string {
  const plain = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override({ jsonSchema }) {
      // Not a format of JSON Schema, and the pattern beside it says the same.
      if (jsonSchema.format === 'starts_with') delete jsonSchema.format
    },
  })
  return `${JSON.stringify(plain, null, 2)}\n`
}
