import * as z from 'zod'
import { field } from '../../src/grading/contract/field.ts'
import { asksForText, textMatchKeys } from '../../src/grading/contract/text/text.ts'

/** A path of an image, and what must be there. */
export const schema = () =>
  z
    .strictObject({
      image: field.image(),
      path: field.filePath(),
      exists: field.as(z.boolean().default(true), { absent: false }),
      type: z.enum(['file', 'directory']).default('file'),
      nonempty: z.boolean().default(false),
      ...textMatchKeys(),
      same_as: z.strictObject({ image: field.image(), path: field.filePath() }).optional(),
    })
    .refine((want) => want.type === 'file' || !asksForText(want), { error: 'directory-has-no-text' })

export type ImageFileWant = z.infer<ReturnType<typeof schema>>
