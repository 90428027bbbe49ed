import { Document, Pair, type Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { type StudentLine, studentNode, text, written } from './student-nodes.ts'

export interface NewRoster {
  /** As the roster writes it; undefined for the one that `check` uses. */
  course: string | undefined
  /** As the command line has them; undefined for all. */
  labs: readonly string[] | undefined
  students: readonly StudentLine[]
}

/** The text of a new roster. @param comment what it says at its top; each line begins with a space */
export function newRoster({ course, labs, students }: NewRoster, comment: string): string {
  const doc = new Document(new YAMLMap(), { schema: 'failsafe' })
  doc.commentBefore = comment
  const root = doc.contents as unknown as YAMLMap<Scalar, unknown>
  if (course !== undefined) root.items.push(new Pair(text('course'), text(course)))
  if (labs) root.items.push(new Pair(text('labs'), listOf(labs.map(plainText), true)))
  root.items.push(new Pair(text('students'), listOf(students.map(studentNode), false)))
  return written(doc)
}

/** Numbers of labs need no quotes: a roster is read as it is written. */
function plainText(lab: string): Scalar {
  const scalar = text(lab)
  if (/^\d+$/.test(lab)) delete scalar.type
  return scalar
}

function listOf(items: unknown[], flow: boolean): YAMLSeq {
  const list = new YAMLSeq()
  list.flow = flow
  list.items = items
  return list
}
