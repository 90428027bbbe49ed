import * as z from 'zod'
import { field } from '../../src/grading/contract/field.ts'

const called = () => field.unsaid(z.array(z.string()).min(1))

/** What must have become of which things. */
export const schema = () =>
  z
    .strictObject({
      containers: field.containers().optional(),
      images: z.array(field.image()).min(1).optional(),
      volumes: z.array(field.volume()).min(1).optional(),
      networks: z.array(field.network()).min(1).optional(),
      dangling_images: called().optional(),
      anonymous_volumes: called().optional(),
      is: field.as(z.enum(['same', 'restarted', 'recreated', 'gone']), { absent: 'gone' }),
    })
    .refine(({ is: _, ...things }) => Object.values(things).some((names) => names !== undefined), {
      error: 'needs-things',
    })
    .refine(({ is, containers: _, ...others }) => is !== 'restarted' || Object.keys(others).length === 0, {
      error: 'only-containers-restart',
    })

export type SinceStartWant = z.infer<ReturnType<typeof schema>>
