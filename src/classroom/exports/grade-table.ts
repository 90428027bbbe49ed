import type { ClassExportWords } from '../../languages/en/class-export.ts'
import type { ClassReport, LabFigures } from '../class-report.ts'
import type { Cell } from './csv.ts'
import { noteOf } from './feedback.ts'

/** How files for people call a lab: `03 Deploy nginx`. */
export const labName = ({ number, title }: Pick<LabFigures, 'number' | 'title'>): string =>
  number === null ? title : `${`${number}`.padStart(2, '0')} ${title}`

/**
 * A line for each student: points of each lab, their sum, and notes that say why a cell is empty or what changed a
 * grade. The first line has the headings, with how many points are possible.
 */
export function gradeTable({ labs, students }: ClassReport, words: ClassExportWords): Cell[][] {
  const heads = labs.map((lab) => `${labName(lab)} /${lab.possible}`)
  return [
    [words.id, words.name, words.email, ...heads, words.total, words.note],
    ...students.map((student): Cell[] => {
      const notes = student.labs.flatMap((one, index) =>
        noteOf(one, words).map((note) => words.labelled(labName(labs[index] as LabFigures), note)),
      )
      return [
        student.id,
        student.name,
        student.email,
        ...student.labs.map(({ points }) => points),
        student.total.possible > 0 ? student.total.points : null,
        notes.join('; '),
      ]
    }),
  ]
}
