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

/** Whether it can be a student's id: it becomes the name of files, a part of addresses, and a word of command lines. */
export const isStudentId = (id: string): boolean => id.length <= LONGEST_ID && ID.test(id)

const words = z.string().regex(/\S/, { ...rule('empty'), abort: true })
const line = words.max(300)
/** zod asks for seconds, which people leave out. */
const withSeconds = (text: string) => text.replace(/(T\d\d:\d\d)(?=$|[Z+-])/, '$1:00')
const isDate = (zone: object) => (text: string) => z.iso.datetime(zone).safeParse(withSeconds(text)).success
const hasNoZone = (text: string) => isDate({ local: true })(text) && !text.endsWith('Z')

const date = z
  .string()
  .refine((text) => !hasNoZone(text), { ...rule('date-without-zone'), abort: true })
  .refine(isDate({ offset: true }), { ...rule('date'), abort: true })
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
  id: z.string().refine(isStudentId, rule('student-id')),
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
