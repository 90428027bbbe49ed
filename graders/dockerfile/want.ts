import * as z from 'zod'
import { wantedStep } from '../../src/grading/contract/dockerfile/wanted-step.ts'
import { field } from '../../src/grading/contract/field.ts'

const stepOfFile = () => wantedStep().extend({ from: field.text(z.string().min(1)).optional() })
const steps = () => z.array(stepOfFile()).min(1).optional()

/** What the student's Dockerfile must be like. */
export const schema = () =>
  z.strictObject({
    path: field.workPath().default('Dockerfile'),
    image: field.image().optional(),
    base: z.union([field.image(), z.array(field.image()).min(1)]).optional(),
    stages: z.int().min(1).optional(),
    has: steps(),
    lacks: steps(),
    order: z.array(stepOfFile()).min(2).optional(),
  })

export type DockerfileWant = z.infer<ReturnType<typeof schema>>
