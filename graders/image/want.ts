import * as z from 'zod'
import { field } from '../../src/grading/contract/field.ts'

const words = () => z.array(field.text(z.string()))
const pairs = () => z.record(z.string(), z.string())
const note = () => field.text(z.union([z.string().min(1), z.literal(true)]))
const port = () =>
  field.as(
    z.union([z.int().min(1).max(65535), z.string().regex(/^\d+\/(tcp|udp|sctp)$/, 'port-and-protocol')]),
    { is: 'port' },
  )

/** What an image must be like that a student built, committed, loaded or pulled. */
export const schema = () =>
  z
    .strictObject({
      name: field.image(),
      state: field.presence(),
      renamed: z.boolean().default(false),
      built_from: field.image().optional(),
      layers_more_than_base: field.unsaid(z.int().min(1)).optional(),
      command: words().optional(),
      entrypoint: words().optional(),
      env: pairs().optional(),
      workdir: field.path().optional(),
      exposes: z.array(port()).optional(),
      volumes: z.array(field.as(z.string(), { is: 'path' })).optional(),
      labels: pairs().optional(),
      author: note().optional(),
      comment: note().optional(),
    })
    .refine(({ layers_more_than_base, built_from }) => !layers_more_than_base || built_from !== undefined, {
      error: 'needs-built-from',
      path: ['layers_more_than_base'],
    })

export type ImageWant = z.infer<ReturnType<typeof schema>>
