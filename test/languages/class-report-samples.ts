import type { ClassExportWords } from '../../src/languages/en/class-export.ts'
import type { ClassReportWords } from '../../src/languages/en/class-report.ts'
import type { Samples } from './words.ts'

export const classReportSamples: Samples<ClassReportWords> = {
  title: [['Docker from zero']],
  studentTitle: [['Alice', 'Docker from zero']],
  counts: [
    [1, 1],
    [30, 4],
  ],
  times: [['port-reversed', 7]],
  failLine: [[7, 30]],
  sharedPair: [['Alice', 'Bob']],
  labelled: [['image ids', '0123456789ab']],
  sharedMore: [[1], [12]],
  late: [
    [1, '10'],
    [3, '7.5'],
  ],
  byHand: [
    ['8', '3'],
    ['1', undefined],
  ],
  by: [['teacher', '3 Dec 2026, 17:00']],
  waitsFor: [[['Port 80 is published', 'The page answers']]],
  took: [[5], [65], [3000]],
  summary: [
    [{ graded: 1, pending: 0, error: 0, missing: 0 }],
    [{ graded: 40, pending: 12, error: 1, missing: 2 }],
  ],
  wrote: [
    [1, 'report.html'],
    [30, 'pages'],
  ],
}

export const classExportSamples: Samples<ClassExportWords> = {
  feedback: [['03 Deploy nginx']],
  late: [
    [1, 10],
    [3, 7.5],
  ],
  byHand: [['teacher', 'Shown in class']],
  comment: [['teacher', 'Look at the port again']],
  labelled: [['03 Deploy nginx', 'nothing handed in']],
  wrote: [
    [1, 'grades.csv'],
    [30, 'results'],
  ],
  leftOut: [[['Alice', 'Bob'], 'no grade']],
  moodleKeys: [['Email address', ['Alice', 'Bob']]],
  noCanvasKey: [[['Alice', 'Bob']]],
  needsOutput: [['xlsx']],
  needsDirectory: [['gradescope']],
  needsZip: [['github-workflow']],
  handIn: [['3']],
  oddFolder: [['03 a b']],
  oneLab: [['gradescope-autograder']],
  noLab: [['9', ['deploy-nginx', 'mysql-volume']]],
  badAssignment: [['3']],
}
