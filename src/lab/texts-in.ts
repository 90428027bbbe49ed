import type { CourseFile } from './course-file.ts'
import type { Lab, Text } from './lab.ts'

/**
 * A text of a course in a language that docker-lab itself does not speak, such as `fr`, for those who set up their system
 * in it. Where it was not translated to that, it is what it was.
 */
export const textIn = (text: Text, code: string): Text =>
  typeof text === 'string' ? text : (text[code] ?? text)

/** A lab with such texts. */
export const labIn = (lab: Lab, code: string): Lab => ({
  ...lab,
  texts: code,
  title: textIn(lab.title, code),
  checks: lab.checks.map((check) => ({
    ...check,
    title: textIn(check.title, code),
    hints: check.hints.map((hint) => textIn(hint, code)),
  })),
})

/** What a course says of itself, with such texts. */
export const courseIn = <Said extends Partial<CourseFile>>(course: Said, code: string): Said => ({
  ...course,
  ...(course.title && { title: textIn(course.title, code) }),
  ...(course.chapters && {
    chapters: Object.fromEntries(
      Object.entries(course.chapters).map(([name, title]) => [name, textIn(title, code)]),
    ),
  }),
})
