import * as z from 'zod'
import type { AnyGrader } from '../grading/contract/grader.ts'
import { labSchema } from '../lab/schema.ts'

/** `labs/lab.schema.json`: what an editor completes and checks in a lab file, from the engine's schema and every grader's. */
export function labJsonSchema(graders: Record<string, AnyGrader>): string {
  const kinds = Object.entries(graders).map(
    ([key, { schema, summary }]) => [key, schema().describe(summary)] as const,
  )
  const schema = labSchema(Object.fromEntries(kinds)).meta({ title: 'A lab of docker-lab' })
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
}
