import * as z from 'zod'
import { parseHost } from '../../docker/address/host-address.ts'
import { rule } from '../../lab/schema.ts'

/** The file of a roster, every value of which is read as text: `007` is an id, and `3` is a lab. */

const HOUR_MS = 60 * 60 * 1000
const UNIT_MS = { h: HOUR_MS, d: 24 * HOUR_MS }
const DAYS = 365
const LABS = 500

const LONGEST_ID = 64
const ID = /^[A-Za-z0-9]([A-Za-z0-9._@-]*[A-Za-z0-9_@-])?$/

/** What Windows takes for a device, whatever comes after a dot: no file or directory can be called so. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
export const isDeviceName = (id: string): boolean => DEVICE.test(id)

/** Whether it can be a student's id: it becomes the name of files, a part of addresses, and a word of command lines. */
export const isStudentId = (id: string): boolean =>
  id.length <= LONGEST_ID && ID.test(id) && !isDeviceName(id)

const words = z.string().regex(/\S/, { ...rule('empty'), abort: true })
const line = words.max(300)
const DATE = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/

const date = z
  .string()
  .refine(isDate, { ...rule('date'), abort: true })
  .refine((text) => DATE.exec(text)?.[4] !== undefined, { ...rule('date-without-zone'), abort: true })
  .transform((text) => new Date(text))

const msOf = (text: string) => Number(text.slice(1, -1)) * UNIT_MS[text.at(-1) as keyof typeof UNIT_MS]
const extension = z
  .string()
  .refine((text) => /^\+\d{1,4}[dh]$/.test(text) && msOf(text) <= DAYS * UNIT_MS.d, rule('extension'))
  .transform(msOf)

const percent = z
  .string()
  .regex(/^(\d\d?(\.\d{1,3})?|100) ?%$/, rule('percent'))
  .transform(Number.parseFloat)

const days = z
  .string()
  .refine((text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= DAYS, rule('days'))
  .transform(Number)

const student = z.strictObject({
  id: z
    .string()
    .refine((id) => !isDeviceName(id), { ...rule('device-name'), abort: true })
    .refine(isStudentId, rule('student-id')),
  name: line.optional(),
  email: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, rule('email'))
    .max(254)
    .optional(),
  keys: z.record(z.string(), z.string().max(300)).default({}),
  host: z.string().refine(isEngine, rule('engine-address')).optional(),
  context: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.+-]*$/, rule('context-name'))
    .optional(),
  submission: words.optional(),
  snapshot: words.optional(),
  due: z.union([extension, z.record(z.string(), extension)]).optional(),
})

export const rosterSchema = z.strictObject({
  course: words.optional(),
  seed: line.optional(),
  labs: z.array(words).min(1, rule('at-least-one-lab')).max(LABS).optional(),
  due: z.record(z.string(), date).default({}),
  late: z.strictObject({ per_day: percent, at_most: days.optional() }).optional(),
  grade: z.enum(['best', 'last']).default('best'),
  students: z.array(student).min(1, rule('at-least-one-student')),
  groups: z.array(z.array(z.string()).min(2)).default([]),
})

export type RosterInput = z.output<typeof rosterSchema>
export type StudentInput = RosterInput['students'][number]

/** JavaScript takes the 30th of February for a day in March. */
function isDate(text: string): boolean {
  const [, day] = DATE.exec(text) ?? []
  const date = new Date(`${day}T00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}

/** Whether it is an address that docker-lab can connect to. Without a scheme it could be anything. */
function isEngine(host: string): boolean {
  if (!/^[a-z]+:\/\//i.test(host)) return false
  try {
    parseHost(host, process.platform)
    return true
  } catch {
    return false
  }
}
