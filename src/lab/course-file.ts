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
}

export const courseSchema = z.strictObject({
  title: text,
  chapters: z.record(id, text).default({}),
})

/** Reads and validates a course.yaml. @throws InputError */
export const readCourseFile = async (file: string): Promise<CourseFile> =>
  parseWith(courseSchema, await readYaml(file))
