import type { ClassExportWords } from '../../languages/en/class-export.ts'
import type { ClassReport, StudentFigures } from '../class-report.ts'
import { type Cell, csv } from './csv.ts'
import { labName } from './grade-table.ts'
import { keyOf } from './keys.ts'
import type { Exported } from './moodle.ts'

const HEAD = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section']

/**
 * What the gradebook of Canvas imports: its five columns for students, one for each lab, and a row of possible points. A
 * lab with the id of an assignment, `Title (12345)`, goes there; any other becomes a new assignment.
 * {@link https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807}
 * @param assignments ids of assignments, by the labs' slugs
 */
export function canvas(
  { labs, students }: ClassReport,
  assignments: ReadonlyMap<string, string>,
  words: ClassExportWords,
): Exported {
  const heads = labs.map((lab) => {
    const id = assignments.get(lab.slug)
    return id === undefined ? labName(lab) : `${labName(lab)} (${id})`
  })
  const identified = students.map((student) => ({ student, keys: keysOf(student) }))
  const rows = identified.map(({ student, keys }): Cell[] => [
    student.name,
    ...keys,
    keyOf(student, 'Section') ?? null,
    ...student.labs.map(({ points }) => points),
  ])
  const possible: Cell[] = ['    Points Possible', null, null, null, null, ...labs.map((lab) => lab.possible)]
  const unknown = identified.filter(({ keys }) => keys.every((key) => key === null))
  return {
    text: csv([[...HEAD, ...heads], possible, ...rows]),
    notes: unknown.length > 0 ? [words.noCanvasKey(unknown.map(({ student }) => student.name))] : [],
  }
}

const keysOf = (student: StudentFigures): (string | null)[] => [
  keyOf(student, 'ID', 'Canvas ID') ?? null,
  keyOf(student, 'SIS User ID') ?? null,
  keyOf(student, 'SIS Login ID') ?? null,
]
