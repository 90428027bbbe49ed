import { casesSchema } from '../../lab/cases-file.ts'
import { courseSchema } from '../../lab/course-file.ts'
import { labSchema } from '../../lab/schema.ts'

/** The schemas of a course's files, except for what is under the keys of check kinds. */
export const FORMATS = { lab: labSchema({}), cases: casesSchema.element, course: courseSchema }

export type Format = keyof typeof FORMATS
