import * as z from 'zod'
import { problemCodes } from '../../grading/problems/codes.ts'
import { SCHEMA, STUDENT_ID } from './snapshot.ts'

/** What a snapshot must look like. What is in the answers is left to those who judge: they believe nothing. */

const line = z.string().max(500)
const sha256 = z.string().regex(/^sha256:[0-9a-f]{1,64}$/)
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
/** A question with what it is about, as the tape writes it. */
const key = z
  .string()
  .max(100_000)
  .regex(/^\["(docker|folder|answers|started|runs)",/)

const answer = z.union([
  z.strictObject({ gave: z.unknown().optional() }),
  z.strictObject({
    unseen: z.enum(Object.keys(problemCodes) as [keyof typeof problemCodes]),
    endpoint: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])

const lab = z.object({
  slug: z.string().regex(/^[^/\\]{1,200}$/),
  number: z.int().min(0).nullable(),
  digest: sha256,
  values: z.record(z.string(), z.union([z.string().max(100), z.number()])),
  opened: z
    .object({
      hints: z.record(z.string().max(100), z.int().min(1).max(99)),
      solution: z.enum(['after-solving', 'gave-up']).optional(),
    })
    .optional(),
})

export const snapshotShape = z.object({
  schema: z.literal(SCHEMA),
  program: z.object({ name: z.literal('docker-lab'), version: line }),
  course: z.object({
    name: line.nullable(),
    title: line.nullable(),
    source: line.optional(),
    revision: line.optional(),
  }),
  engine: z.object({
    endpoint: line,
    name: line.nullable(),
    version: line.nullable(),
    api: line.nullable(),
  }),
  student: z.string().regex(STUDENT_ID).nullable(),
  time: moment,
  // Each once: it is judged as often as it is named.
  labs: z
    .array(lab)
    .min(1)
    .max(500)
    .refine((all) => new Set(all.map(({ slug }) => slug)).size === all.length),
  tape: z.object({
    // Judging compares answers with each other. All labs of a course ask a few hundred questions.
    answers: z.record(key, answer).refine((all) => Object.keys(all).length <= 2000),
    salt: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
    askedBy: z.record(key, z.array(line).max(10_000)),
  }),
  digest: sha256,
})
