import type { ImportedList } from '../../src/languages/class-roster.ts'
import type { ClassRosterWords } from '../../src/languages/en/class-roster.ts'
import type { Samples } from './words.ts'

const imported: ImportedList = {
  format: 'csv',
  list: { encoding: 'UTF-8', separator: ',' },
  update: false,
  people: 30,
  skipped: [],
  unused: [],
  added: ['alice'],
  completed: [],
  absent: [],
}
const files = { file: 'class.csv', roster: 'roster.yaml' }
const many = Array.from({ length: 12 }, (_, index) => `s${index}`)

export const classRosterSamples: Samples<ClassRosterWords> = {
  told: [
    [imported, files],
    [
      {
        ...imported,
        format: 'canvas',
        list: { encoding: 'UTF-16', separator: '\t' },
        people: 1,
        skipped: [
          { line: 2, why: 'points-possible' },
          { line: 9, why: 'test-student' },
        ],
        unused: ['Lab 3', 'Final Score'],
      },
      files,
    ],
    [
      {
        ...imported,
        format: 'moodle',
        list: { encoding: 'GB18030', separator: ';' },
        update: true,
        skipped: [{ line: 4, why: 'no-student' }],
        completed: ['bob'],
        absent: ['carol'],
      },
      files,
    ],
    [{ ...imported, update: true, added: many, completed: ['bob', 'carol'], absent: many }, files],
    [{ ...imported, update: true, added: [] }, files],
  ],
  comment: [['class.csv']],
}
