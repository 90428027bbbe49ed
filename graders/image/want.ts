import * as z from 'zod'
import { wantedStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import { field } from '../../src/grading/contract/field.ts'

const pairs = () => z.record(z.string(), z.string())
const note = () => field.text(z.union([z.string().min(1), z.literal(true)]))
const port = () => field.as(z.union([z.int().min(1).max(65535), field.portAndProtocol()]), { is: 'port' })

/** What an image must be like that a student built, committed, loaded or pulled. */
export const schema = () =>
  z
    .strictObject({
      name: field.imageOfAnyTag(),
      state: field.presence(),
      renamed: z.boolean().default(false),
      same_as: field.image().optional(),
      built_from: field.image().optional(),
      layers_more_than_base: field.unsaid(z.int().min(1)).optional(),
      history: z.array(wantedStep()).min(1).optional(),
      command: field.words().optional(),
      entrypoint: field.words().optional(),
      any_form: z.boolean().default(false),
      starts: field.text(z.string().regex(/^[^/\s]+$/, { error: 'program-name' })).optional(),
      env: pairs().optional(),
      lacks_env: field.unsaid(z.array(z.string().regex(/^[^=\s]+$/, 'variable-name')).min(1)).optional(),
      workdir: field.path().optional(),
      user: field.user().optional(),
      exposes: z.array(port()).optional(),
      volumes: z.array(field.path()).optional(),
      labels: z.record(z.string(), z.union([z.string(), z.literal(true)])).optional(),
      author: note().optional(),
      comment: note().optional(),
      healthcheck: z.union([z.literal(true), z.strictObject({ contains: field.part() })]).optional(),
      smaller_than: z
        .union([
          field.size(),
          z.strictObject({
            image: field.image(),
            share: field.unsaid(z.number().positive().max(1)).default(1),
          }),
        ])
        .optional(),
      larger_than: field.as(field.size(), { is: 'unsaid' }).optional(),
    })
    .refine(({ layers_more_than_base, built_from }) => !layers_more_than_base || built_from !== undefined, {
      error: 'needs-built-from',
      path: ['layers_more_than_base'],
    })
    .refine(({ history, built_from }) => !history || built_from !== undefined, {
      error: 'needs-built-from',
      path: ['history'],
    })

export type ImageWant = z.infer<ReturnType<typeof schema>>
