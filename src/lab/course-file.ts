import * as z from 'zod'
import { parseWith } from './explain-issues.ts'
import { text } from './schema.ts'
import { readYaml } from './yaml-file.ts'

export const courseSchema = z.strictObject({ title: text.describe('what the course is called') })

/** Reads and validates a course.yaml. @throws InputError */
export const readCourseFile = async (file: string) => parseWith(courseSchema, await readYaml(file))
