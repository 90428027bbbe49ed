import * as z from 'zod'
import type { Text } from '../languages/list.ts'
import { parseWith } from './explain-issues.ts'
import { id, text } from './schema.ts'
import { readYaml } from './yaml-file.ts'

/** What a course.yaml says. */
export interface CourseFile {
  title: Text
  /** The names of chapters, by what labs call them. */
  chapters: Record<string, Text>
  /** The numbers of labs in the order in which students meet them; labs that it does not name come last. */
  order: number[]
  /** What an engine needs for it, in GB (1024³ bytes). */
  needs?: CourseNeeds | undefined
}

export interface CourseNeeds {
  disk_gb?: number | undefined
  memory_gb?: number | undefined
}

const gigabytes = z.number().positive().max(10_000)

export const courseSchema = z.strictObject({
  title: text,
  chapters: z.record(id, text).default({}),
  order: z.array(z.int().min(0)).default([]),
  needs: z.strictObject({ disk_gb: gigabytes.optional(), memory_gb: gigabytes.optional() }).optional(),
})

/** Reads and validates a course.yaml. @throws InputError */
export const readCourseFile = async (file: string): Promise<CourseFile> =>
  parseWith(courseSchema, await readYaml(file))
